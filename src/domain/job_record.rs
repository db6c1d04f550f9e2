//! What is kept of a bulk job while it runs, so that a closed page can be gone on from: all but the codes.

use super::account_id::AccountId;
use super::code::Code;
use super::job::JobKind;
use super::outcome::Outcome;
use super::timestamp::Timestamp;

/// The first word of a text that this release writes and reads.
const VERSION: &str = "1";

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobRecord {
    /// A word, as `crypto.randomUUID` makes it.
    pub id: String,
    pub kind: JobKind,
    pub account: AccountId,
    pub began_at: Timestamp,
    /// A letter for each code, in the order of the job.
    pub fates: String,
}

impl JobRecord {
    /// The record with what has become of the codes.
    pub fn with(mut self, report: &[(Code, Outcome)]) -> JobRecord {
        let letter = |(_, outcome): &(Code, Outcome)| match outcome {
            Outcome::Done => 'd',
            Outcome::Refused { .. } | Outcome::Unconfirmed { .. } => 'r',
            Outcome::InDoubt => 's',
            Outcome::NotSent => 'n',
        };
        self.fates = report.iter().map(letter).collect();
        self
    }

    pub fn write(&self) -> String {
        let kind = match self.kind {
            JobKind::Redeem => "redeem",
            JobKind::Revoke => "revoke",
        };
        let began = self.began_at.as_millis().to_string();
        let account = self.account.hex();
        [VERSION, kind, &account, &began, &self.fates].join(" ")
    }

    /// `None` where the text is not one that [`Self::write`] wrote.
    pub fn read(id: &str, text: &str) -> Option<JobRecord> {
        let mut words = text.split(' ');
        if words.next()? != VERSION {
            return None;
        }
        let kind = match words.next()? {
            "redeem" => JobKind::Redeem,
            "revoke" => JobKind::Revoke,
            _ => return None,
        };
        let account = AccountId::from_hex(words.next()?)?;
        let began_at = Timestamp::from_millis(words.next()?.parse().ok()?);
        let fates = words.next()?;
        let is_read = fates.bytes().all(|fate| b"drsn".contains(&fate)) && words.next().is_none();
        is_read.then(|| JobRecord {
            id: id.to_owned(),
            kind,
            account,
            began_at,
            fates: fates.to_owned(),
        })
    }

    /// How many codes the job has.
    pub fn codes(&self) -> u64 {
        self.fates.len() as u64
    }

    /// How many of them are done.
    pub fn done(&self) -> u64 {
        self.fates.bytes().filter(|fate| *fate == b'd').count() as u64
    }

    /// The codes with what became of them. The server's words are not kept: what it has refused is in doubt, until a list
    /// is asked. `None` where the codes are not as many as the job has.
    pub fn report(&self, codes: Vec<Code>) -> Option<Vec<(Code, Outcome)>> {
        let outcome = |fate| match fate {
            b'd' => Outcome::Done,
            b'n' => Outcome::NotSent,
            _ => Outcome::InDoubt,
        };
        (codes.len() == self.fates.len()).then(|| {
            let outcomes = self.fates.bytes().map(outcome);
            codes.into_iter().zip(outcomes).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Refusal;

    fn report() -> Vec<(Code, Outcome)> {
        let reason = Refusal::NotDone;
        let outcomes = [
            Outcome::Done,
            Outcome::Refused { reason },
            Outcome::InDoubt,
            Outcome::NotSent,
        ];
        let code = |n: usize| Code::new(&format!("9P-{n}")).unwrap();
        let pairs = outcomes.into_iter().enumerate();
        pairs.map(|(n, outcome)| (code(n), outcome)).collect()
    }

    fn record() -> JobRecord {
        let record = JobRecord {
            id: "6f2c7b1e".to_owned(),
            kind: JobKind::Revoke,
            account: AccountId::from_hex("a6f607e8").unwrap(),
            began_at: Timestamp::from_millis(1_773_324_331_123),
            fates: String::new(),
        };
        record.with(&report())
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let text = record().write();
        assert_eq!(text, "1 revoke a6f607e8 1773324331123 drsn");
        assert_eq!(JobRecord::read("6f2c7b1e", &text), Some(record()));
    }

    /// As IndexedDB has them of the release before, a line for each.
    #[test]
    fn kept_records_are_read_and_written_by_every_release() {
        let text = include_str!("../../tests/golden/jobs.txt");
        let of = |kind, account, began_at, fates: &str| JobRecord {
            id: "6f2c7b1e".to_owned(),
            kind,
            account: AccountId::from_hex(account).unwrap(),
            began_at: Timestamp::from_millis(began_at),
            fates: fates.to_owned(),
        };
        let records = [
            of(JobKind::Revoke, "a6f607e8", 1_773_324_331_123, "drsn"),
            of(
                JobKind::Redeem,
                "167dcb5d",
                1_773_324_331_124,
                "ssssssssnnnnnnnnnn",
            ),
            of(JobKind::Redeem, "00000001", 0, "d"),
        ];
        let written: Vec<String> = records.iter().map(JobRecord::write).collect();
        assert_eq!(written, text.lines().collect::<Vec<_>>());
        let read: Vec<JobRecord> = (text.lines())
            .filter_map(|line| JobRecord::read("6f2c7b1e", line))
            .collect();
        assert_eq!(read, records);
    }

    #[test]
    fn a_damaged_text_is_no_record() {
        for text in [
            "",
            "2 revoke a6f607e8 1773324331123 drsn",
            "1 give a6f607e8 1773324331123 drsn",
            "1 revoke a6f607 1773324331123 drsn",
            "1 revoke a6f607e8 soon drsn",
            "1 revoke a6f607e8 1773324331123 drsx",
            "1 revoke a6f607e8 1773324331123 drsn n",
            "1 revoke a6f607e8 1773324331123",
        ] {
            assert_eq!(JobRecord::read("6f2c7b1e", text), None, "{text}");
        }
    }

    #[test]
    fn what_was_refused_is_in_doubt_after_a_restart() {
        let codes: Vec<Code> = report().into_iter().map(|(code, _)| code).collect();
        let read = record().report(codes.clone()).unwrap();
        let outcomes: Vec<Outcome> = read.into_iter().map(|(_, outcome)| outcome).collect();
        use Outcome::{Done, InDoubt, NotSent};
        assert_eq!(outcomes, [Done, InDoubt, InDoubt, NotSent]);
        assert_eq!(record().report(codes[1..].to_vec()), None);
        assert_eq!((record().codes(), record().done()), (4, 1));
    }
}
