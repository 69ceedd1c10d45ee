//! What each step of the column says: as it follows from the plan and the journal.

use super::phase::Phase;
use crate::console::language::rollout_steps::StepWord;
use crate::console::language::text;
use crate::console::moment::time_of_day;
use crate::rollout::{Chapter, End, Ended, Move, Position, State, Story};
use crate::traffic::Weight;

/// One row: all that does not change from second to second.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) word: StepWord,
    /// What is printed; nothing for what changes no share.
    pub(super) share: Option<Weight>,
    pub(super) title: String,
    /// What it waits for.
    pub(super) hold: String,
    pub(super) times: String,
    pub(super) decided: String,
    /// True if its hold is under way.
    pub(super) runs: bool,
}

/// A row for each step, and for what comes after them.
pub(super) fn rows(state: &State, story: &Story, phase: &Phase) -> Vec<Row> {
    let words = &text().rollout_steps;
    let plan = state.plan();
    let at = match (state.position(), state.ended()) {
        (Position::At { step, .. }, None) => Some(step),
        _ => None,
    };
    let furthest = story.chapters.iter().map(|chapter| chapter.step).max();
    let has_ended = state.ended().is_some();
    let mut rows: Vec<Row> = Vec::new();
    for (index, step) in plan.steps.iter().enumerate() {
        let chapter = story.chapter(index);
        let word = if at == Some(index) {
            StepWord::Now
        } else if chapter.is_some_and(|chapter| chapter.ended.is_some()) {
            StepWord::Done
        } else if has_ended || furthest.is_some_and(|furthest| furthest > index) {
            StepWord::LeftOut
        } else {
            StepWord::Next
        };
        let runs = word == StepWord::Now && matches!(phase, Phase::Holds(_) | Phase::Collects(_));
        rows.push(Row {
            word,
            share: Some(step.share),
            title: step.share.to_string(),
            hold: (words.hold)(step.hold),
            times: chapter.map(times).unwrap_or_default(),
            decided: chapter.map(text().rollout_log.decided).unwrap_or_default(),
            runs,
        });
    }
    rows.extend(last(state, story, phase));
    rows
}

/// What comes after the steps.
fn last(state: &State, story: &Story, phase: &Phase) -> Vec<Row> {
    let words = &text().rollout_steps;
    let plan = state.plan();
    let row = |word, share, title: String, times: String, decided: String| Row {
        word,
        share,
        title,
        hold: String::new(),
        times,
        decided,
        runs: false,
    };
    let at = |moment: u64| (words.since)(&time_of_day(moment));
    let ended = story.ended;
    let goes = match phase {
        Phase::Moves(goes) => Some(*goes),
        _ => None,
    };
    let word = |is_done: bool, is_now: bool| match (is_done, is_now) {
        (true, _) => StepWord::Done,
        (_, true) => StepWord::Now,
        _ if state.ended().is_some() => StepWord::LeftOut,
        _ => StepWord::Next,
    };
    let mut rows = Vec::new();
    if plan.end() == Some(End::Promote) {
        let promoted = state.position() == Position::Promoted;
        if plan.canary.is_latest() {
            let published = state.published();
            let is_now = goes == Some(Move::Publish);
            let decided = published.map(words.published).unwrap_or_default();
            let times = story.published.map(|(when, _)| at(when));
            rows.push(row(
                word(published.is_some(), is_now),
                None,
                (words.publish)(plan.canary),
                times.unwrap_or_default(),
                decided,
            ));
        }
        let times = ended.filter(|_| promoted).map(|(when, _)| at(when));
        rows.push(row(
            word(promoted, goes == Some(Move::Promote)),
            Some(Weight::FULL),
            (words.promote)(state.published().unwrap_or(plan.canary)),
            times.unwrap_or_default(),
            String::new(),
        ));
    } else if let Some(step) = plan.steps.last() {
        let kept = state.ended() == Some(Ended::Kept);
        rows.push(row(
            word(kept, false),
            Some(step.share),
            (words.keep)(step.share),
            String::new(),
            String::new(),
        ));
    }
    let is_back = state.position() == Position::Back;
    if is_back || goes == Some(Move::RollBack) {
        let times = ended.filter(|_| is_back).map(|(when, _)| at(when));
        rows.push(row(
            word(is_back, true),
            Some(Weight::ZERO),
            (words.back)(state.stable()),
            times.unwrap_or_default(),
            String::new(),
        ));
    }
    rows
}

fn times(chapter: &Chapter) -> String {
    let words = &text().rollout_steps;
    let began = time_of_day(chapter.began);
    match chapter.ended {
        Some(ended) => {
            let seconds = ended.saturating_sub(chapter.began) / 1_000;
            (words.lasted)(&began, &time_of_day(ended), seconds)
        }
        None => (words.since)(&began),
    }
}
