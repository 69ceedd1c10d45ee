//! How a run ended, for whoever reads it: a sentence on a terminal, a line of JSON elsewhere.

use super::end::End;
use super::words;
use crate::scf::moment;

/// Says how it ended. `tells` is true on a terminal.
pub(super) fn tell(end: &End, tells: bool) {
    let (word, sentence) = match end {
        End::Over(ended) => ("over", words::ends(*ended).to_owned()),
        End::Waits(question) => ("waits", words::question(question)),
        End::HeldBy(holder, until) => (
            "held",
            format!(
                "{holder} drives this rollout, and counts as driving until {}. Hand it over there first, or wait until then. If it is gone for good: --resume --take-over.",
                moment(until.div_ceil(1_000))
            ),
        ),
        End::Interrupted => (
            "interrupted",
            "Interrupted: the share stays. Run with --resume to go on, or bring the journal to the page.".to_owned(),
        ),
        End::Said(sentence) => ("said", sentence.clone()),
        End::Rehearsed => return,
    };
    if !tells {
        println!("{}", serde_json::json!({"end": word, "sentence": sentence}));
    } else if !matches!(end, End::Over(_)) {
        // Otherwise the last entry has said it.
        println!("{sentence}");
    }
}
