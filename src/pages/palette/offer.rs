//! Which commands there are, for what is typed and for what is on the screen.

use leptos::prelude::*;
use std::sync::Arc;

use super::{
    action::{Action, Handles},
    command::{Command, Group},
};
use crate::{
    components::IconName,
    domain::{Code, CodeEntry, List, ListQuery, Theme},
    i18n::Key,
    pages::screens,
    state::{SavedViews, View},
};

/// Reactive. What fits what is typed, the nearest first.
pub fn offer(handles: Handles) -> Vec<Command> {
    let typed = handles.drafts.palette.text.get();
    let typed = typed.trim();
    if handles.drafts.palette.is_reading.get() {
        // What is known is of the text before.
        return Vec::new();
    }
    let codes = handles.drafts.palette.batch.get();
    let codes: Vec<Code> = codes.codes.iter().map(|read| read.code.clone()).collect();
    if !codes.is_empty() {
        return of_codes(handles, codes);
    }
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let mut commands = of_selection(handles);
    commands.extend(go_to_screens(handles));
    commands.extend(views(handles));
    commands.extend(templates(handles));
    commands.extend(settings(handles));
    commands.retain(|command| command.fits(handles.i18n, &words));
    // What is longer is no code: it would be an address that says what was pasted.
    if !typed.is_empty() && typed.chars().count() <= Code::MAX_LEN {
        commands.extend(searches(handles, typed));
    }
    commands
}

fn command(group: Group, icon: IconName, words: impl Into<String>, action: Action) -> Command {
    Command {
        group,
        icon,
        words: words.into(),
        aside: String::new(),
        action,
    }
}

/// What can be done with codes that were typed or pasted.
fn of_codes(handles: Handles, codes: Vec<Code>) -> Vec<Command> {
    let i18n = handles.i18n;
    let group = Group::Codes(codes.len());
    let n = codes.len() as u64;
    let mut commands = Vec::new();
    if let [code] = &*codes {
        commands.extend(of_entry(handles, group, code));
    }
    if handles.navigation.offers(View::LookUp) {
        let words = i18n.count(Key::LookUpN, n);
        let action = Action::LookUp(codes.clone());
        commands.push(command(group, IconName::NavLookUp, words, action));
    }
    if handles.navigation.offers(View::Redeem) {
        let words = i18n.count(Key::RedeemThese, n);
        let action = Action::Redeem(codes.clone());
        commands.push(command(group, IconName::NavRedeem, words, action));
    }
    if let [code] = &*codes {
        commands.extend(searches(handles, code.reveal()));
    }
    commands
}

/// What can be done with a code whose row is on the screen.
fn of_entry(handles: Handles, group: Group, code: &Code) -> Vec<Command> {
    let i18n = handles.i18n;
    let Some(actions) = handles.table() else {
        return Vec::new();
    };
    let row = actions.table.rows.with_untracked(|rows| {
        let mut rows = rows.iter().filter(|row| row.entry.code == *code);
        rows.next().cloned()
    });
    let Some(row) = row else {
        return Vec::new();
    };
    let entry: &Arc<CodeEntry> = &row.entry;
    let mut commands = vec![
        command(
            group,
            IconName::Next,
            i18n.text(Key::HelpEnter),
            Action::Open(code.clone()),
        ),
        command(
            group,
            IconName::Copy,
            i18n.count(Key::CopyN, 1),
            Action::CopyCodes(vec![code.clone()]),
        ),
        command(
            group,
            IconName::Copy,
            i18n.text(Key::CopyMessage),
            Action::CopyMessage(entry.clone()),
        ),
    ];
    let is_read_only = handles.settings.with(|config| config.read_only);
    if row.list == List::Issued && !is_read_only && actions.table.selection.is_revocable(entry) {
        commands.push(command(
            group,
            IconName::MarkRevoked,
            i18n.text(Key::RevokeThis),
            Action::Revoke(entry.clone()),
        ));
    }
    commands
}

fn of_selection(handles: Handles) -> Vec<Command> {
    let i18n = handles.i18n;
    let Some(actions) = handles.table() else {
        return Vec::new();
    };
    let selection = actions.table.selection;
    let n = selection.len();
    if n == 0 {
        return Vec::new();
    }
    let group = Group::Selection(n);
    let mut commands = vec![
        command(
            group,
            IconName::Copy,
            i18n.count(Key::CopyN, n as u64),
            Action::CopySelected,
        ),
        command(
            group,
            IconName::NavRedeemed,
            i18n.text(Key::Export),
            Action::ExportSelected,
        ),
    ];
    let revocable = selection.sum().revocable;
    if revocable > 0 && !handles.settings.with(|config| config.read_only) {
        let words = i18n.count(Key::RevokeN, revocable as u64);
        let action = Action::RevokeSelected;
        commands.push(command(group, IconName::MarkRevoked, words, action));
    }
    commands
}

