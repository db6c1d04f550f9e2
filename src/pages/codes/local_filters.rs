//! Filters by date and amount, which the API does not have: the list is read whole for them.

use super::{Filter, Screen};
use crate::{
    components::{Button, ButtonKind, Field, FieldHint, MenuHandle, aria_bool},
    domain::{AmountRange, Day, Days, Numerals, Units},
    i18n::{I18n, Key, use_i18n},
    state::LocalRules,
};
use leptos::{
    either::Either,
    ev::{Event, SubmitEvent},
    prelude::*,
};

/// What is filtered by.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Created,
    Redeemed,
    Expires,
    Amount,
}

impl By {
    const ALL: [Self; 4] = [Self::Created, Self::Redeemed, Self::Expires, Self::Amount];

    fn name(self) -> Key {
        match self {
            Self::Created => Key::Created,
            Self::Redeemed => Key::RedeemedAt,
            Self::Expires => Key::Expires,
            Self::Amount => Key::Amount,
        }
    }

    fn days(self, days: Days) -> Filter {
        match self {
            Self::Created => Filter::Created(days),
            Self::Redeemed => Filter::Redeemed(days),
            Self::Expires | Self::Amount => Filter::Expires(days),
        }
    }

    /// What people mostly want, with its name. `today`: in the zone in which they read times.
    fn presets(self, i18n: I18n, today: Day) -> Vec<(String, Filter)> {
        let this_month = Days {
            from: Some(today.first_of_month()),
            until: None,
        };
        let last_month = Days {
            from: Some(today.month_before()),
            until: Some(today.month_before().last_of_month()),
        };
        match self {
            Self::Created | Self::Redeemed => vec![
                (i18n.text(Key::ThisMonth).to_owned(), self.days(this_month)),
                (i18n.text(Key::LastMonth).to_owned(), self.days(last_month)),
            ],
            Self::Expires => [7, 30]
                .map(|days| {
                    let name = i18n.count(Key::WithinDays, u64::from(days));
                    (name, Filter::ExpiresWithin(days))
                })
                .to_vec(),
            Self::Amount => Vec::new(),
        }
    }
}

/// What is wrong with what was typed.
#[derive(Clone, PartialEq)]
enum Problem {
    Blank,
    NotANumber,
    /// It can mean either of these.
    Ambiguous(String, String),
    Reversed,
}

/// The filter that was meant.
fn read(by: By, from: &str, until: &str, numerals: Numerals) -> Result<Filter, Problem> {
    let (from, until) = (from.trim(), until.trim());
    if from.is_empty() && until.is_empty() {
        return Err(Problem::Blank);
    }
    if by == By::Amount {
        let units = |text: &str| match &*numerals.readings(text) {
            _ if text.is_empty() => Ok(None),
            [plain] => Units::parse(plain).map(Some).ok_or(Problem::NotANumber),
            [one, other] => Err(Problem::Ambiguous(one.clone(), other.clone())),
            _ => Err(Problem::NotANumber),
        };
        let (least, most) = (units(from)?, units(until)?);
        return match (least, most) {
            (Some(least), Some(most)) if least > most => Err(Problem::Reversed),
            _ => Ok(Filter::Amount(AmountRange { least, most })),
        };
    }
    // A field for dates gives nothing else.
    let (from, until) = (Day::parse(from), Day::parse(until));
    match (from, until) {
        (None, None) => Err(Problem::Blank),
        (Some(from), Some(until)) if from > until => Err(Problem::Reversed),
        _ => Ok(by.days(Days { from, until })),
    }
}

/// The form.
#[component]
pub fn LocalFilters(
    /// The list.
    screen: Screen,
    /// Where it stands.
    menu: MenuHandle,
) -> impl IntoView {
    let i18n = use_i18n();
    let by = RwSignal::new(By::Created);
    let (from, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None);
    let add = move |filter: Filter| {
        menu.close();
        from.set(String::new());
        until.set(String::new());
        problem.set(None);
        screen
            .navigation
            .update_query(screen.list, true, |query| filter.set(query));
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let read = from.with_untracked(|from| {
            until.with_untracked(|until| read(by.get_untracked(), from, until, i18n.numerals()))
        });
        problem.set(read.as_ref().err().cloned());
        if let Ok(filter) = read {
            add(filter);
        }
    };
    let choose = move |event: Event| {
        let place = event_target_value(&event).parse().ok();
        let chosen = place.and_then(|place: usize| By::ALL.get(place).copied());
        by.set(chosen.unwrap_or(By::Created));
        // A date is no amount.
        from.set(String::new());
        until.set(String::new());
        problem.set(None);
    };
    let options = By::ALL.into_iter().enumerate().map(|(place, by)| {
        view! { <option value=place.to_string()>{i18n.text(by.name())}</option> }
    });
    let options = options.collect_view();
    let problem_words = Signal::derive(move || {
        let key = match problem.get()? {
            Problem::Blank => Key::RangeBlank,
            Problem::Reversed => Key::RangeReversed,
            Problem::NotANumber => {
                return Some(i18n.fill(Key::NotANumber, &[("example", &i18n.decimal("1234.5"))]));
            }
            Problem::Ambiguous(one, other) => {
                let (a, b) = (i18n.decimal(&one), i18n.decimal(&other));
                return Some(i18n.fill(Key::AmbiguousNumber, &[("a", &a), ("b", &b)]));
            }
        };
        Some(i18n.text(key).to_owned())
    });
    let bound = move |id: &'static str, label: Key, value: RwSignal<String>| {
        let is_amount = by.get() == By::Amount;
        view! {
            <Field id label=i18n.text(label)>
                <input
                    class="input"
                    id=id
                    type=if is_amount { "text" } else { "date" }
                    inputmode=is_amount.then_some("decimal")
                    autocomplete="off"
                    aria-describedby="local-filter-words"
                    aria-invalid=move || aria_bool(problem.with(Option::is_some))
                    bind:value=value
                />
            </Field>
        }
    };
    view! {
        <form class="menu-form" on:submit=submit>
            <Field id="local-filter" label=i18n.text(Key::FilterByWhat)>
                <select class="input" id="local-filter" data-focus="" on:change=choose>
                    {options}
                </select>
            </Field>
            <p class="row">
                {move || view! { <Presets by=by.get() on_choose=add/> }}
            </p>
            <div class="pair">
                {move || bound("local-from", Key::RangeFrom, from)}
                {move || bound("local-until", Key::RangeUntil, until)}
            </div>
            <FieldHint
                id="local-filter"
                hint=i18n.text(Key::LocalFilterHint)
                problem=problem_words
            />
            <button class=ButtonKind::Primary.class()>{i18n.text(Key::Apply)}</button>
        </form>
    }
}

#[component]
fn Presets(by: By, #[prop(into)] on_choose: Callback<(Filter,)>) -> impl IntoView {
    let i18n = use_i18n();
    let Some(today) = untrack(|| LocalRules::expect().today()) else {
        // The clock of this machine is beyond what dates can say.
        return Either::Left(());
    };
    let presets = by.presets(i18n, today).into_iter().map(|(name, filter)| {
        view! {
            <Button on_click=move || on_choose.run((filter.clone(),))>{name}</Button>
        }
    });
    Either::Right(presets.collect_view())
}
