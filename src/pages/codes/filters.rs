//! The filters: what is set stands as a solid chip, what can be set as a dashed one.

use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*};

use super::{Screen, is_loading, states::clear_filters};
use crate::{
    domain::{Kind, List, ListQuery, SortKey, SortOrder, StatusTable},
    i18n::{I18n, Key, use_i18n},
    live::Live,
    pages::value,
    state::use_settings,
    ui::{
        Close, Icon,
        element::{
            El, ElementRef, b, button, dynamic, el, form, group, input, kbd, label, nothing,
            option, p, search, select, span, strong,
        },
        icon, is_typing, menu,
    },
};

/// A pause in typing that is long enough to ask.
const PAUSE: Duration = Duration::from_millis(250);

pub fn filters(screen: Screen) -> El {
    let i18n = use_i18n();
    let is_unfolded = Live::new(false);
    let unfold = button()
        .class("button button-quiet filters-toggle")
        .attr("type", "button")
        .claim("aria-expanded", move || is_unfolded.get())
        .on_click(move || is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded))
        .child(icon(Icon::Plus))
        .child(i18n.text(Key::Filters));
    let adds = span()
        .class("filter-adds")
        .claim("data-unfolded", move || is_unfolded.get())
        .child(add_status(screen))
        .child(add_kind(screen))
        .child(add_enterprise(screen))
        .child(add_email(screen));
    let clear = move || {
        screen.listing.query.with(ListQuery::is_filtered).then(|| {
            button()
                .class("button button-quiet")
                .attr("type", "button")
                .on_click(move || clear_filters(screen))
                .child(i18n.text(Key::ClearFilters))
        })
    };
    search()
        .class("filters")
        .attr("aria-label", i18n.text(Key::FilterCodes))
        .child(search_field(screen))
        .dynamic(move || chips(screen))
        .child(unfold)
        .child(adds)
        .dynamic(clear)
        .child(sort_choice(screen))
        .child(
            el("output")
                .class("match push")
                .dynamic(move || match_words(screen, i18n)),
        )
}

fn match_words(screen: Screen, i18n: I18n) -> AnyView {
    let has_answer = screen.listing.read_at.with(Option::is_some);
    match screen.listing.totals.get().items {
        _ if is_loading(screen) || !has_answer => i18n.text(Key::MatchesLoading).into_any(),
        Some(0) => i18n.text(Key::NoMatches).into_any(),
        Some(n) => {
            let words = i18n.count(Key::Matches, n);
            // The number leads in English and may stand elsewhere in other languages: only it is strong.
            let number = i18n.integer(n);
            match words.split_once(&number) {
                Some((before, after)) => group(vec![
                    before.to_owned().into_any(),
                    strong().child(number.clone()).into_any(),
                    after.to_owned().into_any(),
                ]),
                None => words.into_any(),
            }
        }
        None => nothing(),
    }
}

fn search_field(screen: Screen) -> El {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let field = ElementRef::new();
    let keyword = Live::new(query.with_untracked(|query| query.keyword.clone()));
    // Back, a link or a chip may change it from outside.
    Effect::new(move || {
        let asked = query.with(|query| query.keyword.clone());
        if keyword.with_untracked(|typed| typed.trim() != asked) {
            keyword.set(asked);
        }
    });
    let mut ask = debounce(PAUSE, move |typed: String| {
        screen.navigation.refine(screen.list, false, |query| {
            typed.trim().clone_into(&mut query.keyword)
        });
    });
    let shortcut = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "/"
            && !is_typing(&event)
            && let Some(field) = field.get_untracked()
        {
            event.prevent_default();
            // Fails only on elements that are gone.
            let _ = field.focus();
        }
    });
    on_cleanup(move || shortcut.remove());
    let typed = input()
        .attr("type", "search")
        .attr("placeholder", i18n.text(Key::PartOfACode))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .node(field)
        .prop("value", move || keyword.get())
        .on("input", move |event| {
            let typed = event_target_value(&event);
            keyword.set(typed.clone());
            ask(typed);
        });
    label()
        .class("input search")
        .child(icon(Icon::Search))
        .child(span().class("unseen").child(i18n.text(Key::CodeContains)))
        .child(typed)
        .child(kbd().attr("aria-hidden", "true").child("/"))
}