fn go_to_screens(handles: Handles) -> impl Iterator<Item = Command> {
    let has_navigation = handles.settings.with(|config| config.shows("navigation"));
    let offered = screens::offered(handles.navigation).into_iter();
    let offered = offered.filter(move |_| has_navigation);
    offered.map(move |screen| {
        let words = handles.i18n.text(screen.name);
        command(Group::Screens, screen.icon, words, Action::Go(screen.view))
    })
}

fn views(handles: Handles) -> impl Iterator<Item = Command> {
    let lists = [
        (View::Issued, List::Issued, Key::Issued),
        (View::Redeemed, List::Redeemed, Key::Redeemed),
    ];
    let offered = lists
        .into_iter()
        .filter(move |(view, ..)| handles.navigation.offers(*view));
    offered.flat_map(move |(_, list, name)| {
        let views = handles.views.all(list).into_iter();
        views.map(move |view| Command {
            group: Group::Views,
            icon: IconName::Search,
            words: SavedViews::label(handles.i18n, &view.name),
            aside: handles.i18n.text(name).to_owned(),
            action: Action::List(handles.views.query(list, &view)),
        })
    })
}

fn templates(handles: Handles) -> impl Iterator<Item = Command> {
    let is_offered = handles.navigation.offers(View::Generate);
    let templates = handles.templates.all().into_iter();
    templates.filter(move |_| is_offered).map(|template| {
        let action = Action::FillOrder(template.form);
        command(
            Group::Templates,
            IconName::NavGenerate,
            template.name,
            action,
        )
    })
}

fn settings(handles: Handles) -> Vec<Command> {
    let i18n = handles.i18n;
    let preferences = handles.preferences;
    let setting = |words, action| command(Group::Settings, IconName::Settings, words, action);
    let is_masked = preferences.is_masked();
    let masked = if is_masked {
        Key::ShowFullCodes
    } else {
        Key::MaskCodes
    };
    let is_utc = i18n.is_utc();
    let times = if is_utc {
        Key::UseLocalTimes
    } else {
        Key::UseUtc
    };
    let mut commands = vec![
        setting(i18n.text(masked), Action::Mask(!is_masked)),
        setting(i18n.text(times), Action::ShowUtc(!is_utc)),
    ];
    if preferences.offers_theme() {
        let themes = [
            (Key::ThemeLight, Theme::Light),
            (Key::ThemeDark, Theme::Dark),
            (Key::ThemeAuto, Theme::Auto),
        ];
        commands.extend(themes.map(|(name, theme)| Command {
            aside: i18n.text(Key::Theme).to_owned(),
            ..setting(i18n.text(name), Action::Theme(theme))
        }));
    }
    if handles.settings.with(|config| config.shows("lock")) {
        let words = i18n.text(Key::Lock);
        commands.push(command(
            Group::Settings,
            IconName::Lock,
            words,
            Action::Lock,
        ));
    }
    commands
}

/// Ways to look for what is typed in the lists.
fn searches(handles: Handles, typed: &str) -> Vec<Command> {
    let mut searches = Vec::new();
    let mut search = |list: List, words: Key, ask: &dyn Fn(&mut ListQuery)| {
        let mut query = handles.navigation.read_query(list, "");
        ask(&mut query);
        let words = handles.i18n.fill(words, &[("text", typed)]);
        let action = Action::List(query);
        searches.push(command(Group::Search, IconName::Search, words, action));
    };
    let keyword = |query: &mut ListQuery| typed.clone_into(&mut query.keyword);
    let email = |query: &mut ListQuery| typed.clone_into(&mut query.email);
    if handles.navigation.offers(View::Issued) {
        if typed.contains('@') {
            search(List::Issued, Key::IssuedFor, &email);
        } else {
            search(List::Issued, Key::SearchIssuedFor, &keyword);
        }
    }
    if handles.navigation.offers(View::Redeemed) {
        if typed.contains('@') {
            search(List::Redeemed, Key::RedeemedFrom, &email);
        } else {
            search(List::Redeemed, Key::SearchRedeemedFor, &keyword);
        }
    }
    searches
}
