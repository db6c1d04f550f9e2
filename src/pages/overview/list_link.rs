//! Ways from a sum to the codes that it is of.

use leptos::prelude::*;

use crate::{
    components::NavLink,
    domain::{Kind, List, ListQuery, Status},
    state::{Navigation, View, use_settings},
};

/// All issued codes, to be filtered.
pub fn issued(navigation: Navigation) -> ListQuery {
    navigation.read_query(List::Issued, "")
}

/// Those in this status, where the API has one number for it: it can't be asked for two.
pub fn of_status(navigation: Navigation, status: Status) -> Option<ListQuery> {
    let number = match status {
        Status::Unknown(number) => Some(number),
        Status::Unstated => None,
        _ => use_settings().with(|config| {
            let mut rules = config.statuses.rules();
            let (number, _) = rules.find(|(_, rule)| rule.status == status)?;
            let is_only = rules.all(|(_, rule)| rule.status != status);
            is_only.then_some(number)
        }),
    };
    number.map(|number| ListQuery {
        status: Some(number),
        ..issued(navigation)
    })
}

/// Those that are unused, of one kind or both.
pub fn unused(navigation: Navigation, kind: Option<Kind>) -> Option<ListQuery> {
    let unused = of_status(navigation, Status::Unused)?;
    Some(ListQuery { kind, ..unused })
}

/// Leads to the codes of a query; plain where the deployment does not offer the list, or the API can't be asked for it.
#[component]
pub fn ListLink(
    /// Which codes.
    #[prop(into)]
    query: Signal<Option<ListQuery>>,
    /// Its class.
    class: &'static str,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let navigation: Navigation = expect_context();
    let can_be_shown = navigation.offers(View::Issued) && query.with_untracked(Option::is_some);
    if !can_be_shown {
        return view! { <span class=class>{children()}</span> }.into_any();
    }
    let href = Signal::derive(move || {
        query.with(|query| {
            query
                .as_ref()
                .map_or_else(String::new, |query| navigation.href_of(query))
        })
    });
    let go = move || {
        if let Some(query) = query.get_untracked() {
            navigation.show(query);
        }
    };
    view! {
        <NavLink href=navigation.has_links().then_some(href) class on_go=go>
            {children()}
        </NavLink>
    }
    .into_any()
}
