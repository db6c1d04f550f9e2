use std::fmt;
use std::time::Duration;

/// What became of one step.
pub enum Verdict {
    /// All is well; how many tests said so, where there are tests.
    Passed {
        tests: Option<usize>,
    },
    Failed,
    /// An earlier step failed.
    NotRun,
}

/// The steps of a run with their verdicts and times, as the table at its end.
#[derive(Default)]
pub struct Summary(Vec<(&'static str, Verdict, Duration)>);

impl Summary {
    pub fn add(&mut self, step: &'static str, verdict: Verdict, took: Duration) {
        self.0.push((step, verdict, took));
    }

    pub fn failed(&self) -> bool {
        self.0
            .iter()
            .any(|(_, verdict, _)| matches!(verdict, Verdict::Failed))
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut total = 0;
        writeln!(f, "{:<26} {:>7} {:>7}  verdict", "step", "tests", "time")?;
        for (step, verdict, took) in &self.0 {
            let (count, word) = match verdict {
                Verdict::Passed { tests } => (*tests, "ok"),
                Verdict::Failed => (None, "FAILED"),
                Verdict::NotRun => (None, "not run"),
            };
            total += count.unwrap_or(0);
            let count = count.map(|count| count.to_string()).unwrap_or_default();
            writeln!(f, "{step:<26} {count:>7} {:>7}  {word}", clock(*took))?;
        }
        let took = clock(self.0.iter().map(|(.., took)| *took).sum());
        let word = if self.failed() { "FAILED" } else { "ok" };
        write!(f, "{:<26} {total:>7} {took:>7}  {word}", "all")
    }
}

/// Minutes and seconds, as on a clock.
fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// How many tests passed, by a line such as `test result: ok. 12 passed; 0 failed; …` of a test runner.
pub fn passed(line: &str) -> Option<usize> {
    let counts = line.trim_start().strip_prefix("test result: ")?;
    let (before, _) = counts.split_once(" passed")?;
    before.rsplit(' ').next()?.parse().ok()
}

/// The name of a test that failed, by its line.
pub fn failed(line: &str) -> Option<&str> {
    let (name, verdict) = line.strip_prefix("test ")?.split_once(" ... ")?;
    verdict.starts_with("FAILED").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_failed_is_known_by_name() {
        assert_eq!(
            failed("test bulk::all_of_it ... FAILED"),
            Some("bulk::all_of_it")
        );
        assert_eq!(failed("test bulk::all_of_it ... ok"), None);
        assert_eq!(failed("test result: FAILED. 1 passed"), None);
    }

    #[test]
    fn passed_tests_are_counted_by_the_result_line_alone() {
        let result = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.00s";
        assert_eq!(passed(result), Some(12));
        assert_eq!(passed("test nine_passed ... ok"), None);
        assert_eq!(passed("running 12 tests"), None);
    }

    #[test]
    fn the_table_adds_up_and_one_failure_fails_it() {
        let mut summary = Summary::default();
        summary.add(
            "native tests",
            Verdict::Passed { tests: Some(40) },
            Duration::from_secs(61),
        );
        summary.add(
            "browser tests",
            Verdict::Passed { tests: Some(2) },
            Duration::from_secs(9),
        );
        assert!(!summary.failed());
        let table = summary.to_string();
        assert!(
            table.ends_with("all                             42    1:10  ok"),
            "{table}"
        );

        summary.add("page", Verdict::Failed, Duration::ZERO);
        summary.add("end-to-end tests", Verdict::NotRun, Duration::ZERO);
        assert!(summary.failed());
        let table = summary.to_string();
        assert!(
            table.contains("not run") && table.ends_with("FAILED"),
            "{table}"
        );
    }
}
