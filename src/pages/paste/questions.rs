//! What looks like a code and is none, as far as we know: the person says.

use std::sync::Arc;

use crate::{
    components::{Button, Icon, IconName},
    domain::{Batch, Code, LeftOut, Why},
    i18n::{Key, use_i18n},
    pages::value::UntrustedText,
};
use leptos::prelude::*;

/// Up to so many pieces that look like codes are asked about one by one.
const ASKED_MAX: usize = 20;

/// Pieces of the text with the code that each of them is.
type Pieces = Vec<(String, Code)>;

/// Nothing where all is clear.
#[component]
pub fn Questions(
    /// What was found in the text.
    batch: Arc<Batch>,
    /// Takes pieces for codes.
    choose: Callback<(Pieces,)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let n = batch.left_out.len();
    if n == 0 {
        return None;
    }
    let asked = batch.left_out.iter().take(ASKED_MAX).enumerate();
    let questions: Vec<_> = asked
        .map(|(at, piece)| view! { <Question piece is_first=at == 0 choose/> })
        .collect();
    let rest = (n > 1).then(|| {
        let more = (n > ASKED_MAX).then(|| {
            let words = i18n.count(Key::AndMore, (n - ASKED_MAX) as u64);
            view! { <span>{words}</span> }
        });
        let add_all = move || {
            let all = batch.left_out.iter().filter_map(as_it_stands);
            choose.run((all.collect(),));
        };
        view! {
            <p class="row">
                {more}
                <Button on_click=add_all>{i18n.count(Key::AddAllN, n as u64)}</Button>
            </p>
        }
    });
    Some(view! {
        <div class="stack stack-tight">
            <h3>{i18n.count(Key::LooksLikeCodes, n as u64)}</h3>
            <ul class="code-list code-list-compact code-list-bare">{questions}</ul>
            {rest}
        </div>
    })
}

fn as_it_stands(piece: &LeftOut) -> Option<(String, Code)> {
    Some((piece.text.clone(), Code::new(&piece.text)?))
}

#[component]
fn Question<'a>(
    piece: &'a LeftOut,
    is_first: bool,
    choose: Callback<(Pieces,)>,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let words = match (&piece.meant, piece.why) {
        (Some(code), _) => i18n.fill(Key::DidYouMean, &[("code", code.reveal())]),
        (None, Why::Number) => i18n.text(Key::WhyNumber).to_owned(),
        (None, Why::Unlike) => i18n.text(Key::WhyUnlike).to_owned(),
        (None, Why::Unsure) => i18n.text(Key::WhyUnsure).to_owned(),
    };
    let use_meant = piece.meant.clone().map(|code| {
        let name = i18n.fill(Key::UseCode, &[("code", code.reveal())]);
        let meant = (piece.text.clone(), code);
        view! {
            <Button attr:aria-label=name on_click=move || choose.run((vec![meant.clone()],))>
                {i18n.text(Key::UseThis)}
            </Button>
        }
    });
    let name = i18n.fill(Key::AddCode, &[("code", &piece.text)]);
    let added = as_it_stands(piece);
    view! {
        <li>
            <Icon name=IconName::MarkNotSent/>
            <code>
                <UntrustedText text=&piece.text/>
            </code>
            <span class="words">
                <UntrustedText text=&words/>
            </span>
            <span class="row">
                {use_meant}
                <Button
                    attr:aria-label=name
                    attr:data-next=is_first
                    on_click=move || choose.run((added.iter().cloned().collect(),))
                >
                    {i18n.text(Key::Add)}
                </Button>
            </span>
        </li>
    }
}
