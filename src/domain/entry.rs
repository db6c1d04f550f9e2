use super::amount::Amount;
use super::code::{Code, Kind};
use super::order::{Order, OrderKind};
use super::status::{Status, StatusTable};
use super::timestamp::Timestamp;

/// One row of a listing. What a row does not say is `None`.
#[derive(Clone, PartialEq)]
pub struct CodeEntry {
    pub code: Code,
    pub kind: Kind,
    pub amount: Amount,
    /// The API's own number, see [`CodeEntry::status`] for what it comes to.
    pub status_number: Option<i64>,
    /// Email of the one account that may redeem the code; anyone may without it.
    pub forward_to: Option<String>,
    /// Email of the account that redeemed it.
    pub used_by: Option<String>,
    pub used_at: Option<Timestamp>,
    pub created_at: Option<Timestamp>,
    /// `None` is never.
    pub expired_at: Option<Timestamp>,
    pub is_enterprise: Option<bool>,
    /// Fields that we do not know or could not read, each with its JSON text, in the order of the answer.
    pub extra: Vec<(String, String)>,
    /// The row as the server wrote it, without the space between its parts; empty where it is not from a list.
    pub json: Box<str>,
}

impl CodeEntry {
    /// A code that this order has made, as far as the order tells: what the list would say besides is not known.
    pub fn of_order(code: Code, order: &Order, at: Timestamp) -> CodeEntry {
        CodeEntry {
            code,
            kind: match order.kind() {
                OrderKind::Ip => Kind::Ip,
                OrderKind::Traffic => Kind::Traffic,
            },
            amount: order.each().into(),
            status_number: None,
            forward_to: order.forward_to().map(str::to_owned),
            used_by: None,
            used_at: None,
            created_at: Some(at),
            expired_at: None,
            is_enterprise: None,
            extra: Vec::new(),
            json: Box::default(),
        }
    }

    /// Whether it is a row of a list, so that what it does not say is not so.
    pub fn is_from_list(&self) -> bool {
        !self.json.is_empty()
    }

    /// Whether the row has this field in a form that we can't read, so that it is not known to be absent.
    pub fn is_unread(&self, field: &str) -> bool {
        self.extra.iter().any(|(known, _)| known == field)
    }

    /// Where the code stands: what the row shows goes before what its number claims.
    ///
    /// A code with a time of use is used. A code past its expiry is expired if its number says unused or
    /// nothing at all; a used or revoked one stays what it is.
    pub fn status(&self, table: &StatusTable, now: Timestamp) -> Status {
        if self.used_at.is_some() {
            return Status::Used;
        }
        let claimed = match self.status_number {
            None => Status::Unstated,
            Some(number) => table
                .rule(number)
                .map_or(Status::Unknown(number), |rule| rule.status),
        };
        match claimed {
            Status::Unused | Status::Unstated if self.has_expired(now) => Status::Expired,
            claimed => claimed,
        }
    }

    /// The deployment's own word for the status, unless the row shows that the number is not true.
    pub fn status_label<'t>(&self, table: &'t StatusTable, now: Timestamp) -> Option<&'t str> {
        let rule = table.rule(self.status_number?)?;
        let holds = self.status(table, now) == rule.status;
        rule.label.as_deref().filter(|_| holds)
    }

    /// Whether to offer taking the code back: its number allows it, and it is neither used nor expired.
    pub fn is_revocable(&self, table: &StatusTable, now: Timestamp) -> bool {
        let allowed = self
            .status_number
            .and_then(|number| table.rule(number))
            .is_some_and(|rule| rule.revocable);
        allowed && self.used_at.is_none() && !self.has_expired(now)
    }

    fn has_expired(&self, now: Timestamp) -> bool {
        self.expired_at.is_some_and(|end| end <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::amount::IpCount;
    use crate::domain::status::StatusRule;

    const BEFORE: Timestamp = Timestamp::from_unix(1_700_000_000);
    const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
    const AFTER: Timestamp = Timestamp::from_unix(1_900_000_000);

    fn entry(status_number: Option<i64>) -> CodeEntry {
        CodeEntry {
            code: Code::new("9P-AB12").unwrap(),
            kind: Kind::Ip,
            amount: Amount::Ips(IpCount(5)),
            status_number,
            forward_to: None,
            used_by: None,
            used_at: None,
            created_at: None,
            expired_at: None,
            is_enterprise: None,
            extra: Vec::new(),
            json: Box::default(),
        }
    }

    fn status_of(entry: &CodeEntry) -> Status {
        entry.status(&StatusTable::default(), NOW)
    }

    fn is_revocable(entry: &CodeEntry) -> bool {
        entry.is_revocable(&StatusTable::default(), NOW)
    }

    #[test]
    fn without_other_evidence_the_number_holds() {
        assert_eq!(status_of(&entry(Some(1))), Status::Unused);
        assert_eq!(status_of(&entry(Some(3))), Status::Revoked);
        assert_eq!(status_of(&entry(Some(9))), Status::Unknown(9));
        assert_eq!(status_of(&entry(None)), Status::Unstated);
    }

    #[test]
    fn a_time_of_use_makes_it_used_and_not_revocable() {
        for number in [None, Some(1), Some(3), Some(9)] {
            let used = CodeEntry {
                used_at: Some(BEFORE),
                ..entry(number)
            };
            assert_eq!(status_of(&used), Status::Used);
            assert!(!is_revocable(&used));
        }
    }

    #[test]
    fn a_past_expiry_ends_only_what_was_open() {
        let ending = |number, at| CodeEntry {
            expired_at: Some(at),
            ..entry(number)
        };
        assert_eq!(status_of(&ending(Some(1), BEFORE)), Status::Expired);
        assert_eq!(status_of(&ending(Some(1), NOW)), Status::Expired);
        assert_eq!(status_of(&ending(None, BEFORE)), Status::Expired);
        assert_eq!(status_of(&ending(Some(1), AFTER)), Status::Unused);
        assert_eq!(status_of(&ending(Some(3), BEFORE)), Status::Revoked);
        assert!(!is_revocable(&ending(Some(1), BEFORE)));
        assert!(is_revocable(&ending(Some(1), AFTER)));
    }

    #[test]
    fn a_label_is_shown_while_its_number_is_true() {
        let table = StatusTable::default().with(
            5,
            StatusRule {
                status: Status::Unknown(5),
                label: Some("Paused".to_owned()),
                revocable: true,
            },
        );
        let mut paused = entry(Some(5));
        assert_eq!(paused.status_label(&table, NOW), Some("Paused"));
        assert!(paused.is_revocable(&table, NOW));
        paused.used_at = Some(BEFORE);
        assert_eq!(paused.status_label(&table, NOW), None);
    }
}
