//! Why a text is refused, where exactly, and what to write instead.

use std::ops::Range;

use super::Problem;

/// What is wrong with a text, at which characters, and the text as it was perhaps meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The bytes of the text that are wrong, always on character boundaries.
    pub at: Range<usize>,
    /// What is wrong with them.
    pub problem: Problem,
    /// The whole text mended, where one way to mend it is obvious.
    pub offer: Option<String>,
}

impl Refusal {
    /// A refusal with nothing to offer.
    pub(super) const fn new(at: Range<usize>, problem: Problem) -> Self {
        Self {
            at,
            problem,
            offer: None,
        }
    }

    /// The same, offering `text` with the wrong characters replaced.
    pub(super) fn replacing(self, text: &str, with: &str) -> Self {
        let at = self.at.clone();
        self.replacing_at(text, &at, with)
    }

    /// The same, offering `text` with some other characters replaced.
    pub(super) fn replacing_at(self, text: &str, at: &Range<usize>, with: &str) -> Self {
        let before = text.get(..at.start).unwrap_or_default();
        let after = text.get(at.end..).unwrap_or_default();
        Self {
            offer: Some(format!("{before}{with}{after}")),
            ..self
        }
    }
}

/// The candidate that was perhaps meant: at most two letters away, and the nearest of them.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let distance = |candidate: &str| strsim::osa_distance(&candidate.to_lowercase(), &word);
    let near = candidates
        .into_iter()
        .map(|candidate| (distance(candidate), candidate));
    // A short word is near to everything.
    let most = if word.chars().count() < 4 { 1 } else { 2 };
    let (_, candidate) = near
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)?;
    Some(candidate)
}
