//! What is pasted for redeeming and what came of it. It outlives the screen, so that neither is lost.

use leptos::prelude::RwSignal;

use crate::state::Job;

#[derive(Clone, Copy, Default)]
pub struct RedeemDraft {
    pub text: RwSignal<String>,
    pub job: Job,
}
