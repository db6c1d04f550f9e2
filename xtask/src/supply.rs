//! What the project is built upon: its licences, doubles and sources, and what is known to be wrong with it.

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::tools::{self, Tools};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// `cargo deny` by deny.toml, and `npm audit` for what the tests use.
///
/// Known faults of crates and packages are asked for elsewhere. Where nobody answers, that is said and the rest is checked.
pub fn check(project: &Project, tools: &Tools) -> Result<(), Failure> {
    let deny = tools::cargo_deny()?;
    let program = deny.map_or("cargo-deny".into(), |folder| folder.join("cargo-deny"));
    let cargo_deny = || {
        let mut command = tools.command(project, &program.to_string_lossy());
        command.args(["--workspace", "--locked", "--log-level", "error"]);
        // Whoever runs the tests is not there to be asked for a password.
        command.env("GIT_TERMINAL_PROMPT", "0");
        command
    };
    let mut checks = vec!["bans", "licenses", "sources"];
    if process::succeeds(cargo_deny().args(["fetch", "db"])) {
        checks.push("advisories");
    } else {
        println!("{}", not_asked("crates", "RustSec's list"));
    }
    let mut check = cargo_deny();
    // An exception that has lost its reason hides what comes next.
    check.args([
        "--offline",
        "check",
        "-D",
        "unmatched-skip",
        "-D",
        "unnecessary-skip",
    ]);
    if !process::succeeds(check.args(&checks)) {
        return Err(Failure::new(
            "what the project is built upon breaks deny.toml",
            "Its message is above: take another crate or version, or write down in deny.toml why it may stay.",
        ));
    }
    audit_packages(project)
}

fn not_asked(what: &str, whom: &str) -> String {
    format!(
        "NOT ASKED: {whom} did not answer; known faults and withdrawn versions of the {what} are not looked for. All else is checked."
    )
}

/// The packages of tests/e2e, none of which is shipped.
fn audit_packages(project: &Project) -> Result<(), Failure> {
    let folder = project.root().join("tests/e2e");
    match audit(&folder) {
        None => {
            println!("{}", not_asked("packages of tests/e2e", "npm's registry"));
            Ok(())
        }
        Some(0) => {
            println!("npm audit ok");
            Ok(())
        }
        Some(faults) => Err(Failure::new(
            format!("{faults} of the packages of tests/e2e have known faults"),
            "`npm audit --prefix tests/e2e` names them: take other versions.",
        )),
    }
}

/// How many packages have known faults; `None` when nobody says.
fn audit(folder: &Path) -> Option<u64> {
    let mut npm = Command::new("npm");
    npm.args([
        "audit",
        "--json",
        "--package-lock-only",
        "--fetch-retries=0",
        "--fetch-timeout=10000",
        "--prefix",
    ]);
    // It ends badly both where it has found something and where it could not ask.
    let output = npm.arg(folder).output().ok()?;
    faults(&String::from_utf8_lossy(&output.stdout))
}

/// As npm writes it: <https://docs.npmjs.com/cli/commands/npm-audit>.
fn faults(report: &str) -> Option<u64> {
    let report: Value = serde_json::from_str(report).ok()?;
    report["metadata"]["vulnerabilities"]["total"].as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_that_does_not_answer_is_not_taken_for_one_that_knows_nothing() {
        let none = r#"{"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"vulnerabilities": {"total": 0}}}"#;
        assert_eq!(faults(none), Some(0));
        assert_eq!(faults(&none.replace(": 0", ": 3")), Some(3));
        let refused =
            r#"{"message": "request failed", "method": "POST", "statusCode": 405, "body": {}}"#;
        assert_eq!(faults(refused), None);
        assert_eq!(faults(""), None);
    }
}
