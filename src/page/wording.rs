//! The words for statuses, verdicts and closed lists.

use super::Tone;
pub use crate::map::names::status_word as status_message;

use crate::atlas::{Atlas, Kind, Status};
use crate::i18n::{self, Message};
use crate::model::{Lang, StageKind, VerdictState};

/// The label of an entry of a closed list of the vocabulary; its identifier if the vocabulary lacks it.
pub fn term<'a>(atlas: &'a Atlas, list: &str, id: &'a str, lang: Lang) -> &'a str {
    atlas.vocabulary().label(list, id, lang)
}

/// The label of a stage.
pub fn stage_label(atlas: &Atlas, stage: StageKind, lang: Lang) -> &str {
    term(atlas, StageKind::LIST, stage.id(), lang)
}

/// The word for a verdict.
pub fn verdict(atlas: &Atlas, state: VerdictState, lang: Lang) -> &str {
    term(atlas, VerdictState::LIST, state.id(), lang)
}

/// The colour of a verdict: kept as operating, open as signed, late as announced, dropped as lapsed,
/// unverified as unknown (`look.md`).
pub fn verdict_tone(state: VerdictState) -> Tone {
    match state {
        VerdictState::Kept => Status::Operating,
        VerdictState::Open => Status::Signed,
        VerdictState::Late => Status::Announced,
        VerdictState::Dropped => Status::Lapsed,
        VerdictState::Unverified => Status::Unknown,
    }
}

/// The name of a kind of record, one of them.
pub fn kind_message(kind: Kind) -> Message {
    match kind {
        Kind::Hub => i18n::KIND_HUB,
        Kind::Organization => i18n::KIND_ORGANIZATION,
        Kind::Partnership => i18n::KIND_PARTNERSHIP,
        Kind::Claim => i18n::KIND_CLAIM,
        Kind::Milestone => i18n::KIND_MILESTONE,
        Kind::Source => i18n::KIND_SOURCE,
        Kind::Story => i18n::KIND_STORY,
    }
}
