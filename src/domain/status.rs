/// Where a code stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Status {
    Unused,
    Used,
    Revoked,
    Expired,
    /// A number without a known meaning, to be shown as it is.
    Unknown(i64),
    /// The row has no readable number, and nothing else in it tells.
    Unstated,
}

/// What one of the API's status numbers means.
#[derive(Clone, PartialEq, Debug)]
pub struct StatusRule {
    pub status: Status,
    /// The deployment's own word for it.
    pub label: Option<String>,
    /// Whether the API takes back a code in this status.
    pub revocable: bool,
}

/// What the API's status numbers mean.
///
/// The API's reference does not publish them, so a deployment can replace the meaning of each.
#[derive(Clone, PartialEq, Debug)]
pub struct StatusTable {
    /// In number order, each number once.
    rules: Vec<(i64, StatusRule)>,
}

impl StatusTable {
    /// Gives `number` this meaning; the other numbers keep the one they had.
    pub fn set(&mut self, number: i64, rule: StatusRule) {
        match self.rules.binary_search_by_key(&number, |known| known.0) {
            Ok(at) => self.rules[at].1 = rule,
            Err(at) => self.rules.insert(at, (number, rule)),
        }
    }

    #[cfg(test)]
    pub fn with(mut self, number: i64, rule: StatusRule) -> StatusTable {
        self.set(number, rule);
        self
    }

    pub fn rule(&self, number: i64) -> Option<&StatusRule> {
        let at = self
            .rules
            .binary_search_by_key(&number, |known| known.0)
            .ok()?;
        Some(&self.rules[at].1)
    }

    /// In number order: the choices of a status filter.
    pub fn rules(&self) -> impl Iterator<Item = (i64, &StatusRule)> {
        self.rules.iter().map(|(number, rule)| (*number, rule))
    }
}

impl Default for StatusTable {
    fn default() -> StatusTable {
        let meanings = [
            Status::Unused,
            Status::Used,
            Status::Revoked,
            Status::Expired,
        ];
        let rule = |status| StatusRule {
            status,
            label: None,
            revocable: status == Status::Unused,
        };
        StatusTable {
            rules: (1..).zip(meanings.map(rule)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paused() -> StatusRule {
        StatusRule {
            status: Status::Unknown(0),
            label: Some("Paused".to_owned()),
            revocable: true,
        }
    }

    #[test]
    fn only_unused_codes_can_be_revoked_by_default() {
        let table = StatusTable::default();
        let revocable: Vec<i64> = table
            .rules()
            .filter(|(_, rule)| rule.revocable)
            .map(|(number, _)| number)
            .collect();
        assert_eq!(revocable, [1]);
        assert_eq!(table.rule(4).unwrap().status, Status::Expired);
        assert!(table.rule(5).is_none());
    }

    #[test]
    fn a_deployment_adds_and_replaces_meanings() {
        let table = StatusTable::default().with(0, paused()).with(2, paused());
        let numbers: Vec<i64> = table.rules().map(|(number, _)| number).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4]);
        assert_eq!(table.rule(2), Some(&paused()));
        assert_eq!(table.rule(1).unwrap().status, Status::Unused);
    }
}
