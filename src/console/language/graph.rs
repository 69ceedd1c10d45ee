//! The traffic graph and its table.

use crate::traffic::{Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct Graph {
    /// The name of the graph and of its table.
    pub name: fn(&str) -> String,
    /// Heads the triggers.
    pub triggers: &'static str,
    /// Heads the aliases.
    pub aliases: &'static str,
    /// Heads the versions.
    pub versions: &'static str,
    /// Heads the column of sources in the table.
    pub from: &'static str,
    /// Heads the column of targets in the table.
    pub to: &'static str,
    /// Heads the column of shares in the table.
    pub share: &'static str,
    /// A trigger, in the table: its kind and its name.
    pub trigger: fn(&str, &str) -> String,
    /// An alias, in the table.
    pub alias: fn(&str) -> String,
    /// A version, in the table.
    pub version: fn(Version) -> String,
    /// Versions that nothing sends traffic to, folded into one node.
    pub more_versions: fn(usize) -> String,
    /// A qualifier that names nothing which exists.
    pub missing: fn(&str) -> String,
    /// Under a node that does not exist.
    pub missing_detail: &'static str,
    /// Under a trigger that is switched off: its kind.
    pub disabled: fn(&str) -> String,
    /// Under `$LATEST`.
    pub latest_detail: &'static str,
    /// Under a version that is being changed by the cloud.
    pub changing: &'static str,
    /// Under a version that failed.
    pub failed: &'static str,
    /// Under an alias whose split could not be read.
    pub unreadable: &'static str,
    /// The share of an edge that carries whatever its trigger sends.
    pub everything: &'static str,
    /// The share of an edge that rules decide.
    pub by_rule: &'static str,
    /// The share of the main version where rules decide.
    pub otherwise: &'static str,
    /// A share that nothing is bound to.
    pub nothing: &'static str,
    /// A share that a proposal changes: before and after.
    pub change: fn(&str, &str) -> String,
    /// A weight on an edge.
    pub weight: fn(Weight) -> String,
    /// Shows the table beside the graph.
    pub show_table: &'static str,
    /// The title of a graph with nothing in it.
    pub empty_title: &'static str,
    /// What to do about a graph with nothing in it.
    pub empty_advice: &'static str,
    /// The legend: the line of the stable version.
    pub legend_stable: &'static str,
    /// The legend: the line of the new code.
    pub legend_canary: &'static str,
    /// The legend: bound and not served.
    pub legend_idle: &'static str,
}

/// The strings in English.
pub const ENGLISH: Graph = Graph {
    name: |function| format!("Traffic of {function}"),
    triggers: "Triggers",
    aliases: "Aliases",
    versions: "Versions",
    from: "From",
    to: "To",
    share: "Share",
    trigger: |kind, name| format!("trigger {name} ({kind})"),
    alias: |name| format!("alias {name}"),
    version: |version| format!("version {version}"),
    more_versions: |count| {
        if count == 1 {
            "1 more version".to_owned()
        } else {
            format!("{count} more versions")
        }
    },
    missing: |qualifier| format!("{qualifier}, which does not exist"),
    missing_detail: "does not exist",
    disabled: |kind| format!("{kind}, off"),
    latest_detail: "the newest upload",
    changing: "being changed",
    failed: "failed",
    unreadable: "split not read",
    everything: "everything",
    by_rule: "by rule",
    otherwise: "otherwise",
    nothing: "none",
    change: |before, after| format!("{before} → {after}"),
    weight: |weight| weight.to_string(),
    show_table: "Show as table",
    empty_title: "No traffic to draw yet",
    empty_advice: "Once the function has an alias or a trigger, its way to the versions is drawn here.",
    legend_stable: "stable",
    legend_canary: "new code",
    legend_idle: "bound, not served",
};
