//! Review links: making one, and the page that opens it.

use super::number::plural;
use crate::change::TriggerState;
use crate::review::{Caller, NoLink, Unreadable};
use crate::rollout::Hold;
use crate::traffic::Version;

/// The strings of this area.
#[derive(Debug)]
pub struct Review {
    /// Folds what makes a link.
    pub ask: &'static str,
    /// What such a link is.
    pub ask_hint: &'static str,
    /// The field for what the author writes to whoever opens it.
    pub note: &'static str,
    /// What to write there.
    pub note_hint: &'static str,
    /// Makes a link and copies it.
    pub copy: &'static str,
    /// Why there is no link.
    pub no_link: fn(&NoLink) -> String,
    /// The title of the page without a review.
    pub unreadable_title: &'static str,
    /// A link is not read; the reason follows.
    pub unreadable: fn(&Unreadable) -> String,
    /// Leads away from it.
    pub leave: &'static str,
    /// The title of the page: what is proposed.
    pub title: fn(&str) -> String,
    /// What is proposed, of a rollout: the alias and the version.
    pub rollout: fn(&str, Version) -> String,
    /// The place of the function: region, namespace.
    pub place: fn(&str, &str) -> String,
    /// The alias that it is about.
    pub alias: fn(&str) -> String,
    /// Heads the note.
    pub note_title: &'static str,
    /// What to think of it.
    pub note_trust: &'static str,
    /// There is none.
    pub no_note: &'static str,
    /// Heads whether it can be applied.
    pub standing: &'static str,
    /// Heads how soon a rise in errors would be noticed.
    pub noticed: &'static str,
    /// No account is open.
    pub offline: &'static str,
    /// What that means.
    pub offline_advice: &'static str,
    /// Opens the form that connects.
    pub connect: &'static str,
    /// What comes after connecting.
    pub then: &'static str,
    /// Goes back without connecting.
    pub back: &'static str,
    /// The open account has no such function, or cannot be read.
    pub not_here: fn(&str) -> String,
    /// The function is as it was.
    pub holds: &'static str,
    /// What that means.
    pub holds_advice: &'static str,
    /// The function is already as proposed.
    pub reached: &'static str,
    /// What that means.
    pub reached_advice: &'static str,
    /// The function changed since.
    pub moved: &'static str,
    /// What to do then.
    pub moved_advice: &'static str,
    /// It is as it was, and yet it cannot be planned.
    pub refused: &'static str,
    /// Carries it out, after a preview.
    pub apply: &'static str,
    /// Opens the plan of a rollout in its form.
    pub open_plan: &'static str,
    /// Opens the alias, or the function.
    pub open: fn(&str) -> String,
    /// Names the table of what changed.
    pub moved_table: &'static str,
    /// Heads its column of what the author saw.
    pub base: &'static str,
    /// Heads its column of what is proposed.
    pub proposal: &'static str,
    /// Heads its column of what is live.
    pub now: &'static str,
    /// Heads its row of an alias.
    pub alias_row: fn(&str) -> String,
    /// Heads its row of a trigger: its name, and what it calls.
    pub trigger_row: fn(&str, &str) -> String,
    /// Heads its row of the newest version.
    pub newest_row: &'static str,
    /// Heads its row of the log topic.
    pub logs_row: &'static str,
    /// A trigger, or its absence.
    pub trigger: fn(&TriggerState) -> String,
    /// Nothing of this kind.
    pub nothing: &'static str,
    /// Heads what is drawn.
    pub drawn: &'static str,
    /// Where that comes from.
    pub drawn_hint: &'static str,
    /// The name of a graph: the function, and which side.
    pub graph: fn(&str, &str) -> String,
    /// A trigger that calls an alias.
    pub caller: fn(&Caller) -> String,
    /// All of them.
    pub callers: fn(&[String]) -> String,
    /// Heads the steps of a rollout.
    pub steps: &'static str,
    /// How long a step is held.
    pub hold: fn(Hold) -> String,
    /// Heads the text of a plan.
    pub yaml: &'static str,
    /// What is proposed cannot be drawn from what the link says.
    pub not_drawn: &'static str,
}

