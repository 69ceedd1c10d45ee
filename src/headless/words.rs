//! What happens, in words for a terminal.

use super::drift;
use crate::rollout::{
    Command, Ended, Entry, Event, Judged, Move, Plan, Question, Settled, Why, Word,
};

/// An entry in one line; nothing for what only programs want to know.
pub(super) fn line(entry: &Entry, plan: &Plan) -> Option<String> {
    let text = match &entry.event {
        Event::Began { stable, .. } => format!(
            "Begun: {} of {}, {} against {stable}. Driven by {}.",
            plan.alias, plan.target.function, plan.canary, entry.by
        ),
        Event::Taken => format!(
            "Driven by {} from here on. Whoever has another copy of the journal lets it lie.",
            entry.by
        ),
        Event::Alive | Event::Left => return None,
        Event::Canary { changed } => {
            format!(
                "Counted from here on: $LATEST as it was changed at {changed}, by the cloud's clock."
            )
        }
        Event::Intent { goes, why, .. } => {
            let what = moves(*goes, plan);
            match why {
                Some(why) => format!("{what}, because {}", because(why)),
                None => format!("{what} …"),
            }
        }
        Event::Settled(settled) => outcome(settled),
        Event::Looked {
            judged, minutes, ..
        } => match judged {
            Some(judged) => verdict(judged),
            None => return (!minutes.is_empty()).then(|| "Looked: nothing trips.".to_owned()),
        },
        Event::Said(command) => said(*command).to_owned(),
        Event::Paused(why) => format!("Paused, because {}", because(why)),
        Event::Adopted { .. } => "Somebody else's share was taken over.".to_owned(),
        Event::Ended(ended) => ends(*ended).to_owned(),
    };
    Some(text)
}

/// What is to be done, in words.
pub(super) fn moves(goes: Move, plan: &Plan) -> String {
    match goes {
        Move::Step(step) => {
            let share = plan
                .steps
                .get(step)
                .map(|step| step.share)
                .unwrap_or_default();
            format!("{share} to {}", plan.canary)
        }
        Move::Publish => format!("A version of {}", plan.canary),
        Move::Promote => format!("Everything to {}", plan.canary),
        Move::RollBack => "Everything back to the stable version".to_owned(),
    }
}

fn outcome(settled: &Settled) -> String {
    match settled {
        Settled::Done {
            version: Some(version),
            ..
        } => format!("Done: version {version}."),
        Settled::Done { .. } => "Done, and read back.".to_owned(),
        Settled::NotDone { reason, .. } => format!("Not done: {reason}"),
        Settled::Unclear { reason } => format!("It is not known yet whether it was done: {reason}"),
        Settled::Conflict { .. } => "Not done: somebody else changed the alias.".to_owned(),
        Settled::Dropped => "Not sent: something else was asked for.".to_owned(),
    }
}

fn verdict(judged: &Judged) -> String {
    let word = match judged.word {
        Word::NotYet if judged.canary == [0; 2] => {
            return "Not yet: no minute with requests to the canary is counted for good."
                .to_owned();
        }
        Word::NotYet => "Not yet",
        Word::NoSignOfHarm => "No sign of harm",
        Word::Worse => "Worse",
    };
    let ([canary, failed], [stable, stable_failed]) = (judged.canary, judged.stable);
    format!(
        "{word}: the canary failed {failed} of {canary} requests, the stable version {stable_failed} of {stable}."
    )
}

fn because(why: &Why) -> String {
    match why {
        Why::Asked => "somebody said so.".to_owned(),
        Why::Errors => "the canary fails more often.".to_owned(),
        Why::Latency => "the canary takes longer.".to_owned(),
        Why::Throttles { count } => format!("the canary was throttled {count} times in a minute."),
        Why::Drift(drift) => format!(
            "somebody else changed the alias.\n{}\n",
            drift::columns(drift)
        ),
        Why::CanaryChanged { was, is } => format!(
            "$LATEST was changed at {is}, by the cloud's clock, and what was counted is about that of {was}. To go on counts anew."
        ),
        Why::Impossible { reason } => format!("it cannot be planned: {reason}"),
        Why::Failed { reason } => format!("it was not done: {reason}"),
        Why::Unreadable { reason } => format!("it cannot be looked at: {reason}"),
    }
}

const fn said(command: Command) -> &'static str {
    match command {
        Command::Pause => "Somebody said: pause.",
        Command::Resume => "Somebody said: go on.",
        Command::Approve => "Somebody approved.",
        Command::Promote => "Somebody said: everything to the canary.",
        Command::RollBack => "Somebody said: roll back.",
        Command::Abandon => "Somebody said: leave it as it is.",
    }
}

/// How it ended.
pub(super) const fn ends(ended: Ended) -> &'static str {
    match ended {
        Ended::Promoted => "Promoted: the canary serves everything.",
        Ended::Kept => "Over: the last share stays, as planned.",
        Ended::RolledBack => "Rolled back: the stable version serves everything.",
        Ended::Abandoned => "Abandoned: the alias is as it was left.",
    }
}

/// What somebody is asked, and how to answer.
pub(super) fn question(question: &Question) -> String {
    match question {
        Question::Approve { step } => format!(
            "Step {} waits for an approval. Run with --resume --approve or --resume --roll-back. Nobody watches until then.",
            step + 1
        ),
        Question::Unsure { step } => format!(
            "The judge cannot tell yet whether step {} is good. Run with --resume when more requests have come, or with --resume --approve. Nobody watches until then.",
            step + 1
        ),
        Question::Paused(why) => format!(
            "Paused, because {} Run with --resume --accept, --promote, --roll-back or --abandon.",
            because(why)
        ),
    }
}

/// The same for somebody who can answer at once.
pub(super) fn asks(question: &Question, plan: &Plan) -> String {
    match question {
        Question::Approve { step } => format!(
            "Step {} of {} waits for an approval: is {} good?",
            step + 1,
            plan.steps.len(),
            plan.canary
        ),
        Question::Unsure { step } => format!(
            "The hold of step {} is over and the judge cannot tell yet whether it is good. He looks again every minute.",
            step + 1
        ),
        Question::Paused(why) => {
            let going_on = match why {
                Why::Errors | Why::Latency | Why::Throttles { .. } => {
                    " To resume is to go on in spite of it."
                }
                Why::Drift(_) => {
                    "To resume is to take theirs over, if it is a share between the same two versions."
                }
                _ => "",
            };
            format!("Paused, because {}{going_on}", because(why))
        }
    }
}

/// What kind of question it is, for programs.
pub(super) const fn kind(question: &Question) -> &'static str {
    match question {
        Question::Approve { .. } => "approve",
        Question::Unsure { .. } => "unsure",
        Question::Paused(_) => "paused",
    }
}

/// The option that answers a question with yes.
pub(super) const fn option(question: &Question) -> &'static str {
    match question {
        Question::Approve { .. } | Question::Unsure { .. } => "approve",
        Question::Paused(_) => "accept",
    }
}

/// How much longer, in milliseconds: `2:05 left`, `1:02:05 left`.
pub(super) fn time_left(milliseconds: u64) -> String {
    let seconds = milliseconds.div_ceil(1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02} left")
    } else {
        format!("{minutes}:{seconds:02} left")
    }
}
