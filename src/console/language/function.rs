//! One function: its facts, aliases, versions and triggers.

use super::number::grouped;
use crate::scf::Status;
use crate::traffic::Version;

/// The strings of this area.
#[derive(Debug)]
pub struct Function {
    /// Names the facts of the function.
    pub facts: &'static str,
    /// A fact.
    pub status: &'static str,
    /// A fact.
    pub runtime: &'static str,
    /// A fact.
    pub handler: &'static str,
    /// A fact: memory in MB.
    pub memory: fn(u32) -> String,
    /// A fact: the time limit in seconds.
    pub timeout: fn(u32) -> String,
    /// A fact: when it was last changed.
    pub changed: fn(&str) -> String,
    /// The cloud is changing the function.
    pub changing: fn(&Status) -> String,
    /// What that means.
    pub changing_advice: &'static str,
    /// The last change of the function failed.
    pub failed: fn(&Status) -> String,
    /// What that means.
    pub failed_advice: &'static str,
    /// Heads the picture of the traffic.
    pub traffic: &'static str,
    /// Heads the aliases.
    pub aliases: &'static str,
    /// Heads the versions.
    pub versions: &'static str,
    /// Heads the triggers.
    pub triggers: &'static str,
    /// Heads a column.
    pub alias: &'static str,
    /// Heads a column.
    pub split: &'static str,
    /// Heads a column.
    pub description: &'static str,
    /// Heads a column.
    pub modified: &'static str,
    /// Heads a column.
    pub version: &'static str,
    /// Heads a column.
    pub published: &'static str,
    /// Heads a column.
    pub bound_by: &'static str,
    /// Heads a column.
    pub trigger: &'static str,
    /// Heads a column.
    pub kind: &'static str,
    /// Heads a column.
    pub calls: &'static str,
    /// Heads a column.
    pub sets_off: &'static str,
    /// Heads a column.
    pub switch: &'static str,
    /// A trigger that works.
    pub on: &'static str,
    /// A trigger that is switched off.
    pub off: &'static str,
    /// Heads the column of actions.
    pub actions: &'static str,
    /// Opens an alias to change it.
    pub change_split: &'static str,
    /// The same, for those who do not see the line: the alias.
    pub change_split_of: fn(&str) -> String,
    /// Shows versions that are folded away: how many there are in all.
    pub show_all: fn(usize) -> String,
    /// Shows aliases that are left out at first: how many there are.
    pub show_all_aliases: fn(usize) -> String,
    /// Nothing was published yet.
    pub no_versions: &'static str,
    /// What to do then.
    pub no_versions_advice: &'static str,
    /// There are no triggers.
    pub no_triggers: &'static str,
    /// What that means.
    pub no_triggers_advice: &'static str,
    /// Makes an alias.
    pub create_alias: &'static str,
    /// Makes a version.
    pub publish_version: &'static str,
    /// What publishing does.
    pub publish_lead: &'static str,
    /// What to write about a version.
    pub publish_hint: &'static str,
    /// What an alias is.
    pub create_lead: &'static str,
    /// The field of the name.
    pub alias_name: &'static str,
    /// What a name may be.
    pub alias_name_hint: &'static str,
    /// The field of the main version.
    pub main_version: &'static str,
    /// The field of the additional version.
    pub additional_version: &'static str,
    /// No additional version.
    pub none: &'static str,
    /// A version in a choice: its description.
    pub version_choice: fn(Version, &str) -> String,
    /// Shows what would be done.
    pub preview: &'static str,
}

/// The strings in English.
pub const ENGLISH: Function = Function {
    facts: "Facts",
    status: "Status",
    runtime: "Runtime",
    handler: "Handler",
    memory: |megabytes| format!("{} MB", grouped(megabytes.into())),
    timeout: |seconds| format!("{} s limit", grouped(seconds.into())),
    changed: |time| format!("changed {time}"),
    changing: |status| format!("The function is {status}"),
    changing_advice: "The cloud takes no change of it meanwhile; what is published keeps serving. This page follows until it is done.",
    failed: |status| format!("The last change of the function ended as {status}"),
    failed_advice: "What was published before keeps serving. Deploy working code before you publish or shift traffic to $LATEST.",
    traffic: "Traffic",
    aliases: "Aliases",
    versions: "Versions",
    triggers: "Triggers",
    alias: "Alias",
    split: "Split",
    description: "Description",
    modified: "Modified",
    version: "Version",
    published: "Published",
    bound_by: "Bound by",
    trigger: "Trigger",
    kind: "Kind",
    calls: "Calls",
    sets_off: "Set off by",
    switch: "Switch",
    on: "on",
    off: "off",
    actions: "Actions",
    change_split: "Change split",
    change_split_of: |alias| format!("Change split of {alias}"),
    show_all: |count| format!("Show all {} versions", grouped(count as u64)),
    show_all_aliases: |count| format!("Show all {} aliases", grouped(count as u64)),
    no_versions: "Nothing is published yet",
    no_versions_advice: "A published version never changes, so traffic can be sent back to it. Publish $LATEST, then divide the traffic between both.",
    no_triggers: "No triggers",
    no_triggers_advice: "The function runs when it is invoked by name, through an alias or a version.",
    create_alias: "Create alias",
    publish_version: "Publish version",
    publish_lead: "Makes a version of what $LATEST holds now. It never changes afterwards.",
    publish_hint: "What is new in it",
    create_lead: "An alias is a name that callers use. It sends their requests to a main version, and a share of them to one additional version.",
    alias_name: "Alias name",
    alias_name_hint: "Letters, digits, - and _, a letter first",
    main_version: "Main version",
    additional_version: "Additional version",
    none: "none",
    version_choice: |version, description| {
        if description.is_empty() {
            version.to_string()
        } else {
            format!("{version} – {description}")
        }
    },
    preview: "Preview",
};
