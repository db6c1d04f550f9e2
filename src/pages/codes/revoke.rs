//! Revoking: asks once, naming what comes back.

use crate::{
    components::{Button, ButtonKind, Dialog, Emphasis, Field},
    domain::{Amount, Bytes, Code, CodeEntry, IpCount},
    i18n::{I18n, Key, use_i18n},
    pages::value::{self, EmailText},
    state::{BulkJob, Revocation, Session, selection},
};
use leptos::{ev::SubmitEvent, prelude::*};

const TITLE: &str = "revoke-title";

/// Above so many codes the person types how many they are, so that no slip of the hand revokes them.
const MOST_BY_CLICK: u64 = 100;

/// Opens when codes are to be revoked.
#[component]
pub fn RevokeDialog(
    /// Revokes them.
    job: BulkJob,
) -> impl IntoView {
    let session: Session = expect_context();
    let revocation: Revocation = expect_context();
    view! {
        <Dialog is_open=revocation.is_asking title_id=TITLE>
            <Question session revocation job/>
        </Dialog>
    }
}

#[component]
fn Question(session: Session, revocation: Revocation, job: BulkJob) -> impl IntoView {
    let i18n = use_i18n();
    let typed = RwSignal::new(String::new());
    let (n, returned, recipient) = revocation.entries.with_untracked(|entries| {
        let recipient = common_recipient(entries).map(str::to_owned);
        (
            entries.len() as u64,
            what_comes_back(i18n, entries),
            recipient,
        )
    });
    let recipient = recipient.map(|recipient| {
        view! {
            <p>
                {i18n.text(Key::Recipient)}
                ": "
                <EmailText address=&recipient/>
            </p>
        }
    });
    let is_meant = Memo::new(move |_| {
        // "5,554", "5.554" and "5 554" mean the same number.
        let is_number = |typed: &String| {
            let typed = i18n.numerals().whole(typed);
            typed.is_some_and(|typed| typed.parse() == Ok(n))
        };
        n <= MOST_BY_CLICK || typed.with(is_number)
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if is_meant.get_untracked() {
            revoke(session, revocation, job);
        }
    };
    let sentence = i18n.count_with(Key::RevokeText, n, &[("amount", &returned)]);
    view! {
        <form on:submit=submit>
            <div class="stack stack-tight">
                <h2 id=TITLE>{i18n.count(Key::RevokeTitle, n)}</h2>
                <p>
                    <Emphasis sentence part=&returned/>
                </p>
                {recipient}
                {(n > MOST_BY_CLICK).then(|| view! { <NumberField n typed/> })}
            </div>
            <div class="actions">
                <Button attr:data-focus="" on_click=move || revocation.is_asking.set(false)>
                    {i18n.text(Key::Cancel)}
                </Button>
                <button
                    class=ButtonKind::DangerPrimary.class()
                    disabled=move || !is_meant.get()
                >
                    {i18n.count(Key::RevokeNow, n)}
                </button>
            </div>
        </form>
    }
}

fn revoke(session: Session, revocation: Revocation, job: BulkJob) {
    // Taken out, so that a second click finds nothing to revoke.
    let entries = revocation.entries.try_update(std::mem::take);
    revocation.is_asking.set(false);
    let entries = entries.unwrap_or_default();
    let codes: Vec<Code> = entries.into_iter().map(|entry| entry.code).collect();
    if !codes.is_empty() {
        job.begin(session, codes, false);
    }
}

/// Where the person types how many codes they are.
#[component]
fn NumberField(n: u64, typed: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let label = i18n.fill(Key::TypeTheNumber, &[("n", &i18n.integer(n))]);
    view! {
        <Field id="revoke-number" label=label>
            <input
                class="input"
                id="revoke-number"
                inputmode="numeric"
                autocomplete="off"
                bind:value=typed
            />
        </Field>
    }
}

/// Whom all of them are for, where that is one.
fn common_recipient(entries: &[CodeEntry]) -> Option<&str> {
    let first = entries.first()?.forward_to.as_deref()?;
    let is_for = |entry: &CodeEntry| {
        let other = entry.forward_to.as_deref();
        other.is_some_and(|other| other.eq_ignore_ascii_case(first))
    };
    entries.iter().all(is_for).then_some(first)
}

/// "20 IPs and 26.125 GB".
fn what_comes_back(i18n: I18n, entries: &[CodeEntry]) -> String {
    let (ips, bytes) = selection::sum(entries.iter());
    let ips = (ips > 0).then(|| value::amount_label(i18n, Amount::Ips(IpCount(ips))));
    let bytes = (bytes > 0).then(|| value::amount_label(i18n, Amount::Traffic(Bytes(bytes))));
    match (ips, bytes) {
        (Some(ips), Some(bytes)) => i18n.fill(Key::AAndB, &[("a", &ips), ("b", &bytes)]),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => i18n.text(Key::UnknownAmount).to_owned(),
    }
}
