//! For whom, and by which note.

use leptos::prelude::*;

use super::{
    file_name::file_name,
    group_row::{GroupLine, GroupRow, GroupTotal},
    sum_text::SoFar,
};
use crate::{
    components::{Button, ButtonKind, Icon, IconName, Notice, SegmentedControl, Tone},
    domain::{Bytes, SortOrder, Timestamp, overview::Group},
    i18n::{Key, use_i18n},
    pages::{
        error_message::of_error, reading_progress::ReadingProgress, sort_heading::SortHeading,
    },
    platform::download,
    state::{GatherPhase, Jobs, Overview, RevokeMatching, Shown},
};

/// Rows that are shown at first, and that come with each further look.
const AT_ONCE: usize = 50;

/// What codes are put together by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupBy {
    Recipient,
    Note,
}

/// What the rows are sorted by.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Name,
    Ips,
    Gb,
    Unused,
    Redeemed,
    Revoked,
    Expired,
    OldestUnused,
    LastActivity,
}

impl Column {
    fn compare(self, a: &GroupLine, b: &GroupLine) -> std::cmp::Ordering {
        let (x, y) = (&a.group, &b.group);
        // What there is none of comes last where the oldest comes first.
        let oldest = |group: &Group| group.oldest_unused.unwrap_or(Timestamp::LAST);
        match self {
            Self::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
            Self::Ips => x.unused.ips.cmp(&y.unused.ips),
            Self::Gb => x.unused.bytes.cmp(&y.unused.bytes),
            Self::Unused => x.unused.codes().cmp(&y.unused.codes()),
            Self::Redeemed => x.redeemed.codes().cmp(&y.redeemed.codes()),
            Self::Revoked => x.revoked.codes().cmp(&y.revoked.codes()),
            Self::Expired => x.expired.codes().cmp(&y.expired.codes()),
            Self::OldestUnused => oldest(x).cmp(&oldest(y)),
            Self::LastActivity => x.last_activity.cmp(&y.last_activity),
        }
    }

    /// Numbers and times are asked for from the largest first, names from A, and the oldest before the rest.
    fn first_order(self) -> SortOrder {
        match self {
            Self::Name | Self::OldestUnused => SortOrder::Ascending,
            _ => SortOrder::Descending,
        }
    }
}

/// The table.
#[component]
pub fn Groups(
    /// What was read.
    overview: Overview,
) -> impl IntoView {
    let i18n = use_i18n();
    let matching = RevokeMatching::idle();
    let Jobs { revoke: job, .. } = expect_context();
    let by = RwSignal::new(GroupBy::Recipient);
    let searched = RwSignal::new(String::new());
    let sort = RwSignal::new((Column::Unused, SortOrder::Descending));
    let limit = RwSignal::new(AT_ONCE);
    let is_of_all = Memo::new(move |_| overview.extent().is_of_all);
    let is_final = Signal::derive(move || overview.extent().is_final());
    let lines = Memo::new(move |_| {
        let Some(shown) = overview.shown.get() else {
            return Vec::new();
        };
        let by = by.get();
        let line = |group: &Group| GroupLine {
            by,
            name: match (&*group.name, by) {
                ("", GroupBy::Recipient) => i18n.text(Key::Anyone).to_owned(),
                ("", GroupBy::Note) => i18n.text(Key::WithoutNote).to_owned(),
                (name, _) => name.to_owned(),
            },
            group: group.clone(),
        };
        match by {
            GroupBy::Recipient => shown.figures.recipients().map(line).collect::<Vec<_>>(),
            GroupBy::Note => shown.figures.notes().map(line).collect(),
        }
    });
    let found = Memo::new(move |_| {
        let searched = searched.get().trim().to_lowercase();
        let mut found = lines.get();
        found.retain(|line| line.name.to_lowercase().contains(&searched));
        let (column, order) = sort.get();
        found.sort_by(|a, b| order.of(column.compare(a, b)).then(a.name.cmp(&b.name)));
        found
    });
    let total = Memo::new(move |_| {
        found.with(|found| {
            let mut total = Group::default();
            found.iter().for_each(|line| total.merge(&line.group));
            (found.len(), total)
        })
    });
    let rows = Memo::new(move |_| {
        let limit = limit.get();
        found.with(|found| found.iter().take(limit).cloned().collect::<Vec<_>>())
    });
    let has_any = Memo::new(move |_| overview.shown.with(Option::is_some));
    let save = move || {
        if let Some(shown) = overview.shown.get_untracked() {
            save(by.get_untracked(), &found.get_untracked(), &shown);
        }
    };
    let is_none = Memo::new(move |_| found.with(Vec::is_empty));
    let set_by = move |(chosen,): (GroupBy,)| {
        by.set(chosen);
        searched.set(String::new());
        limit.set(AT_ONCE);
    };
    let label = move || {
        i18n.text(match by.get() {
            GroupBy::Recipient => Key::SearchRecipients,
            GroupBy::Note => Key::SearchNotes,
        })
    };
    let heading = move |column: Column, name| {
        let order = Signal::derive(move || {
            let (sorted_by, order) = sort.get();
            (sorted_by == column).then_some(order)
        });
        let class = (column != Column::Name).then_some("num");
        view! {
            <SortHeading
                class
                label=i18n.text(name)
                order
                first=column.first_order()
                on_sort=move |order| sort.set((column, order))
            />
        }
    };
    let more = move || {
        let hidden = found.with(Vec::len).saturating_sub(limit.get());
        (hidden > 0).then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_click=move || limit.update(|limit| *limit += AT_ONCE * 10)>
                    {i18n.count(Key::ShowMore, hidden.min(AT_ONCE * 10) as u64)}
                </Button>
            }
        })
    };
    let nothing = move || {
        is_none
            .get()
            .then(|| view! { <p class="hint">{i18n.text(Key::NoGroups)}</p> })
    };
    let table = move || {
        has_any.get().then(|| {
            view! {
                <div class="sheet">
                    <div class="flush scroll-x">
                        <table class="sums groups-table" aria-labelledby="groups-title">
                            <thead>
                                <tr>
                                    {move || heading(Column::Name, match by.get() {
                                    GroupBy::Recipient => Key::Recipient,
                                    GroupBy::Note => Key::Note,
                                })}
                                    {heading(Column::Ips, Key::IpUnit)}
                                    {heading(Column::Gb, Key::GbUnit)}
                                    {heading(Column::Unused, Key::StatusUnused)}
                                    {heading(Column::Redeemed, Key::StatusRedeemed)}
                                    {heading(Column::Revoked, Key::StatusRevoked)}
                                    {heading(Column::Expired, Key::StatusExpired)}
                                    {heading(Column::OldestUnused, Key::OldestUnused)}
                                    {heading(Column::LastActivity, Key::LastActivity)}
                                    <td class="act"></td>
                                </tr>
                            </thead>
                            <tbody>
                                <For
                                    each=move || rows.get()
                                    key=|line| line.clone()
                                    let(line)
                                >
                                    <GroupRow line is_of_all matching job/>
                                </For>
                            </tbody>
                            <tfoot>{move || {
                                let (count, group) = total.get();
                                view! { <GroupTotal count group is_of_all/> }
                            }}</tfoot>
                        </table>
                    </div>
                    {nothing}
                    {more}
                </div>
            }
        })
    };
    view! {
        <section class="groups" aria-labelledby="groups-title">
            <header>
                <h2><span id="groups-title">{i18n.text(Key::Outstanding)}</span> <SoFar is_final/></h2>
                <div class="segments-small">
                    <SegmentedControl
                        name="overview-groups"
                        legend=i18n.text(Key::GroupBy)
                        choices=vec![
                            (GroupBy::Recipient, i18n.text(Key::ByRecipient)),
                            (GroupBy::Note, i18n.text(Key::ByNote)),
                        ]
                        chosen=by
                        on_choose=set_by
                    />
                </div>
                <span class="search push">
                    <Icon name=IconName::Search/>
                    <input
                        class="input"
                        type="search"
                        aria-label=label
                        placeholder=label
                        bind:value=searched
                    />
                </span>
                <Button kind=ButtonKind::Quiet is_disabled=is_none on_click=save>{i18n.text(Key::ExportTable)}</Button>
            </header>
            <Gathering matching/>
            {table}
        </section>
    }
}

