//! What is pasted for redeeming and what came of it. It outlives the screen, so that neither is lost.

use crate::state::Job;

use crate::live::Live;

#[derive(Clone, Copy, Default)]
pub struct RedeemDraft {
    pub text: Live<String>,
    pub job: Job,
}
