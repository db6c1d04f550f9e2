//! The filters: what is set stands as a solid chip, what can be set as a dashed one.

use std::time::Duration;

use leptos::{html, leptos_dom::helpers::debounce, prelude::*};

use super::{Screen, is_loading};
use crate::{
    domain::{Kind, List, ListQuery, SortKey, SortOrder},
    i18n::{I18n, Key, use_i18n},
    pages::{codes::columns, value},
    state::use_settings,
    ui::{Close, Icon, icon, menu},
};

/// A pause in typing that is long enough to ask.
const PAUSE: Duration = Duration::from_millis(250);

pub fn filters(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let is_unfolded = RwSignal::new(false);
    view! {
        <search class="filters" aria-label=i18n.text(Key::FilterCodes)>
            {search_field(screen)}
            {set_chips(screen)}
            <button
                class="button button-quiet filters-toggle"
                type="button"
                aria-expanded=move || is_unfolded.get().to_string()
                on:click=move |_| is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded)
            >
                {icon(Icon::Plus)}
                {i18n.text(Key::Filters)}
            </button>
            <span class="filter-adds" data-unfolded=move || is_unfolded.get().to_string()>
                {add_status(screen)}
                {add_kind(screen)}
                {add_enterprise(screen)}
                {add_email(screen)}
            </span>
            {move || {
                query.with(ListQuery::is_filtered).then(|| {
                    let clear = move |_| {
                        screen.navigation.refine(screen.list, true, |query| *query = query.filters_cleared());
                    };
                    view! {
                        <button class="button button-quiet" type="button" on:click=clear>
                            {i18n.text(Key::ClearFilters)}
                        </button>
                    }
                })
            }}
            {sort_choice(screen)}
            <output class="match push">{move || match_words(screen, i18n)}</output>
        </search>
    }
    .into_any()
}

fn match_words(screen: Screen, i18n: I18n) -> AnyView {
    let totals = screen.listing.totals.get();
    let has_answer = screen.listing.read_at.with(Option::is_some);
    match totals.items {
        _ if is_loading(screen) || !has_answer => i18n.text(Key::MatchesLoading).into_any(),
        Some(0) => i18n.text(Key::NoMatches).into_any(),
        Some(n) => {
            let words = i18n.count(Key::Matches, n);
            // The number leads in English and may stand elsewhere in other languages: only it is strong.
            let number = i18n.integer(n);
            match words.split_once(&number) {
                Some((before, after)) => view! {
                    {before.to_owned()}<strong>{number.clone()}</strong>{after.to_owned()}
                }
                .into_any(),
                None => words.into_any(),
            }
        }
        None => ().into_any(),
    }
}

fn search_field(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let field = NodeRef::<html::Input>::new();
    let keyword = RwSignal::new(query.with_untracked(|query| query.keyword.clone()));
    // Back, a link or a chip may change it from outside.
    Effect::new(move || {
        let asked = query.with(|query| query.keyword.clone());
        if keyword.with_untracked(|typed| typed.trim() != asked) {
            keyword.set(asked);
        }
    });
    let mut ask = debounce(PAUSE, move |typed: String| {
        screen.navigation.refine(screen.list, false, |query| typed.trim().clone_into(&mut query.keyword));
    });
    let shortcut = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "/"
            && !crate::ui::is_typing(&event)
            && let Some(field) = field.get_untracked()
        {
            event.prevent_default();
            // Fails only on elements that are gone.
            let _ = field.focus();
        }
    });
    on_cleanup(move || shortcut.remove());
    view! {
        <label class="input search">
            {icon(Icon::Search)}
            <span class="unseen">{i18n.text(Key::CodeContains)}</span>
            <input
                type="search"
                node_ref=field
                placeholder=i18n.text(Key::PartOfACode)
                autocomplete="off"
                spellcheck="false"
                prop:value=keyword
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    keyword.set(typed.clone());
                    ask(typed);
                }
            />
            <kbd aria-hidden="true">"/"</kbd>
        </label>
    }
    .into_any()
}

/// One chip for each filter that is set, with a button that removes it.
fn set_chips(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let settings = use_settings();
    let chip = move |name: Key, words: AnyView, spoken: String, remove: fn(&mut ListQuery)| {
        let name = i18n.text(name);
        view! {
            <span class="chip chip-set">
                {name}
                <b>{words}</b>
                <button
                    type="button"
                    aria-label=i18n.fill(Key::RemoveFilter, &[("filter", name), ("value", &spoken)])
                    on:click=move |_| screen.navigation.refine(screen.list, true, remove)
                >
                    {icon(Icon::Cross)}
                </button>
            </span>
        }
        .into_any()
    };
    (move || {
        let query = screen.listing.query.get();
        let mut chips = Vec::new();
        if let Some(number) = query.status {
            let words = settings.with(|config| status_label(i18n, &config.statuses, number));
            chips.push(chip(Key::Status, words.clone().into_any(), words, |query| query.status = None));
        }
        if let Some(kind) = query.kind {
            let words = kind_words(i18n, kind);
            chips.push(chip(Key::Kind, columns::kind(kind), words, |query| query.kind = None));
        }
        if let Some(is_enterprise) = query.is_enterprise {
            let words = yes_no(i18n, is_enterprise);
            chips.push(chip(Key::Enterprise, words.into_any(), words.to_owned(), |query| {
                query.is_enterprise = None;
            }));
        }
        if !query.email.is_empty() {
            chips.push(chip(Key::Email, value::outside(&query.email), query.email.clone(), |query| {
                query.email.clear();
            }));
        }
        chips
    })
    .into_any()
}

