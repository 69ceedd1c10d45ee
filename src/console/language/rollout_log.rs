//! The journal of a rollout: each entry as a sentence, what was decided about each share, and how
//! the journal travels.

use super::number::{grouped, plural};
use super::rollout::times;
use crate::console::moment::of_cloud;
use crate::rollout::{
    Chapter, Command, Ended, Entry, Event, Judged, Led, Move, Plan, Settled, Why, Word,
};
use crate::traffic::{Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct RolloutLog {
    /// Heads the journal.
    pub heading: &'static str,
    /// What it is.
    pub lead: &'static str,
    /// Opens it: how many entries it has.
    pub title: fn(usize) -> String,
    /// Shows what is left out otherwise.
    pub every: &'static str,
    /// The line as it is kept.
    pub raw: &'static str,
    /// An entry, with the stable version if it is known.
    pub entry: fn(&Entry, &Plan, Option<Version>) -> String,
    /// What was decided about a share, and why.
    pub decided: fn(&Chapter) -> String,
    /// Saves it.
    pub export: &'static str,
    /// Saves it and drives no longer.
    pub hand_over: &'static str,
    /// How to go on elsewhere.
    pub hand_over_lead: &'static str,
    /// The command line that goes on: the name of the file.
    pub command_line: fn(&str) -> String,
    /// Chooses a journal to go on with.
    pub import: &'static str,
    /// What that does.
    pub import_hint: &'static str,
    /// The file cannot be read as text.
    pub no_text: &'static str,
}

/// The strings in English.
pub const ENGLISH: RolloutLog = RolloutLog {
    heading: "Journal",
    lead: "Every write was announced here before it was sent, and settled after it.",
    title: |count| plural(count as u64, "# entry", "# entries"),
    every: "Every look, also if it says the same",
    raw: "As it is kept",
    entry,
    decided,
    export: "Export journal",
    hand_over: "Hand over",
    hand_over_lead: "Hand over stops driving here, leaves the share as it is, and saves the journal. This goes on with it from a terminal or a pipeline; its journal can be imported here again.",
    command_line: |file| format!("halftone run --resume --journal '{file}'"),
    import: "Import journal",
    import_hint: "Goes on with a rollout that was exported here or driven by halftone run. It is driven from here then.",
    no_text: "The file cannot be read as text. Choose the journal that was exported.",
};

fn entry(entry: &Entry, plan: &Plan, stable: Option<Version>) -> String {
    match &entry.event {
        Event::Began { stable, .. } => format!(
            "Begun by {}: version {} against version {stable}.",
            entry.by, plan.canary
        ),
        Event::Taken => format!("Driven by {} from here on.", entry.by),
        Event::Alive => format!("Still driven by {}.", entry.by),
        Event::Left => format!("{} drives no longer.", entry.by),
        Event::Canary { changed } => {
            let changed = of_cloud(changed);
            format!("Counted from here on: $LATEST as it was changed at {changed}.")
        }
        Event::Intent { goes, why, .. } => {
            let what = moves(*goes, plan, stable);
            match why {
                Some(why) => format!("About to be sent: {what}, because {}.", because(why)),
                None => format!("About to be sent: {what}."),
            }
        }
        Event::Settled(settled) => outcome(settled),
        Event::Looked {
            judged: Some(judged),
            ..
        } => format!("Looked: {}", told(judged)),
        Event::Looked { minutes, .. } => match minutes.len() {
            0 => "Looked: nothing was counted yet.".to_owned(),
            count => plural(count as u64, "Looked at # minute.", "Looked at # minutes."),
        },
        Event::Said(command) => match command {
            Command::Pause => "Somebody paused it.",
            Command::Resume => "Somebody resumed it.",
            Command::Approve => "Somebody approved.",
            Command::Promote => "Somebody wants it promoted now.",
            Command::RollBack => "Somebody wants it rolled back.",
            Command::Abandon => "Somebody ended it and left the alias as it is.",
        }
        .to_owned(),
        Event::Paused(why) => format!("Waits for somebody, because {}.", because(why)),
        Event::Adopted { alias, step } => {
            let share = alias
                .split()
                .ok()
                .and_then(|split| split.share(plan.canary));
            let share = share.unwrap_or(Weight::ZERO);
            match step {
                Some(step) => format!(
                    "Somebody else's share was taken over: {share}, which stands for step {}.",
                    step + 1
                ),
                None => format!("Somebody else's share was taken over: {share}."),
            }
        }
        Event::Ended(ended) => match ended {
            Ended::Promoted => "Over: promoted.",
            Ended::Kept => "Over: the last share stays, as planned.",
            Ended::RolledBack => "Over: rolled back.",
            Ended::Abandoned => "Over: nothing was changed.",
        }
        .to_owned(),
    }
}

fn moves(goes: Move, plan: &Plan, stable: Option<Version>) -> String {
    let canary = plan.canary;
    match goes {
        Move::Step(step) => {
            let share = plan.steps.get(step).map(|step| step.share);
            format!("{} for version {canary}", share.unwrap_or_default())
        }
        Move::Publish => format!("a version of {canary}"),
        Move::Promote => format!("everything for version {canary}"),
        Move::RollBack => match stable {
            Some(stable) => format!("everything back to version {stable}"),
            None => "everything back".to_owned(),
        },
    }
}

fn because(why: &Why) -> String {
    match why {
        Why::Asked => "somebody said so".to_owned(),
        Why::Errors => "the canary fails more often".to_owned(),
        Why::Latency => "the canary takes longer".to_owned(),
        Why::Throttles { count } => {
            format!("the canary was throttled {} in a minute", times(*count))
        }
        Why::Drift(_) => "somebody else changed the alias".to_owned(),
        Why::CanaryChanged { is, .. } => format!("$LATEST was changed at {}", of_cloud(is)),
        Why::Impossible { .. } => "the next move cannot be planned".to_owned(),
        Why::Failed { .. } => "the next move was not done".to_owned(),
        Why::Unreadable { .. } => "the cloud cannot be read".to_owned(),
    }
}

fn outcome(settled: &Settled) -> String {
    match settled {
        Settled::Done {
            version: Some(version),
            ..
        } => format!("Done: version {version}."),
        Settled::Done { .. } => "Done, and read back.".to_owned(),
        Settled::NotDone { .. } => "Not done.".to_owned(),
        Settled::Unclear { .. } => "Not known whether it was done; it is looked up.".to_owned(),
        Settled::Conflict { .. } => "Not sent: somebody else changed the alias.".to_owned(),
        Settled::Dropped => "Not sent: something else was asked for meanwhile.".to_owned(),
    }
}

/// A judgement as the journal keeps it.
pub(super) fn told(judged: &Judged) -> String {
    let word = match judged.word {
        Word::NotYet if judged.canary == [0; 2] => {
            return "not yet, no full minute of this share is counted.".to_owned();
        }
        Word::NotYet => "not yet",
        Word::NoSignOfHarm => "no sign of harm",
        Word::Worse => "worse",
    };
    format!("{word}. {}", numbers(judged))
}

fn numbers(judged: &Judged) -> String {
    let ([canary, failed], [stable, stable_failed]) = (judged.canary, judged.stable);
    format!(
        "The canary failed {} of {}, the stable version {} of {}.",
        grouped(failed),
        plural(canary, "# request", "# requests"),
        grouped(stable_failed),
        grouped(stable)
    )
}

fn decided(chapter: &Chapter) -> String {
    let counted = chapter
        .judged
        .as_ref()
        .filter(|judged| judged.canary[0] > 0);
    let with_numbers = |said: &str| match counted {
        Some(judged) => format!("{said} {}", numbers(judged)),
        None => said.to_owned(),
    };
    let begins = if chapter.adopted {
        "Set by somebody else. "
    } else {
        ""
    };
    let led = match &chapter.led {
        None => String::new(),
        Some(Led::Plan) => match chapter.judged.map(|judged| judged.word) {
            Some(Word::NoSignOfHarm) => with_numbers("Went on: no sign of harm."),
            Some(Word::NotYet) => {
                with_numbers("Went on because its hold was over; the judge could not tell.")
            }
            Some(Word::Worse) => with_numbers("Went on although the judge found it worse."),
            None => "Went on because its hold was over.".to_owned(),
        },
        Some(Led::Approval) => with_numbers("Went on: somebody approved."),
        Some(Led::Asked(Move::RollBack)) => with_numbers("Somebody rolled it back."),
        Some(Led::Asked(_)) => with_numbers("Somebody promoted it."),
        Some(Led::Back(why)) => with_numbers(&format!("Rolled back: {}.", because(why))),
        Some(Led::Elsewhere) => "Somebody else set another share, which was taken over.".to_owned(),
        Some(Led::Abandoned) => with_numbers("Ended here without changing anything."),
    };
    format!("{begins}{led}")
}
