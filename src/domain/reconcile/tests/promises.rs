//! What holds whatever happens.

use proptest::prelude::*;

use super::server::{Foreign, Like, Played, Story, TAIL, any_story, marks_of};
use crate::domain::code_hash::CodeHash;
use crate::domain::entry::CodeEntry;
use crate::domain::reconcile::{GRACE, Verdict};

fn is_final(verdict: Verdict, waited: i64) -> bool {
    verdict.final_after().is_some_and(|wait| waited >= wait)
}

/// Everything called ours, sorted.
fn called_ours(played: &Played) -> Vec<CodeHash> {
    let mut marks = played.finding.marks();
    marks.sort();
    marks
}

/// Every row that is shown to the person as perhaps ours.
fn shown(played: &Played) -> Vec<CodeHash> {
    let finding = &played.finding;
    let rows = [&finding.named, &finding.alike, &finding.unclear];
    marks_of(
        &rows
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<CodeEntry>>(),
    )
}

/// A server that shows everything at once, and nobody else who orders the same after us or is unreadable.
fn plain(mut story: Story) -> Story {
    story.lag = 0;
    story.waited = story.waited.max(TAIL);
    story.hides_recipients = false;
    for foreign in &mut story.foreign {
        if matches!(foreign.like, Like::Unreadable | Like::Undated) || foreign.at > 0 {
            foreign.like = Like::OtherAmount;
        }
    }
    story
}

fn holds(marks: &[CodeHash], mark: &CodeHash) -> bool {
    marks.binary_search(mark).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_code_of_others_is_claimed_with_certainty(story in any_story()) {
        let played = story.play();
        if played.finding.is_certain() {
            prop_assert_ne!(played.finding.verdict, Verdict::None);
            for mark in called_ours(&played) {
                prop_assert!(holds(&played.ours, &mark));
            }
        }
    }

    #[test]
    fn an_executed_order_is_never_finally_called_not_made(story in any_story()) {
        let played = story.play();
        if played.finding.verdict == Verdict::None && is_final(played.finding.verdict, story.waited) {
            prop_assert!(played.ours.is_empty());
        }
    }

    #[test]
    fn every_code_of_ours_that_is_listed_is_shown(story in any_story()) {
        let played = story.play();
        for mark in &played.ours_listed {
            prop_assert!(holds(&shown(&played), mark));
        }
    }

    #[test]
    fn alone_we_get_exactly_our_codes(story in any_story()) {
        let played = plain(story.clone()).play();
        let verdict = played.finding.verdict;
        if verdict == Verdict::CantTell {
            prop_assert!(!played.baseline.is_whole());
            return Ok(());
        }
        let expected = match story.executions.len() {
            0 => Verdict::None,
            1 => Verdict::All,
            _ => Verdict::More,
        };
        prop_assert_eq!(verdict, expected);
        prop_assert_eq!(called_ours(&played), played.ours);
    }

    #[test]
    fn a_listing_that_lags_less_than_our_grace_has_shown_everything_that_is_called_enough(
        story in any_story(), lag in 0..GRACE - TAIL,
    ) {
        // What the lag hid from the baseline may be like ours.
        let foreign = Vec::new();
        let played = Story { lag, foreign, ..plain(story.clone()) }.play();
        let is_enough = matches!(played.finding.verdict, Verdict::All | Verdict::More);
        if is_enough && is_final(played.finding.verdict, story.waited) {
            prop_assert_eq!(called_ours(&played), played.ours);
        }
    }

    #[test]
    fn with_an_odd_number_of_alike_codes_it_says_so_and_shows_them_all(
        story in any_story(), at in 1..90_000i64, codes in 1..8usize,
    ) {
        let mut story = plain(story);
        story.waited = 90_000;
        let twin = Foreign {
            at,
            codes,
            like: Like::Alike,
            is_claimed: false,
        };
        story.foreign.push(twin);
        let played = story.play();
        let total = (played.ours.len() + played.foreign_alike.len()) as u64;
        let proven = played.finding.named.len() + played.finding.unlisted.len();
        let is_named = proven as u64 >= story.asked;
        if total > story.asked && !total.is_multiple_of(story.asked) && !is_named {
            prop_assert_eq!(played.finding.verdict, Verdict::CantTell);
        }
        let shown = shown(&played);
        // Where an answer named all codes, those of others are left out that are far from them in time.
        let foreign = played.foreign_alike.iter().filter(|_| !is_named);
        for mark in played.ours.iter().chain(foreign) {
            prop_assert!(holds(&shown, mark));
        }
    }

    #[test]
    fn what_was_there_before_or_is_claimed_elsewhere_is_never_called_ours(story in any_story()) {
        let played = story.play();
        for mark in called_ours(&played) {
            prop_assert!(!holds(&played.before, &mark));
            prop_assert!(!holds(&played.claimed, &mark));
        }
        for mark in shown(&played) {
            prop_assert!(!played.baseline.has(mark));
        }
        for row in &played.finding.others {
            prop_assert!(!played.baseline.contains(&row.code));
        }
    }
}