/// One chip for each filter that is set, with a button that removes it.
fn chips(screen: Screen) -> Vec<El> {
    let i18n = use_i18n();
    let chip = move |name: Key, words: String, remove: fn(&mut ListQuery)| {
        let name = i18n.text(name);
        let cross = button()
            .attr("type", "button")
            .attr(
                "aria-label",
                i18n.fill(Key::RemoveFilter, &[("filter", name), ("value", &words)]),
            )
            .on_click(move || screen.navigation.refine(screen.list, true, remove))
            .child(icon(Icon::Cross));
        span()
            .class("chip chip-set")
            .child(name)
            .child(b().child(value::outside(&words)))
            .child(cross)
    };
    let query = screen.listing.query.get();
    let mut chips = Vec::new();
    if let Some(number) = query.status {
        let words = use_settings().with(|config| status_label(i18n, &config.statuses, number));
        chips.push(chip(Key::Status, words, |query| query.status = None));
    }
    if let Some(kind) = query.kind {
        chips.push(chip(Key::Kind, value::kind_words(i18n, kind), |query| {
            query.kind = None
        }));
    }
    if let Some(is_enterprise) = query.is_enterprise {
        let words = yes_no(i18n, is_enterprise).to_owned();
        chips.push(chip(Key::Enterprise, words, |query| {
            query.is_enterprise = None
        }));
    }
    if !query.email.is_empty() {
        chips.push(chip(Key::Email, query.email, |query| query.email.clear()));
    }
    chips
}

/// A dashed chip that opens a menu; it goes once the filter is set.
fn add(
    screen: Screen,
    id: &'static str,
    name: Key,
    is_set: fn(&ListQuery) -> bool,
    contents: fn(Screen, Close) -> AnyView,
) -> AnyView {
    let i18n = use_i18n();
    // A Memo, so that an open menu stays while other filters change.
    let is_set = Memo::new(move |_| screen.listing.query.with(is_set));
    dynamic(move || {
        (!is_set.get()).then(|| {
            let chip = button()
                .class("chip")
                .child(icon(Icon::Plus))
                .child(i18n.text(name));
            menu(id, chip, |close| contents(screen, close))
        })
    })
}

/// A value in the menu of a chip.
fn choice(
    screen: Screen,
    close: Close,
    words: String,
    set: impl Fn(&mut ListQuery) + 'static,
) -> AnyView {
    let set: Box<dyn Fn(&mut ListQuery)> = Box::new(set);
    button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || {
            close.close();
            screen.navigation.refine(screen.list, true, &set);
        })
        .child(words)
        .into_any()
}

fn add_status(screen: Screen) -> AnyView {
    let is_set = |query: &ListQuery| query.status.is_some();
    add(
        screen,
        "add-status",
        Key::Status,
        is_set,
        |screen, close| {
            let mut choices = Vec::new();
            use_settings().with(|config| {
                for (number, _) in config.statuses.rules() {
                    let words = status_label(use_i18n(), &config.statuses, number);
                    let set = move |query: &mut ListQuery| query.status = Some(number);
                    choices.push(choice(screen, close, words, set));
                }
            });
            group(choices)
        },
    )
}

fn add_kind(screen: Screen) -> AnyView {
    let is_set = |query: &ListQuery| query.kind.is_some();
    add(screen, "add-kind", Key::Kind, is_set, |screen, close| {
        let kind = |kind| {
            let words = value::kind_words(use_i18n(), kind);
            choice(screen, close, words, move |query| query.kind = Some(kind))
        };
        group(vec![kind(Kind::Ip), kind(Kind::Traffic)])
    })
}