/// The strings in English.
pub const ENGLISH: Review = Review {
    ask: "Ask for a review",
    ask_hint: "The link holds all of it: the function, what it was like, the change and your note. Nothing is stored anywhere. Whoever has it can read it.",
    note: "Note for the reviewer",
    note_hint: "Why, and what to look at. Up to 500 characters.",
    copy: "Copy review link",
    no_link: ToString::to_string,
    unreadable_title: "This link cannot be reviewed",
    unreadable: ToString::to_string,
    leave: "Go to the start",
    title: |what| format!("Review: {what}"),
    rollout: |alias, canary| format!("Roll version {canary} out on {alias}"),
    place: |region, namespace| format!("{region} / {namespace}"),
    alias: |alias| format!("alias {alias}"),
    note_title: "Note of the author",
    note_trust: "Whoever made the link wrote this. Nothing checks it.",
    no_note: "The author wrote nothing.",
    standing: "Can it be applied?",
    noticed: "How soon would a fault be noticed?",
    offline: "Drawn from the link alone",
    offline_advice: "No account is open, so nobody has looked whether the function is still like this.",
    connect: "Connect to an account",
    then: "Connect, and the review opens again with the function as it is.",
    back: "Back to the review",
    not_here: |function| format!("{function} could not be read in this account"),
    holds: "The function is still as it was when this was proposed",
    holds_advice: "Apply shows once more what will happen, and looks again before it writes.",
    reached: "It is already as proposed",
    reached_advice: "Somebody has applied this, or the same. There is nothing left to do.",
    moved: "The function changed since this was proposed",
    moved_advice: "Applied now it would mean something else, so it cannot be. Compare, then ask the author to propose it again, or make the change yourself from what is live.",
    refused: "It cannot be applied to the function as it is",
    apply: "Apply",
    open_plan: "Open the plan",
    open: |name| format!("Open {name}"),
    moved_table: "What changed since",
    base: "When it was proposed",
    proposal: "Proposed",
    now: "Live now",
    alias_row: |alias| format!("Alias {alias}"),
    trigger_row: |name, qualifier| format!("Trigger {name} on {qualifier}"),
    newest_row: "Newest version",
    logs_row: "Log topic",
    trigger: |state| match state {
        TriggerState::Absent(_) => "no such trigger".to_owned(),
        TriggerState::Is(trigger) => {
            let switch = if trigger.is_enabled() { "on" } else { "off" };
            let desc = trigger
                .cron()
                .unwrap_or_else(|| trigger.trigger_desc.clone());
            format!("{switch}, {desc}")
        }
    },
    nothing: "none",
    drawn: "What is proposed",
    drawn_hint: "As the link describes the function. Other aliases and versions are not in it.",
    graph: |function, side| format!("{function}, {side}"),
    caller: |caller| {
        let Caller {
            name,
            kind,
            qualifier,
            enabled,
        } = caller;
        if *enabled {
            format!("{name} ({kind}) calls {qualifier}")
        } else {
            format!("{name} ({kind}, off) calls {qualifier}")
        }
    },
    callers: |callers| format!("When it was proposed, {}.", callers.join("; ")),
    steps: "The steps",
    hold: |hold| match hold {
        Hold::Approval => "until somebody approves".to_owned(),
        Hold::Requests(count) => plural(
            count,
            "until one request was answered",
            "until # requests were answered",
        ),
        Hold::Time(seconds) => {
            let units = [(86_400, "d"), (3_600, "h"), (60, "min")];
            let exact = units.into_iter().find(|(unit, _)| seconds % unit == 0);
            let (unit, sign) = exact.unwrap_or((1, "s"));
            format!("for {}\u{a0}{sign}", seconds / unit)
        }
    },
    yaml: "The plan as text",
    not_drawn: "It cannot be drawn from what the link says",
};
