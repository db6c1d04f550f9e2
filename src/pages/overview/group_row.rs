//! A recipient, or a note, and what its codes come to.

use leptos::prelude::*;

use super::{
    groups::GroupBy,
    list_link::{ListLink, issued, unused},
    sum_text::{gb, gb_exact, whole},
};
use crate::{
    components::{Button, ButtonKind},
    domain::{ListQuery, Sums, Timestamp, overview::Group},
    i18n::{Key, use_i18n},
    pages::value::{Dash, TimeText, UntrustedText},
    state::{BulkJob, Navigation, RevokeMatching, use_settings},
};

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct GroupLine {
    /// What its codes have in common.
    pub by: GroupBy,
    /// What it is called, also where that is nothing.
    pub name: String,
    pub group: Group,
}

/// One line of the table.
#[component]
pub fn GroupRow(
    /// Which it is.
    line: GroupLine,
    /// All codes are read, and not the unused ones alone.
    is_of_all: Memo<bool>,
    /// Asks whether to revoke those that are unused.
    matching: RevokeMatching,
    /// What revokes them, one after the other.
    job: BulkJob,
) -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let is_read_only = use_settings().with(|config| config.read_only);
    let GroupLine { by, name, group } = line;
    let has_name = !group.name.is_empty();
    let of_group = |mut query: ListQuery| {
        let name = group.name.clone();
        match by {
            GroupBy::Recipient => query.email = name,
            GroupBy::Note => query.note = name,
        }
        query
    };
    let query = has_name.then(|| of_group(issued(navigation)));
    let can_revoke = has_name && !is_read_only && !group.unused.is_empty();
    let n = group.unused.codes();
    let revoke = can_revoke.then(|| {
        // Without a filter for it, what is not unused is left out later.
        let query = of_group(unused(navigation, None).unwrap_or_else(|| issued(navigation)));
        let is_disabled = Signal::derive(move || job.is_running());
        view! {
            <Button
                kind=ButtonKind::Danger
                is_disabled
                on_click=move || matching.ask(&query)
            >
                {i18n.count(Key::RevokeUnused, n)}
            </Button>
        }
    });
    let name = match has_name {
        true => view! {
            <bdi translate="no" title=name.clone()>
                <UntrustedText text=&name/>
            </bdi>
        }
        .into_any(),
        false => name.into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <ListLink query=Signal::stored(query) class="group-link">
                    {name}
                </ListLink>
            </th>
            <GroupCells group is_of_all/>
            <td class="act">{revoke}</td>
        </tr>
    }
}

/// What all lines come to.
#[component]
pub fn GroupTotal(
    /// How many they are.
    count: usize,
    /// Of all of them.
    group: Group,
    /// All codes are read, and not the unused ones alone.
    is_of_all: Memo<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <tr>
            <th scope="row">{i18n.count(Key::GroupsN, count as u64)}</th>
            <GroupCells group is_of_all/>
            <td class="act"></td>
        </tr>
    }
}

#[component]
fn GroupCells(group: Group, is_of_all: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let label = move |key| i18n.text(key);
    let unread = move |key| {
        view! {
            <td class="num" data-label=label(key)>
                <Dash word=i18n.text(Key::NotRead)/>
            </td>
        }
    };
    let codes = move |key, sums: Sums| {
        move || match is_of_all.get() {
            true => view! {
                <td class="num" data-label=label(key)>
                    {i18n.integer(sums.codes())}
                </td>
            }
            .into_any(),
            false => unread(key).into_any(),
        }
    };
    let time = move |key, time: Option<Timestamp>| {
        let words = move || match time {
            Some(instant) => view! { <TimeText instant/> }.into_any(),
            None => view! { <Dash word=i18n.text(Key::NoneYet)/> }.into_any(),
        };
        view! { <td class="num" data-label=label(key)>{words}</td> }
    };
    let unused = group.unused;
    view! {
        <td class="num" data-label=label(Key::IpUnit)>{whole(i18n, unused.ips)}</td>
        <td class="num" data-label=label(Key::GbUnit) title=gb_exact(i18n, unused.bytes)>{gb(i18n, unused.bytes)}</td>
        <td class="num" data-label=label(Key::StatusUnused)>{i18n.integer(unused.codes())}</td>
        {codes(Key::StatusRedeemed, group.redeemed)}
        {codes(Key::StatusRevoked, group.revoked)}
        {codes(Key::StatusExpired, group.expired)}
        {time(Key::OldestUnused, group.oldest_unused)}
        {move || match is_of_all.get() {
            true => time(Key::LastActivity, group.last_activity).into_any(),
            false => unread(Key::LastActivity).into_any(),
        }}
    }
}
