use super::query::List;

/// What can stand in a column beside the code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ColumnName {
    Kind,
    Amount,
    Status,
    Note,
    Recipient,
    RedeemedBy,
    RedeemedAt,
    Created,
    Expires,
}

impl ColumnName {
    /// The names on disk, in the order in which the columns stand from the start.
    const NAMES: [(ColumnName, &'static str); 9] = [
        (ColumnName::Kind, "kind"),
        (ColumnName::Amount, "amount"),
        (ColumnName::Status, "status"),
        (ColumnName::Note, "note"),
        (ColumnName::Recipient, "recipient"),
        (ColumnName::RedeemedBy, "redeemed-by"),
        (ColumnName::RedeemedAt, "redeemed-at"),
        (ColumnName::Created, "created"),
        (ColumnName::Expires, "expires"),
    ];

    pub fn name(self) -> &'static str {
        let known = ColumnName::NAMES.iter().find(|(column, _)| *column == self);
        known.map_or("", |(_, name)| *name)
    }

    fn is_of(self, list: List) -> bool {
        list == List::Issued || !matches!(self, ColumnName::Note | ColumnName::RedeemedBy)
    }
}

/// The columns of a list in their order, each with whether it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnLayout(Vec<(ColumnName, bool)>);

impl ColumnLayout {
    /// From what [`ColumnLayout::to_names`] gave. Names that mean nothing here are passed over; a column that is not named
    /// comes last, as it is from the start.
    pub fn of(list: List, names: &[String]) -> ColumnLayout {
        let mut columns: Vec<(ColumnName, bool)> = Vec::new();
        let mut add = |name: &str, is_shown| {
            let known = ColumnName::NAMES.iter().find(|(_, known)| *known == name);
            let known = known.filter(|(column, _)| column.is_of(list));
            if let Some((column, _)) = known
                && columns.iter().all(|(other, _)| other != column)
            {
                columns.push((*column, is_shown));
            }
        };
        for name in names {
            match name.strip_prefix('-') {
                Some(hidden) => add(hidden, false),
                None => add(name, true),
            }
        }
        for (column, name) in ColumnName::NAMES {
            // The unit beside the amount says it too.
            add(name, column != ColumnName::Kind);
        }
        ColumnLayout(columns)
    }

    /// The names of the columns in their order, with a dash before those that are hidden.
    pub fn to_names(&self) -> Vec<String> {
        let name = |(column, is_shown): &(ColumnName, bool)| match is_shown {
            true => column.name().to_owned(),
            false => "-".to_owned() + column.name(),
        };
        self.0.iter().map(name).collect()
    }

    /// Every column, with whether it is shown.
    pub fn all(&self) -> &[(ColumnName, bool)] {
        &self.0
    }

    pub fn shown(&self) -> impl Iterator<Item = ColumnName> {
        let shown = self.0.iter().filter(|(_, is_shown)| *is_shown);
        shown.map(|(column, _)| *column)
    }

    pub fn show(&mut self, column: ColumnName, is_shown: bool) {
        for known in &mut self.0 {
            if known.0 == column {
                known.1 = is_shown;
            }
        }
    }

    /// The two change places.
    pub fn swap(&mut self, column: ColumnName, neighbour: ColumnName) {
        let place = |column| self.0.iter().position(|(known, _)| *known == column);
        if let (Some(one), Some(other)) = (place(column), place(neighbour)) {
            self.0.swap(one, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(names: &[&str]) -> Vec<String> {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        ColumnLayout::of(List::Redeemed, &names).to_names()
    }

    #[test]
    fn what_is_kept_comes_first_and_what_is_new_comes_last() {
        assert_eq!(
            of(&["created", "-status", "status", "note", "weight"]),
            [
                "created",
                "-status",
                "-kind",
                "amount",
                "recipient",
                "redeemed-at",
                "expires"
            ]
        );
    }

    #[test]
    fn columns_are_hidden_and_change_places() {
        let mut layout = ColumnLayout::of(List::Redeemed, &[]);
        layout.show(ColumnName::Amount, false);
        layout.swap(ColumnName::Expires, ColumnName::Created);
        let shown: Vec<_> = layout.shown().collect();
        assert_eq!(
            shown,
            [
                ColumnName::Status,
                ColumnName::Recipient,
                ColumnName::RedeemedAt,
                ColumnName::Expires,
                ColumnName::Created,
            ]
        );
        let names = layout.to_names();
        assert_eq!(ColumnLayout::of(List::Redeemed, &names), layout);
    }
}