/// The codes of a group that are to be revoked are read first.
#[component]
fn Gathering(matching: RevokeMatching) -> impl IntoView {
    let i18n = use_i18n();
    let is_reading = Memo::new(move |_| matches!(matching.phase.get(), GatherPhase::Reading(_)));
    let progress = Signal::derive(move || match matching.phase.get() {
        GatherPhase::Reading(progress) => progress,
        _ => Default::default(),
    });
    let ended = move || match matching.phase.get() {
        GatherPhase::Failed(error) => {
            let (title, text) = of_error(i18n, &error);
            Some(view! { <Notice tone=Tone::Danger title><p>{text}</p></Notice> }.into_any())
        }
        GatherPhase::NoneRevocable => {
            let text = i18n.text(Key::NoneRevocable);
            Some(view! { <p class="hint" role="status">{text}</p> }.into_any())
        }
        GatherPhase::Idle | GatherPhase::Reading(_) => None,
    };
    view! {
        <Show when=move || is_reading.get()>
            <div class="selection-all">
                <ReadingProgress label=i18n.text(Key::LoadingUnused) progress/>
                <Button on_click=move || matching.cancel()>{i18n.text(Key::Cancel)}</Button>
            </div>
        </Show>
        {ended}
    }
}

/// By the names that programs can rely on, in every language; all rows that are found, in their order. What is not read is empty.
fn save(by: GroupBy, lines: &[GroupLine], shown: &Shown) {
    let (stem, name) = match by {
        GroupBy::Recipient => ("codes-by-recipient", "recipient"),
        GroupBy::Note => ("codes-by-note", "note"),
    };
    let head = [
        name,
        "outstanding_ips",
        "outstanding_gb",
        "unused",
        "redeemed",
        "revoked",
        "expired",
        "other",
        "oldest_unused (UTC)",
        "last_activity (UTC)",
    ];
    let extent = &shown.extent;
    let time = |time: Option<Timestamp>| time.map_or_else(String::new, Timestamp::spreadsheet);
    let of_all = |text: String| {
        if extent.is_of_all {
            text
        } else {
            String::new()
        }
    };
    let row = |line: &GroupLine| {
        let group = &line.group;
        let mut row = vec![
            group.name.clone(),
            group.unused.ips.to_string(),
            Bytes::gb_decimal(group.unused.bytes),
            group.unused.codes().to_string(),
        ];
        let others = [
            &group.redeemed,
            &group.revoked,
            &group.expired,
            &group.other,
        ];
        row.extend(others.map(|sums| of_all(sums.codes().to_string())));
        row.push(time(group.oldest_unused));
        row.push(of_all(time(group.last_activity)));
        row
    };
    let head = head.map(str::to_owned).to_vec();
    let rows: Vec<_> = std::iter::once(head).chain(lines.iter().map(row)).collect();
    download::save_table(&file_name(stem, shown), &rows);
}