/// A dashed chip that opens a menu of values; it goes once the filter is set.
fn add<T: Copy + Send + Sync + 'static>(
    screen: Screen,
    id: &'static str,
    name: Key,
    is_set: fn(&ListQuery) -> bool,
    values: Vec<(T, String)>,
    set: fn(&mut ListQuery, T),
) -> AnyView {
    adding(screen, id, name, is_set, move |close| {
        values
            .iter()
            .map(|(value, words)| {
                let value = *value;
                let choose = move |_| {
                    close.close();
                    screen.navigation.refine(screen.list, true, |query| set(query, value));
                };
                view! {
                    <button class="button button-quiet" type="button" on:click=choose>
                        {words.clone()}
                    </button>
                }
            })
            .collect_view()
            .into_any()
    })
}

fn adding(
    screen: Screen,
    id: &'static str,
    name: Key,
    is_set: fn(&ListQuery) -> bool,
    contents: impl Fn(Close) -> AnyView + Send + 'static,
) -> AnyView {
    let i18n = use_i18n();
    let is_set = Memo::new(move |_| screen.listing.query.with(is_set));
    (move || {
        (!is_set.get()).then(|| {
            let button = view! { {icon(Icon::Plus)} {i18n.text(name)} }.into_any();
            menu(id, "chip", button, &contents)
        })
    })
    .into_any()
}

fn add_status(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let values = use_settings().with(|config| {
        let numbers = config.statuses.rules().map(|(number, _)| number);
        numbers.map(|number| (number, status_label(i18n, &config.statuses, number))).collect()
    });
    let is_set = |query: &ListQuery| query.status.is_some();
    add(screen, "add-status", Key::Status, is_set, values, |query, number| query.status = Some(number))
}

fn add_kind(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let values = [Kind::Ip, Kind::Traffic].map(|kind| (kind, kind_words(i18n, kind))).to_vec();
    let is_set = |query: &ListQuery| query.kind.is_some();
    add(screen, "add-kind", Key::Kind, is_set, values, |query, kind| query.kind = Some(kind))
}

fn add_enterprise(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let values = [true, false].map(|yes| (yes, yes_no(i18n, yes).to_owned())).to_vec();
    let is_set = |query: &ListQuery| query.is_enterprise.is_some();
    add(screen, "add-enterprise", Key::Enterprise, is_set, values, |query, yes| {
        query.is_enterprise = Some(yes);
    })
}

fn add_email(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let hint = i18n.text(match screen.list {
        List::Issued => Key::EmailFilterIssued,
        List::Redeemed => Key::EmailFilterRedeemed,
    });
    let is_set = |query: &ListQuery| !query.email.is_empty();
    adding(screen, "add-email", Key::Email, is_set, move |close| {
        let typed = RwSignal::new(String::new());
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let email = typed.get_untracked().trim().to_owned();
            if !email.is_empty() {
                close.close();
                screen.navigation.refine(screen.list, true, |query| query.email = email);
            }
        };
        view! {
            <form class="menu-form" on:submit=submit>
                <label class="label" for="filter-email">{i18n.text(Key::Email)}</label>
                <input
                    class="input"
                    id="filter-email"
                    inputmode="email"
                    autocomplete="off"
                    autofocus
                    aria-describedby="filter-email-words"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <p class="hint" id="filter-email-words">{hint}</p>
                <button class="button">{i18n.text(Key::Apply)}</button>
            </form>
        }
        .into_any()
    })
}

/// Stands in for the headings where rows are cards.
fn sort_choice(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let choices: Vec<_> = SortKey::of(screen.list)
        .iter()
        .flat_map(|key| [SortOrder::Descending, SortOrder::Ascending].map(|order| (*key, order)))
        .collect();
    let options = choices
        .iter()
        .enumerate()
        .map(|(n, (key, order))| {
            let words = i18n.text(match (key, order) {
                (SortKey::Code, SortOrder::Descending) => Key::SortCodeDown,
                (SortKey::Code, SortOrder::Ascending) => Key::SortCodeUp,
                (SortKey::Amount, SortOrder::Descending) => Key::SortAmountDown,
                (SortKey::Amount, SortOrder::Ascending) => Key::SortAmountUp,
                (_, SortOrder::Descending) => Key::SortNewest,
                (_, SortOrder::Ascending) => Key::SortOldest,
            });
            let choice = (*key, *order);
            view! {
                <option
                    value=n.to_string()
                    prop:selected=move || query.with(|query| (query.sort_by, query.order) == choice)
                >
                    {words}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let chosen = event_target_value(&event).parse().ok().and_then(|n: usize| choices.get(n).copied());
        if let Some((key, order)) = chosen {
            screen.navigation.refine(screen.list, true, |query| {
                query.sort_by = key;
                query.order = order;
            });
        }
    };
    view! {
        <label class="sort-choice">
            <span class="unseen">{i18n.text(Key::SortBy)}</span>
            <select class="input" on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

fn status_label(i18n: I18n, statuses: &crate::domain::StatusTable, number: i64) -> String {
    match statuses.rule(number) {
        Some(rule) => rule.label.clone().unwrap_or_else(|| value::status_words(i18n, rule.status)),
        None => i18n.fill(Key::StatusNumber, &[("n", &number.to_string())]),
    }
}

fn kind_words(i18n: I18n, kind: Kind) -> String {
    match kind {
        Kind::Ip => i18n.text(Key::KindIp).to_owned(),
        Kind::Traffic => i18n.text(Key::KindTraffic).to_owned(),
        Kind::Other(n) => i18n.fill(Key::KindNumber, &[("n", &n.to_string())]),
    }
}

fn yes_no(i18n: I18n, yes: bool) -> &'static str {
    i18n.text(if yes { Key::Yes } else { Key::No })
}
