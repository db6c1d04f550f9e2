//! What is pasted for redeeming. It outlives the screen, so that it is not lost.

use crate::live::Live;

#[derive(Clone, Copy, Default)]
pub struct RedeemDraft {
    pub text: Live<String>,
}
