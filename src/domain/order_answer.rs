use super::journal::End;

/// What the answer to the request of one order says of whether the server acted on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OrderAnswer {
    /// `success: true`.
    Success {
        /// How many codes it names, each counted once.
        named: u64,
    },
    /// A clear no: a problem in the order, or too many requests.
    Refused,
    /// The key is not, or no longer, good. The session ends with it, so that no list can be read.
    Rejected,
    /// No answer, or none of the API's: the server may have acted.
    Lost,
}

/// What is known of an order by its answer alone. A browser sends again by itself when a connection breaks, so that any of
/// these can be the answer to the second of two requests: the list is read behind each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conclusion {
    /// `Made` or `Refused`.
    Ended(End),
    /// Refused if the list, read now, shows none of its codes either; in doubt otherwise.
    RefusedIfUnlisted,
    /// Only the list can tell.
    InDoubt,
}

impl OrderAnswer {
    /// Of an order of so many codes.
    ///
    /// Neither a lost answer nor a success that names too few codes is ever taken for an end: both may have cost balance.
    pub fn conclude(self, ordered: u64) -> Conclusion {
        match self {
            OrderAnswer::Success { named } if named >= ordered => Conclusion::Ended(End::Made),
            OrderAnswer::Success { .. } | OrderAnswer::Lost => Conclusion::InDoubt,
            OrderAnswer::Refused => Conclusion::RefusedIfUnlisted,
            // The next session reads the list.
            OrderAnswer::Rejected => Conclusion::Ended(End::Refused),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_answer() -> impl Strategy<Value = OrderAnswer> {
        prop_oneof![
            prop_oneof![0..6u64, any::<u64>()].prop_map(|named| OrderAnswer::Success { named }),
            Just(OrderAnswer::Refused),
            Just(OrderAnswer::Rejected),
            Just(OrderAnswer::Lost),
        ]
    }

    proptest! {
        #[test]
        fn made_is_what_says_so_and_names_every_code(answer in any_answer(), ordered in 1..6u64) {
            let is_made = answer.conclude(ordered) == Conclusion::Ended(End::Made);
            let is_whole = matches!(answer, OrderAnswer::Success { named } if named >= ordered);
            prop_assert_eq!(is_made, is_whole);
        }

        #[test]
        fn refused_is_nothing_that_may_have_acted(answer in any_answer(), ordered in 1..6u64) {
            let is_refused = matches!(
                answer.conclude(ordered),
                Conclusion::Ended(End::Refused) | Conclusion::RefusedIfUnlisted
            );
            let is_no = matches!(answer, OrderAnswer::Refused | OrderAnswer::Rejected);
            prop_assert_eq!(is_refused, is_no);
        }

        /// Whether it was executed twice, or in part, is for the list to tell.
        #[test]
        fn no_answer_tells_any_other_end(answer in any_answer(), ordered: u64) {
            let ends = [Conclusion::Ended(End::Made), Conclusion::Ended(End::Refused)];
            let conclusion = answer.conclude(ordered);
            let is_end = matches!(conclusion, Conclusion::Ended(_));
            prop_assert!(!is_end || ends.contains(&conclusion));
        }
    }
}
