//! A judgement as the journal keeps it.

use serde::{Deserialize, Serialize};

use crate::judge::{Judgement, Minute, Verdict};

/// The verdict and the four numbers that it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The verdict in one word.
    pub word: Word,
    /// Requests to the canary and those among them that failed: since the share was set, and for
    /// an alarm over all minutes.
    pub canary: [u64; 2],
    /// The same of the stable version.
    pub stable: [u64; 2],
    /// The evidence that the canary fails more often, in tenths: 200 is 20 to 1.
    pub evidence_tenths: u64,
}

/// A verdict in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// The counts are compatible with harm and with none. Never taken for healthy.
    NotYet,
    /// The rise that matters is excluded.
    NoSignOfHarm,
    /// The canary fails more often.
    Worse,
}

impl Judged {
    /// `is_judged` is true once a minute of the present share has been looked at: what was said of
    /// the share before says nothing about this one.
    pub(super) fn of(judgement: &Judgement, is_judged: bool) -> Self {
        let (word, minute) = match judgement.verdict {
            Verdict::Worse { .. } => (Word::Worse, judgement.total),
            _ if !is_judged => (Word::NotYet, Minute::default()),
            Verdict::NoSignOfHarm { .. } => (Word::NoSignOfHarm, judgement.step),
            Verdict::NotYet(_) => (Word::NotYet, judgement.step),
        };
        Self {
            word,
            canary: [minute.canary.requests(), minute.canary.errors()],
            stable: [minute.stable.requests(), minute.stable.errors()],
            evidence_tenths: judgement.evidence_tenths,
        }
    }
}
