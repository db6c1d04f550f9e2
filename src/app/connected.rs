//! The dashboard while somebody is connected, and all that ends with the connection.

use super::shell::Shell;
use crate::{
    api::Client,
    components::Remount,
    domain::{Numerals, OrderForm, OrderKind, order},
    i18n::use_i18n,
    pages::{
        code_table::CurrentTable,
        codes::Codes,
        lazy::{Lazy, Part},
    },
    platform::{channel::Channel, task},
    state::{
        Closed, Drafts, Exports, Jobs, Journal, Known, LookUp, MessageTemplate, Navigation, Orders,
        Overview, PendingOperations, Prefetched, Recipients, Reconciler, RedeemLink, Revocation,
        SavedViews, Session, Templates, View, use_now,
    },
};
use leptos::prelude::*;

/// Mounted once for each connection.
#[component]
pub fn Connected(
    /// Whose connection it is.
    session: Session,
    /// The connection.
    client: Client,
    /// The listing that is under way already, until a screen has used it.
    prefetched: StoredValue<Option<Prefetched>>,
) -> impl IntoView {
    let i18n = use_i18n();
    begin();
    end_with(session, client.clone());
    provide_work();
    show_linked_codes();
    let contents = move || {
        // In another language all words are others, and all work is the same.
        i18n.language();
        view! {
            <Shell client=client.clone()>
                <Screen prefetched/>
            </Shell>
        }
    };
    view! {
        {contents}
        <Lazy part=Part::ResumeWork/>
    }
}

/// Reads what this browser keeps of the account.
fn begin() {
    let journal: Journal = expect_context();
    let templates: Templates = expect_context();
    templates.claim();
    let views: SavedViews = expect_context();
    views.load();
    use_now().learn();
    task::spawn(journal.load());
}

/// Ends what goes with the connection, when it is closed and when the dashboard is taken away.
fn end_with(session: Session, client: Client) {
    let navigation: Navigation = expect_context();
    let reconciler: Reconciler = expect_context();
    let pending = PendingOperations::expect();
    // From and to the other tabs of this account.
    let name = "share-code-dashboard lock ".to_owned() + &client.account_id().hex();
    let tabs = Channel::open(&name, move || session.close(Closed::LockedElsewhere));
    let tabs = StoredValue::new_local(tabs);
    on_cleanup(move || {
        client.end_reads();
        let Some(reason) = session.reason() else {
            // The dashboard goes, and what it has shown with it.
            return;
        };
        if reason == Closed::Locked {
            tabs.with_value(|tabs| tabs.as_ref().map(Channel::tell));
        }
        pending.mark_abandoned();
        navigation.forget();
        reconciler.forget();
    });
}

/// What is typed and made while connected.
fn provide_work() {
    let form = OrderForm {
        kind: OrderKind::Ip,
        plan: order::only_plan(OrderKind::Ip).to_owned(),
        amount: String::new(),
        codes: String::new(),
        forward_to: String::new(),
        numerals: Numerals::PLAIN,
    };
    provide_context(Orders::new(form));
    let known = Known::provide();
    provide_context(Drafts::new(known, MessageTemplate::expect()));
    provide_context(LookUp::new(known));
    provide_context(Revocation::default());
    Recipients::provide();
    Jobs::provide();
    Exports::provide();
    Overview::provide();
    CurrentTable::provide();
}

/// Codes that came by a link wait for the screen that redeems them; nothing is sent before the person says so.
fn show_linked_codes() {
    let link: RedeemLink = expect_context();
    let navigation: Navigation = expect_context();
    let show = move |is_waiting: bool| {
        if is_waiting && untrack(|| navigation.view()) != View::Redeem {
            navigation.go(View::Redeem);
        }
    };
    // Before the first screen is there.
    show(untrack(|| link.is_waiting()));
    Effect::new(move |_| show(link.is_waiting()));
    let session: Session = expect_context();
    let Drafts { redeem, .. } = expect_context();
    on_cleanup(move || match session.reason() {
        // Who connects next with a good key still wants them.
        Some(Closed::Rejected(_)) => link.restore(&redeem.codes()),
        Some(_) => link.forget(),
        None => {}
    });
}

/// The screen that the address names, mounted again with each visit.
#[component]
fn Screen(prefetched: StoredValue<Option<Prefetched>>) -> impl IntoView {
    let navigation: Navigation = expect_context();
    let screen = move || {
        let view = navigation.view();
        // Used up by the first screen, whichever it is: later it would be old.
        let begun = prefetched.try_update_value(Option::take).flatten();
        match view.list() {
            Some(list) => {
                let prefetched = begun.filter(|begun| begun.query.list == list);
                view! { <Codes list prefetched/> }.into_any()
            }
            None => view! { <Lazy part=Part::Screen(view) is_wanted=true/> }.into_any(),
        }
    };
    view! { <Remount view=screen/> }
}