fn add_enterprise(screen: Screen) -> AnyView {
    let is_set = |query: &ListQuery| query.is_enterprise.is_some();
    add(
        screen,
        "add-enterprise",
        Key::Enterprise,
        is_set,
        |screen, close| {
            let answer = |yes| {
                let words = yes_no(use_i18n(), yes).to_owned();
                choice(screen, close, words, move |query| {
                    query.is_enterprise = Some(yes)
                })
            };
            group(vec![answer(true), answer(false)])
        },
    )
}

fn add_email(screen: Screen) -> AnyView {
    let is_set = |query: &ListQuery| !query.email.is_empty();
    add(screen, "add-email", Key::Email, is_set, |screen, close| {
        email_form(screen, close).into_any()
    })
}

fn email_form(screen: Screen, close: Close) -> El {
    let i18n = use_i18n();
    let hint = i18n.text(match screen.list {
        List::Issued => Key::EmailFilterIssued,
        List::Redeemed => Key::EmailFilterRedeemed,
    });
    let typed = Live::new(String::new());
    let submit = move || {
        let email = typed.get_untracked().trim().to_owned();
        if !email.is_empty() {
            close.close();
            screen
                .navigation
                .refine(screen.list, true, |query| query.email = email);
        }
    };
    let field = input()
        .class("input")
        .id("filter-email")
        .attr("inputmode", "email")
        .attr("autocomplete", "off")
        .flag("autofocus")
        .attr("aria-describedby", "filter-email-words")
        .prop("value", move || typed.get())
        .on_input(move |text| typed.set(text));
    form()
        .class("menu-form")
        .on_submit(submit)
        .child(
            label()
                .class("label")
                .attr("for", "filter-email")
                .child(i18n.text(Key::Email)),
        )
        .child(field)
        .child(p().class("hint").id("filter-email-words").child(hint))
        .child(button().class("button").child(i18n.text(Key::Apply)))
}

/// Stands in for the headings where rows are cards.
fn sort_choice(screen: Screen) -> El {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let choices: Vec<_> = SortKey::of(screen.list)
        .iter()
        .flat_map(|key| [SortOrder::Descending, SortOrder::Ascending].map(|order| (*key, order)))
        .collect();
    let options = choices.iter().zip(0..).map(|((key, order), n)| {
        let choice = (*key, *order);
        option()
            .attr("value", i32::to_string(&n))
            .prop("selected", move || {
                query.with(|query| (query.sort_by, query.order) == choice)
            })
            .child(i18n.text(sort_words(*key, *order)))
    });
    let select = select().class("input").children(options);
    let choose = move |chosen: String| {
        let chosen = chosen
            .parse()
            .ok()
            .and_then(|n: usize| choices.get(n).copied());
        if let Some((key, order)) = chosen {
            screen.navigation.refine(screen.list, true, |query| {
                query.sort_by = key;
                query.order = order;
            });
        }
    };
    label()
        .class("sort-choice")
        .child(span().class("unseen").child(i18n.text(Key::SortBy)))
        .child(select.on_change(choose))
}

fn sort_words(key: SortKey, order: SortOrder) -> Key {
    match (key, order) {
        (SortKey::Code, SortOrder::Descending) => Key::SortCodeDown,
        (SortKey::Code, SortOrder::Ascending) => Key::SortCodeUp,
        (SortKey::Amount, SortOrder::Descending) => Key::SortAmountDown,
        (SortKey::Amount, SortOrder::Ascending) => Key::SortAmountUp,
        (_, SortOrder::Descending) => Key::SortNewest,
        (_, SortOrder::Ascending) => Key::SortOldest,
    }
}

fn status_label(i18n: I18n, statuses: &StatusTable, number: i64) -> String {
    match statuses.rule(number) {
        Some(rule) => rule
            .label
            .clone()
            .unwrap_or_else(|| value::status_words(i18n, rule.status)),
        None => i18n.fill(Key::StatusNumber, &[("n", &number.to_string())]),
    }
}

fn yes_no(i18n: I18n, yes: bool) -> &'static str {
    i18n.text(if yes { Key::Yes } else { Key::No })
}
