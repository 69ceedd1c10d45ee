//! The triggers of a function: the table, the form, and the file that describes them.

use crate::sls::events::{Part, TriggerDiff};

/// The strings of this area.
#[derive(Debug)]
pub struct Trigger {
    /// Makes a trigger.
    pub create: &'static str,
    /// Heads the form that changes one: its name.
    pub edit_title: fn(&str) -> String,
    /// Heads the form that moves one: its name.
    pub move_title: fn(&str) -> String,
    /// What a new timer is.
    pub create_lead: &'static str,
    /// What stays while one is edited: its qualifier.
    pub edit_lead: fn(&str) -> String,
    /// How one is moved: its qualifier.
    pub move_lead: fn(&str) -> String,
    /// Changes a trigger.
    pub edit: &'static str,
    /// The same, for those who do not see the line: its name.
    pub edit_of: fn(&str) -> String,
    /// Has a trigger call something else.
    pub relocate: &'static str,
    /// The same, for those who do not see the line: its name.
    pub relocate_of: fn(&str) -> String,
    /// Switches a trigger on.
    pub switch_on: &'static str,
    /// The same, for those who do not see the line: its name.
    pub switch_on_of: fn(&str) -> String,
    /// Switches a trigger off.
    pub switch_off: &'static str,
    /// The same, for those who do not see the line: its name.
    pub switch_off_of: fn(&str) -> String,
    /// Deletes a trigger.
    pub delete: &'static str,
    /// The same, for those who do not see the line: its name.
    pub delete_of: fn(&str) -> String,
    /// Heads the column of what a timer passes on.
    pub argument: &'static str,
    /// The field of the name.
    pub name: &'static str,
    /// What a name may be.
    pub name_hint: &'static str,
    /// The field of what is called.
    pub qualifier: &'static str,
    /// An alias in that choice.
    pub alias_choice: fn(&str) -> String,
    /// A version in that choice.
    pub version_choice: fn(&str) -> String,
    /// What to choose.
    pub qualifier_hint: &'static str,
    /// The field of when it fires.
    pub cron: &'static str,
    /// What to write there.
    pub cron_hint: &'static str,
    /// When a timer fires: the words of its expression, with the zone.
    pub fires: fn(&str) -> String,
    /// Heads the next times.
    pub next: &'static str,
    /// There is no next time.
    pub over: &'static str,
    /// The switch in the form.
    pub enabled: &'static str,
    /// What may be passed on.
    pub argument_hint: &'static str,
    /// Heads the file.
    pub file: &'static str,
    /// What the block is.
    pub file_lead: &'static str,
    /// Names the block that is produced.
    pub produced: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// It is copied.
    pub copied: &'static str,
    /// It is not.
    pub not_copied: &'static str,
    /// The field that takes a file.
    pub paste: &'static str,
    /// What it takes.
    pub paste_hint: &'static str,
    /// Chooses a file.
    pub choose: &'static str,
    /// A file is too large: the most kilobytes.
    pub too_large: fn(usize) -> String,
    /// A file cannot be read.
    pub unreadable: &'static str,
    /// The field of the stage.
    pub stage: &'static str,
    /// What it is for.
    pub stage_hint: &'static str,
    /// Names the comparison.
    pub comparison: &'static str,
    /// Heads the column of what will be done.
    pub outcome: &'static str,
    /// What will be done.
    pub difference: fn(&TriggerDiff) -> String,
    /// Nothing will be done.
    pub nothing: &'static str,
}

/// The strings in English.
pub const ENGLISH: Trigger = Trigger {
    create: "Create trigger",
    edit_title: |name| format!("Edit {name}"),
    move_title: |name| format!("Move {name}"),
    create_lead: "A timer calls the function again and again, through an alias or a version.",
    edit_lead: |qualifier| {
        format!("It goes on calling {qualifier}; Move has it call something else.")
    },
    move_lead: |qualifier| {
        format!(
            "It calls {qualifier} now. The cloud cannot point a trigger elsewhere, so a new one is created there and read back before this one is deleted. If any step fails, everything is put back."
        )
    },
    edit: "Edit",
    edit_of: |name| format!("Edit {name}"),
    relocate: "Move",
    relocate_of: |name| format!("Move {name}"),
    switch_on: "Switch on",
    switch_on_of: |name| format!("Switch on {name}"),
    switch_off: "Switch off",
    switch_off_of: |name| format!("Switch off {name}"),
    delete: "Delete",
    delete_of: |name| format!("Delete {name}"),
    argument: "Argument",
    name: "Trigger name",
    name_hint: "Letters, digits, - and _, a letter first, at most 60",
    qualifier: "Calls",
    alias_choice: |name| format!("{name} – alias"),
    version_choice: |name| format!("{name} – version"),
    qualifier_hint: "An alias is best: what it calls can be shifted without touching the trigger.",
    cron: "Cron expression",
    cron_hint: "Second, minute, hour, day, month, weekday, year: 0 30 9 * * MON-FRI *",
    fires: |words| format!("{words}, Beijing time (UTC+8)"),
    next: "Next times in Beijing (UTC+8)",
    over: "It does not fire again.",
    enabled: "Switched on",
    argument_hint: "Passed to the function, at most 4 KB",
    file: "serverless.yml",
    file_lead: "The timers of this function as the events of a serverless.yml, and the way back: what a file says about timers is compared with the function, and only what differs is written. Triggers that the file does not name are left alone.",
    produced: "Events of this function",
    copy: "Copy events",
    copied: "Copied.",
    not_copied: "The browser does not let this page copy. Select the text and copy it.",
    paste: "Events to apply",
    paste_hint: "Paste or drop a serverless.yml here, or its events: block",
    choose: "Choose a file",
    too_large: |kilobytes| {
        format!("This file is larger than {kilobytes} KB. Choose a serverless.yml.")
    },
    unreadable: "The file cannot be read as text. Choose a serverless.yml.",
    stage: "Stage",
    stage_hint: "Part of the name of a timer that has none, as STAGE in a .env file",
    comparison: "What the file changes",
    outcome: "Outcome",
    difference: |difference| match difference {
        TriggerDiff::New(_) => "new".to_owned(),
        TriggerDiff::Same(_) => "as it is".to_owned(),
        TriggerDiff::LeftAlone(_) => "not in the file, left alone".to_owned(),
        TriggerDiff::Changed { parts, .. } => format!("changes {}", listed(parts)),
        TriggerDiff::Moved { from, to, parts } => {
            let (from, to) = (&from.key.qualifier, &to.key.qualifier);
            let moves = format!("moves from {from} to {to}");
            if parts.is_empty() {
                moves
            } else {
                format!("{moves}, changes {}", listed(parts))
            }
        }
    },
    nothing: "The function has its timers like this already.",
};

fn listed(parts: &[Part]) -> String {
    let names = parts.iter().map(|part| match part {
        Part::Cron => "when it fires",
        Part::Enabled => "whether it is on",
        Part::Argument => "the argument",
    });
    names.collect::<Vec<_>>().join(", ")
}
