//! A change before, while and after it is carried out.

use super::number::plural;
use crate::change::{AliasState, LogTopic, Name, Phase, Step, TriggerState};
use crate::scf::Action;
use crate::traffic::{Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct Preview {
    /// The title before: what will be done.
    pub title: fn(&Name) -> String,
    /// The title while it is done.
    pub running: &'static str,
    /// The title afterwards.
    pub ended: &'static str,
    /// What becomes of the share of one version.
    pub share: fn(Version, Option<Weight>, Option<Weight>) -> String,
    /// The whole change of a split: the alias and what becomes of each share.
    pub shares: fn(&str, &[String]) -> String,
    /// A new alias: its name and the shares.
    pub creates: fn(&str, &[String]) -> String,
    /// A share of a new alias.
    pub gets: fn(Version, Weight) -> String,
    /// An alias is deleted.
    pub deletes: fn(&str) -> String,
    /// A version is published.
    pub publishes: fn(Version) -> String,
    /// An archive is uploaded: its name and its size in bytes.
    pub uploads: fn(&str, usize) -> String,
    /// A version is deleted.
    pub deletes_version: fn(Version) -> String,
    /// A trigger, before and after.
    pub trigger: fn(&TriggerState, &TriggerState) -> String,
    /// Where the logs go, before and after.
    pub logs: fn(&LogTopic, &LogTopic) -> String,
    /// Match rules or an unreadable routing are involved.
    pub reroutes: fn(&str) -> String,
    /// Nothing but the description changes.
    pub describes: fn(&str) -> String,
    /// Before the change.
    pub before: &'static str,
    /// After the change.
    pub after: &'static str,
    /// There is no alias on this side of the change.
    pub absent: &'static str,
    /// Heads the calls.
    pub calls: fn(usize) -> String,
    /// Carries it out.
    pub apply: &'static str,
    /// Puts the preview away.
    pub cancel: &'static str,
    /// Takes it back.
    pub undo: &'static str,
    /// A stage of the plan.
    pub stage: fn(&Step, Phase) -> String,
    /// Everything was done.
    pub done: &'static str,
    /// A version was published.
    pub published: fn(Version) -> String,
    /// Nothing had been written when it stopped.
    pub nothing_written: &'static str,
    /// What had been written when it stopped.
    pub written: fn(&[Action]) -> String,
    /// The request ids.
    pub request_ids: &'static str,
    /// Somebody else changed the alias.
    pub conflict: &'static str,
    /// What to do then.
    pub conflict_advice: &'static str,
    /// The table of the alias before and after.
    pub sides: &'static str,
    /// Heads a column of the conflict.
    pub yours: &'static str,
    /// Heads a column of the conflict.
    pub theirs: &'static str,
    /// Heads a column of the conflict.
    pub base: &'static str,
    /// A row of the conflict.
    pub shares_row: &'static str,
    /// A row of the conflict.
    pub description_row: &'static str,
    /// A row of the conflict.
    pub modified_row: &'static str,
    /// Drops one's own change.
    pub take_theirs: &'static str,
    /// Plans one's own change anew on what is there now.
    pub put_on_top: &'static str,
    /// Their state already says what one wanted.
    pub nothing_left: &'static str,
}

/// The strings in English.
pub const ENGLISH: Preview = Preview {
    title: |name| match name {
        Name::CreateAlias(alias) => format!("Create alias {alias}"),
        Name::UpdateAlias(alias) => format!("Change alias {alias}"),
        Name::DeleteAlias(alias) => format!("Delete alias {alias}"),
        Name::PublishVersion => "Publish a version".to_owned(),
        Name::Promote(alias) => format!("Promote the new code of {alias}"),
        Name::RollBack(alias) => format!("Roll back {alias}"),
        Name::Deploy => "Deploy new code".to_owned(),
        Name::Finish => "Finish the release".to_owned(),
        Name::Share(share) => format!("Give $LATEST {share}"),
        Name::PublishAndShare(share) => format!("Publish a version and give $LATEST {share}"),
        Name::DeleteVersion(version) => format!("Delete version {version}"),
        Name::CreateTrigger(name) => format!("Create trigger {name}"),
        Name::EditTrigger(name) => format!("Change trigger {name}"),
        Name::MoveTrigger(name, qualifier) => format!("Move trigger {name} to {qualifier}"),
        Name::DeleteTrigger(name) => format!("Delete trigger {name}"),
        Name::Triggers(count) => plural(*count as u64, "Change # trigger", "Change # triggers"),
        Name::LogsOff => "Switch logging off".to_owned(),
        Name::LogsOn => "Switch logging on".to_owned(),
        Name::Restore(aliases, triggers) => {
            let aliases = aliases.iter().map(|name| format!("alias {name}"));
            let triggers = triggers.iter().map(|name| format!("trigger {name}"));
            let all: Vec<_> = aliases.chain(triggers).collect();
            format!("Restore {}", all.join(", "))
        }
    },
    running: "Applying",
    ended: "Result",
    share: |version, before, after| match (before, after) {
        (Some(before), Some(after)) if before == after => {
            format!("version {version} keeps {before}")
        }
        (Some(before), Some(after)) => format!("version {version} goes from {before} to {after}"),
        (None, Some(after)) => format!("version {version} goes from 0\u{a0}% to {after}"),
        (Some(before), None) => {
            format!("version {version} goes from {before} to 0\u{a0}% and is no longer bound")
        }
        (None, None) => format!("version {version} stays at 0\u{a0}%"),
    },
    shares: |alias, shares| format!("In alias {alias}, {}.", shares.join("; ")),
    creates: |alias, shares| format!("A new alias {alias}: {}.", shares.join(", ")),
    gets: |version, share| format!("version {version} gets {share}"),
    deletes: |alias| {
        format!(
            "Alias {alias} is deleted. Calls that name it fail from then on. Its versions stay."
        )
    },
    publishes: |version| {
        format!("What $LATEST holds then becomes version {version}. No traffic moves by that.")
    },
    uploads: |file_name, size| {
        let size = plural(size as u64, "# byte", "# bytes");
        format!("{file_name} ({size}) becomes the code of $LATEST.")
    },
    deletes_version: |version| format!("Version {version} is deleted, and its code with it."),
    trigger: |before, after| match (before, after) {
        (TriggerState::Absent(_), TriggerState::Is(new)) => {
            format!(
                "Trigger {} is created on {}.",
                new.trigger_name, new.qualifier
            )
        }
        (TriggerState::Is(old), TriggerState::Absent(_)) => {
            format!(
                "Trigger {} is deleted from {}.",
                old.trigger_name, old.qualifier
            )
        }
        (_, after) => {
            let key = after.key();
            format!(
                "Trigger {} on {} is changed in place.",
                key.name, key.qualifier
            )
        }
    },
    logs: |before, after| match (before.is_off(), after.is_off()) {
        (_, true) => "$LATEST stops writing logs. What was written stays in its topic.".to_owned(),
        (true, false) => format!(
            "$LATEST writes its logs into topic {}. The cloud bills what is written and kept there.",
            after.topic_id
        ),
        (false, false) => format!(
            "$LATEST writes its logs into topic {} instead of {}.",
            after.topic_id, before.topic_id
        ),
    },
    reroutes: |alias| format!("The routing of alias {alias} changes as shown below."),
    describes: |alias| format!("Only the description of alias {alias} changes. No traffic moves."),
    before: "Before",
    after: "After",
    absent: "no such alias",
    calls: |count| {
        plural(
            count as u64,
            "The call that will be made",
            "The # calls that will be made",
        )
    },
    apply: "Apply",
    cancel: "Cancel",
    undo: "Undo",
    stage: |step, phase| match (phase, step) {
        (Phase::Check, Step::Upload(upload)) => match &upload.guard {
            Some(guard) => format!("See whether {} still keeps $LATEST back", guard.name()),
            None => "Prepare the upload".to_owned(),
        },
        (Phase::Check, step) => format!("See whether anybody changed {}", subject(step)),
        (Phase::Write(action), _) => format!("Send {}", action.name()),
        (Phase::Wait, Step::Wait(wait)) => format!("Wait until version {} is usable", wait.version),
        (Phase::Wait, _) => "Wait until the version is usable".to_owned(),
        (Phase::Verify, step) => format!("Read back {}", subject(step)),
    },
    done: "Done, and read back.",
    published: |version| format!("Version {version} is published and usable."),
    nothing_written: "Nothing was changed.",
    written: |actions| {
        let names: Vec<_> = actions.iter().map(|action| action.name()).collect();
        format!("This had been done and stays done: {}.", names.join(", "))
    },
    request_ids: "Request ids",
    sides: "Before and after",
    conflict: "Somebody else changed this alias",
    conflict_advice: "It is not as it was when you looked. Nothing was written. Compare, then choose.",
    yours: "Yours",
    theirs: "Theirs, live now",
    base: "When you looked",
    shares_row: "Traffic",
    description_row: "Description",
    modified_row: "Modified",
    take_theirs: "Start again from theirs",
    put_on_top: "Put mine on top",
    nothing_left: "What is live now is already what you wanted.",
};

/// What a step is about.
fn subject(step: &Step) -> String {
    let alias = |state: &AliasState| format!("alias {}", state.name());
    match step {
        Step::Alias(write) => alias(&write.goal),
        Step::Trigger(write) => format!("trigger {}", write.goal.key().name),
        Step::Logs(_) => "where the logs go".to_owned(),
        _ => "it".to_owned(),
    }
}
