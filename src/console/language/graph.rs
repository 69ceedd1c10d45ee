//! The traffic graph and its table.

use super::number::{grouped, plural};
use crate::graph::find::Refusal;
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
    /// Versions that nothing is bound to, folded into one node that opens them.
    pub more_versions: fn(usize) -> String,
    /// How many they are, on that node.
    pub folded: fn(usize) -> String,
    /// Under it.
    pub folded_detail: &'static str,
    /// Folds them again.
    pub fold: &'static str,
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
    /// The legend: the dot of requests that failed.
    pub legend_errors: &'static str,
    /// The legend: how many requests a dot stands for.
    pub legend_dots: fn(u64) -> String,
    /// Chooses what the labels of the edges show.
    pub labels: &'static str,
    /// What an edge can show beside the share: requests a second.
    pub rate: &'static str,
    /// The share of requests that failed.
    pub errors: &'static str,
    /// The mean duration.
    pub duration: &'static str,
    /// The duration that 95 of 100 requests kept to.
    pub p95: &'static str,
    /// Where that is from.
    pub p95_of_version: &'static str,
    /// Why it is not known.
    pub no_p95: &'static str,
    /// A number of requests a second.
    pub per_second: fn(&str) -> String,
    /// A number of percent.
    pub percent: fn(&str) -> String,
    /// A number of milliseconds.
    pub milliseconds: fn(&str) -> String,
    /// In the place of a number that is not known.
    pub dash: &'static str,
    /// Why there is a dash.
    pub no_data: &'static str,
    /// How the requests from an alias to a version are reckoned.
    pub rate_of_version: &'static str,
    /// How the requests from a trigger to an alias are reckoned.
    pub rate_of_trigger: &'static str,
    /// What a number of errors is of.
    pub of_version: &'static str,
    /// What a duration is of.
    pub mean_of_version: &'static str,
    /// Stops the dots where they are.
    pub pause: &'static str,
    /// Lets them go on.
    pub resume: &'static str,
    /// Saves the graph as a drawing.
    pub save_svg: &'static str,
    /// Saves the graph as pixels.
    pub save_png: &'static str,
    /// What a saved graph says of itself: its name, what its labels show, and when.
    pub description: fn(&str, &str, &str) -> String,
    /// The field that looks for something.
    pub find: &'static str,
    /// What can be typed into it, in an example.
    pub find_example: &'static str,
    /// What it offers.
    pub presets: &'static [&'static str],
    /// Shows what was found alone.
    pub only_found: &'static str,
    /// How many nodes were found, of how many.
    pub found: fn(usize, usize) -> String,
    /// Why something cannot be looked for, and what can.
    pub refused: fn(&Refusal) -> String,
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
        plural(
            count as u64,
            "# version without traffic",
            "# versions without traffic",
        )
    },
    folded: |count| plural(count as u64, "# version", "# versions"),
    folded_detail: "without traffic",
    fold: "Fold versions without traffic",
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
    legend_errors: "failed",
    legend_dots: |requests| plural(requests, "A dot is a request.", "A dot is # requests."),
    labels: "Edge labels",
    rate: "Requests/s",
    errors: "Errors",
    duration: "Mean duration",
    p95: "p95 duration",
    p95_of_version: "95 of 100 requests took no longer. From the logs: up to 200 of the version's newest requests of the last five minutes.",
    no_p95: "Not known. It is read from the logs while “p95 duration” is chosen under “Edge labels”, and takes a version that logs and 20 requests in five minutes.",
    per_second: |number| format!("{number}/s"),
    percent: |number| format!("{number}\u{a0}%"),
    milliseconds: |number| format!("{number}\u{a0}ms"),
    dash: "–",
    no_data: "No data of the last five minutes",
    rate_of_version: "The alias's requests by the configured share: Monitor counts aliases and versions, not the way between them. The mean of the last five minutes.",
    rate_of_trigger: "The alias's requests, divided evenly among its triggers: Monitor does not tell who asked. The mean of the last five minutes.",
    of_version: "Of the version, whichever alias asked, in the last five minutes",
    mean_of_version: "The mean of the version, whichever alias asked, in the last five minutes",
    pause: "Pause dots",
    resume: "Move dots",
    save_svg: "Save SVG",
    save_png: "Save PNG",
    description: |name, shows, when| format!("{name} · {shows} · {when}"),
    find: "Find",
    find_example: "prod share>0",
    presets: &["share>0", "errors>1", "duration>1000", "bound", "unbound"],
    only_found: "Hide the rest",
    found: |count, of| {
        let of = grouped(of as u64);
        match count {
            0 => format!("None of {of} found."),
            _ => format!("{} of {of} found.", grouped(count as u64)),
        }
    },
    refused: |refusal| match refusal {
        Refusal::UnknownMeasure(name) => format!(
            "“{name}” is not measured here. Compare share, rate, errors or duration, such as errors>1."
        ),
        Refusal::NoNumber(word) => format!(
            "“{word}” has no number to compare with. Write it such as share>0, errors>=0.5 or duration<200."
        ),
    },
};
