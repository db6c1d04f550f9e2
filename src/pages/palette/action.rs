//! What the commands of the palette do.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::RefusedCopy,
    domain::{Code, CodeEntry, ListQuery, OrderForm, Theme},
    i18n::{I18n, use_i18n},
    pages::{
        code_actions::Messages,
        code_table::{CurrentTable, TableActions},
    },
    platform::{clock, task},
    state::{
        Closed, Drafts, Exports, LookUp, Navigation, Orders, Preferences, Revocation, SavedViews,
        Session, Settings, Templates, View, use_settings,
    },
};

/// How long the palette says that something was copied, in milliseconds.
const ANSWER: i64 = 2_000;

#[derive(Clone, PartialEq)]
pub enum Action {
    Go(View),
    /// Shows a list with this query.
    List(ListQuery),
    /// Fills the form for an order; nothing is sent.
    FillOrder(OrderForm),
    /// Shows what is on the screen of a code.
    Open(Code),
    CopyCodes(Vec<Code>),
    CopyMessage(Arc<CodeEntry>),
    CopySelected,
    ExportSelected,
    RevokeSelected,
    /// Asks whether to revoke this one.
    Revoke(Arc<CodeEntry>),
    LookUp(Vec<Code>),
    /// Puts codes into the form that redeems; nothing is sent.
    Redeem(Vec<Code>),
    Mask(bool),
    ShowUtc(bool),
    Theme(Theme),
    Lock,
}

/// What the commands act on. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Handles {
    pub i18n: I18n,
    pub navigation: Navigation,
    pub drafts: Drafts,
    pub templates: Templates,
    pub views: SavedViews,
    pub preferences: Preferences,
    pub settings: Settings,
    session: Session,
    look_up: LookUp,
    orders: Orders,
    exports: Exports,
    revocation: Revocation,
    messages: Messages,
    current: CurrentTable,
    refused: RefusedCopy,
}

impl Handles {
    pub fn expect() -> Self {
        Self {
            i18n: use_i18n(),
            navigation: expect_context(),
            drafts: expect_context(),
            templates: expect_context(),
            views: expect_context(),
            preferences: expect_context(),
            settings: use_settings(),
            session: expect_context(),
            look_up: expect_context(),
            orders: expect_context(),
            exports: expect_context(),
            revocation: expect_context(),
            messages: Messages::expect(),
            current: expect_context(),
            refused: expect_context(),
        }
    }

    /// The table on the screen, if there is one.
    pub fn table(self) -> Option<TableActions> {
        self.current.get()
    }

    /// What a command copies; `None` for one that does something else.
    pub fn text_to_copy(self, action: &Action) -> Option<String> {
        match action {
            Action::CopyCodes(codes) => Some(Code::lines(codes.iter())),
            Action::CopyMessage(entry) => Some(self.messages.of(entry)),
            Action::CopySelected => {
                let entries = self.table()?.table.selection.entries();
                Some(Code::lines(entries.iter().map(|entry| &entry.code)))
            }
            _ => None,
        }
    }

    /// Copies a text, and says so for a while.
    pub fn copy(self, text: String, is_copied: RwSignal<bool>) {
        task::spawn(async move {
            if self.refused.copy(text).await {
                is_copied.try_set(true);
                clock::sleep(ANSWER).await;
                is_copied.try_set(false);
            }
        });
    }

    /// Does what a command says.
    pub fn run(self, action: Action) {
        match action {
            Action::Go(view) => self.navigation.go(view),
            Action::List(query) => self.navigation.show(query),
            Action::FillOrder(form) => {
                self.orders.fill(form.in_numerals(self.i18n.numerals()));
                self.navigation.go(View::Generate);
            }
            Action::Open(code) => {
                if let Some(actions) = self.table() {
                    actions.table.is_entering.set(true);
                    actions.table.open(code);
                }
            }
            Action::ExportSelected => {
                if let Some(actions) = self.table() {
                    self.exports.open(actions.offer.run(()));
                }
            }
            Action::RevokeSelected => {
                if let Some(actions) = self.table() {
                    self.revocation.ask(actions.table.selection.revocable());
                }
            }
            Action::Revoke(entry) => self.revocation.ask(vec![(*entry).clone()]),
            Action::LookUp(codes) => {
                let draft = self.drafts.look_up;
                // What is typed there stays.
                if draft.text.with_untracked(String::is_empty) {
                    draft.put(Code::lines(codes.iter()));
                }
                self.look_up.start(self.session, codes);
                self.navigation.go(View::LookUp);
            }
            Action::Redeem(codes) => {
                for code in &codes {
                    self.drafts.redeem.add_code(code);
                }
                self.navigation.go(View::Redeem);
            }
            Action::Mask(is_masked) => self.preferences.change(|own| own.is_masked = is_masked),
            Action::ShowUtc(is_utc) => self.preferences.change(|own| own.is_utc = is_utc),
            Action::Theme(theme) => self.preferences.change(|own| own.theme = Some(theme)),
            Action::Lock => self.session.close(Closed::Locked),
            // Copied while the palette stays open.
            Action::CopyCodes(_) | Action::CopyMessage(_) | Action::CopySelected => {}
        }
    }
}
