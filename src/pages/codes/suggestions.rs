//! What may have been meant where a search finds nothing: it looks for a part of a code, and people type an address, a note,
//! or a code as they heard it.

use super::{Filter, Screen};
use crate::{
    components::{Button, ButtonKind},
    domain::{Code, List, check_email},
    i18n::{I18n, Key, use_i18n},
    state::{Journal, Known, Recipients, View, use_settings},
};
use leptos::prelude::*;

/// So many addresses and notes are offered, for whoever types "a".
const MOST: usize = 5;

#[derive(Clone)]
enum Suggestion {
    /// The same search for a code that is written differently.
    Code(Code),
    Filter(Filter),
    /// The same search in the other list.
    OtherList,
}

/// Nothing while nothing is searched for.
#[component]
pub fn SearchSuggestions(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let journal: Journal = expect_context();
    let known: Known = expect_context();
    let recipients: Recipients = expect_context();
    move || {
        let searched = screen.listing.query.with(|query| query.keyword.clone());
        if searched.is_empty() {
            return None;
        }
        let suggestions = suggestions(screen, (journal, known, recipients), &searched);
        if suggestions.is_empty() {
            return None;
        }
        let suggestions = suggestions.into_iter();
        let buttons = suggestions.map(|suggestion| {
            view! {
                <li>
                    <SuggestionButton screen suggestion/>
                </li>
            }
        });
        let buttons = buttons.collect_view();
        Some(view! {
            <p id="search-suggestions">{i18n.text(Key::SearchLooksAtCodes)}</p>
            <ul class="suggestions" aria-labelledby="search-suggestions">
                {buttons}
            </ul>
        })
    }
}

/// Reactive.
fn suggestions(
    screen: Screen,
    (journal, known, recipients): (Journal, Known, Recipients),
    searched: &str,
) -> Vec<Suggestion> {
    let known = known.get();
    let code = known.other_spelling(searched).cloned();
    let code = code.or_else(|| known.respelled(searched));
    let mut suggestions: Vec<_> = code.map(Suggestion::Code).into_iter().collect();
    let has = |text: &String| text.to_lowercase().contains(&searched.to_lowercase());
    // Of redeemed codes the address is that of who issued them, and nobody has seen that.
    let mut addresses = match screen.list {
        List::Issued => recipients.all(),
        List::Redeemed => Vec::new(),
    };
    addresses.retain(has);
    let is_searched = |known: &String| known.eq_ignore_ascii_case(searched);
    if check_email(searched).is_ok() && !addresses.iter().any(is_searched) {
        addresses.insert(0, searched.to_owned());
    }
    let emails = addresses.into_iter().take(MOST).map(Filter::Email);
    suggestions.extend(emails.map(Suggestion::Filter));
    if screen.list == List::Issued {
        let notes = journal.all_notes().into_iter().filter(has).take(MOST);
        suggestions.extend(notes.map(Filter::Note).map(Suggestion::Filter));
    }
    if screen.navigation.offers(other_list(screen.list).0) {
        suggestions.push(Suggestion::OtherList);
    }
    suggestions
}

fn other_list(list: List) -> (View, List) {
    match list {
        List::Issued => (View::Redeemed, List::Redeemed),
        List::Redeemed => (View::Issued, List::Issued),
    }
}

#[component]
fn SuggestionButton(screen: Screen, suggestion: Suggestion) -> impl IntoView {
    let i18n = use_i18n();
    let label = label(i18n, screen.list, &suggestion);
    let Screen {
        list, navigation, ..
    } = screen;
    let choose = move || match suggestion.clone() {
        // As if it had been typed like this: the other spelling is no step of the history.
        Suggestion::Code(code) => navigation.update_query(list, false, |query| {
            code.reveal().clone_into(&mut query.keyword);
        }),
        Suggestion::Filter(filter) => navigation.update_query(list, true, |query| {
            query.keyword.clear();
            filter.set(query);
        }),
        Suggestion::OtherList => {
            let searched = screen.listing.query.get_untracked().keyword;
            let mut query = navigation.read_query(other_list(list).1, "");
            query.keyword = searched;
            navigation.show(query);
        }
    };
    view! {
        <Button kind=ButtonKind::Link on_click=choose>
            {label}
        </Button>
    }
}

fn label(i18n: I18n, list: List, suggestion: &Suggestion) -> String {
    match suggestion {
        Suggestion::Code(code) => i18n.fill(Key::SearchFor, &[("text", code.reveal())]),
        Suggestion::Filter(filter) => {
            let name = i18n.text(filter.name());
            let value = filter.label(i18n, use_settings(), expect_context());
            i18n.fill(Key::FilterBy, &[("filter", name), ("value", &value)])
        }
        Suggestion::OtherList => i18n
            .text(match list {
                List::Issued => Key::SearchInRedeemed,
                List::Redeemed => Key::SearchInIssued,
            })
            .to_owned(),
    }
}
