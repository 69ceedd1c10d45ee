//! All functions of a region.

use super::number::{grouped, plural};
use crate::change::FindingKind;
use crate::fleet::{Cost, Doing, Need, Progress, Sort, State};
use crate::scf::Region;
use crate::traffic::{AliasName, Version};

/// The strings of this area.
#[derive(Debug)]
pub struct Fleet {
    /// The title, and the name of the table.
    pub title: fn(Region) -> String,
    /// Names the field that filters.
    pub filter: &'static str,
    /// What it looks at.
    pub filter_hint: &'static str,
    /// Names the choice of an order.
    pub sort: &'static str,
    /// An order.
    pub sort_by: fn(Sort) -> &'static str,
    /// Names the choice of a state.
    pub states: &'static str,
    /// A state, and how many functions are in it.
    pub state: fn(State, usize) -> String,
    /// Heads the column of what waits for a human.
    pub needs: &'static str,
    /// Heads the column of aliases.
    pub aliases: &'static str,
    /// Heads the column of the last change.
    pub changed: &'static str,
    /// Something that waits for a human.
    pub need: fn(&Need) -> String,
    /// There is more that waits.
    pub more_needs: fn(usize) -> String,
    /// What an alias is doing.
    pub doing: fn(Doing) -> String,
    /// There are more aliases.
    pub more_aliases: fn(usize) -> String,
    /// How old what was read is, in few characters: seconds.
    pub age: fn(u64) -> String,
    /// How old the lists of functions are: seconds.
    pub lists_age: fn(u64) -> String,
    /// Reads a function again that could not be read.
    pub read_again: fn(&str) -> String,
    /// The aliases of a function could not be read.
    pub not_read: &'static str,
    /// What was read could not be read again.
    pub not_read_again: &'static str,
    /// How far the reading is, and how many seconds it still takes.
    pub progress: fn(Progress, u64) -> String,
    /// Everything is read.
    pub complete: fn(usize) -> String,
    /// Only what is seen is read.
    pub paused: fn(Progress) -> String,
    /// The cloud wants a rest: seconds.
    pub resting: fn(Progress, u64) -> String,
    /// Reads only what is seen.
    pub pause: &'static str,
    /// Reads on.
    pub go_on: &'static str,
    /// Has Monitor asked for errors.
    pub errors_choice: &'static str,
    /// Heads the column of errors.
    pub errors_column: &'static str,
    /// The errors of the last hour; nothing if nothing was counted.
    pub errors: fn(Option<u64>) -> String,
    /// Monitor does not tell them.
    pub not_measured: &'static str,
    /// What the errors cost: calls a minute at most, and how many there were since the page was
    /// opened.
    pub billed: fn(usize, u32) -> String,
    /// What the view costs, and how many requests were sent.
    pub cost: fn(&Cost, u64) -> String,
    /// So many rows would move.
    pub moved: fn(usize) -> String,
    /// Has them move.
    pub arrange: &'static str,
    /// The aliases may not be listed.
    pub refused: &'static str,
    /// What to do then.
    pub refused_advice: &'static str,
    /// The functions of a namespace could not be listed.
    pub namespace_failed: fn(&str) -> String,
    /// The namespaces could not be listed.
    pub namespaces_failed: &'static str,
    /// Leads to the namespace that every region has.
    pub default_namespace: &'static str,
    /// There are no functions.
    pub empty: fn(Region) -> String,
    /// What to do then.
    pub empty_advice: &'static str,
    /// Nothing fits what was chosen.
    pub no_match: &'static str,
    /// What to do then.
    pub no_match_advice: &'static str,
    /// Shows everything again.
    pub clear: &'static str,
}

/// The strings in English.
pub const ENGLISH: Fleet = Fleet {
    title: |region| format!("Functions of {region}"),
    filter: "Filter",
    filter_hint: "A part of a name or namespace",
    sort: "Sort",
    sort_by: |sort| match sort {
        Sort::Need => "What waits first",
        Sort::Name => "By name",
        Sort::Changed => "Last changed first",
    },
    states: "State",
    state: |state, count| {
        let name = match state {
            State::All => "All",
            State::Waiting => "Waiting for you",
            State::Releasing => "Releasing",
            State::Failing => "Failing",
            State::Stuck => "Stuck",
        };
        format!("{name} {count}", count = grouped(count as u64))
    },
    needs: "Waits for you",
    aliases: "Aliases",
    changed: "Last changed",
    need,
    more_needs: |count| format!("and {} more", grouped(count as u64)),
    doing: |doing| match doing {
        Doing::Stable { version } => format!("stable on {version}"),
        Doing::Rules => "by rules".to_owned(),
        Doing::Releasing { canary, share } => format!("releasing {share} to {canary}"),
        Doing::LeftOver { version } => format!("{version} left over at 0 %"),
        Doing::NotPromoted { canary } => format!("{canary} never promoted"),
        Doing::Unreadable => "routing not readable".to_owned(),
    },
    more_aliases: |count| plural(count as u64, "and # more alias", "and # more aliases"),
    age,
    lists_age: |seconds| format!("Functions and their status: {}", age(seconds)),
    read_again: |function| format!("Read the aliases of {function} again"),
    not_read: "Not read.",
    not_read_again: "Not read again.",
    progress: |progress, seconds| {
        let Progress { read, total } = progress;
        format!(
            "{read} of {total} read, about {} left",
            duration(seconds),
            read = grouped(read as u64),
            total = grouped(total as u64)
        )
    },
    complete: |total| plural(total as u64, "# function read", "All # functions read"),
    paused: |Progress { read, total }| {
        format!(
            "{read} of {total} read. Paused: others are read when you scroll to them.",
            read = grouped(read as u64),
            total = grouped(total as u64)
        )
    },
    resting: |Progress { read, total }, seconds| {
        format!(
            "{read} of {total} read. The cloud is asked too often; going on in {seconds} s.",
            read = grouped(read as u64),
            total = grouped(total as u64)
        )
    },
    pause: "Pause reading",
    go_on: "Go on reading",
    errors_choice: "Errors of the last hour",
    errors_column: "Errors, last hour",
    errors: |errors| match errors {
        None => "no data".to_owned(),
        Some(0) => "no errors".to_owned(),
        Some(errors) => plural(errors, "# error", "# errors"),
    },
    not_measured: "not measured",
    billed: |most, billed| {
        format!(
            "Errors are those of the aliases that a row shows, for the rows in view: at most {} of \
             Monitor a minute, which the cloud bills; {billed} since the console was opened.",
            plural(most as u64, "# call", "# calls"),
            billed = grouped(billed.into())
        )
    },
    cost: |cost, sent| {
        let Cost {
            namespaces,
            functions,
            aliases,
        } = cost;
        format!(
            "To show all of it takes {}: {namespaces} for the namespaces, {functions} for the \
             functions, {aliases} for their aliases. {sent} sent by this page so far.",
            plural(cost.total() as u64, "# call", "# calls"),
            namespaces = grouped(*namespaces as u64),
            functions = grouped(*functions as u64),
            aliases = grouped(*aliases as u64),
            sent = grouped(sent)
        )
    },
    moved: |count| {
        plural(
            count as u64,
            "# row would stand elsewhere by now.",
            "# rows would stand elsewhere by now.",
        )
    },
    arrange: "Sort again",
    refused: "This key may not list aliases.",
    refused_advice: "The functions and their status are shown; what their aliases do is not. Ask whoever manages the account for ListAliases, or connect with keys that have it.",
    namespace_failed: |namespace| format!("The functions of {namespace} could not be listed."),
    namespaces_failed: "The namespaces of this region could not be listed, so its functions cannot be found.",
    default_namespace: "Look in the namespace default",
    empty: |region| format!("No functions in {region}"),
    empty_advice: "Functions appear here once they are deployed, for example with “sls deploy” or in the cloud's own console. Look in another region if you expected some.",
    no_match: "No function fits",
    no_match_advice: "Choose another state, or filter by a shorter text.",
    clear: "Show all functions",
};

fn age(seconds: u64) -> String {
    match seconds {
        0..10 => "read just now".to_owned(),
        10..90 => format!("read {} s ago", seconds / 10 * 10),
        90..5_400 => format!("read {} min ago", (seconds + 30) / 60),
        _ => format!("read {} h ago", (seconds + 1_800) / 3_600),
    }
}

fn need(need: &Need) -> String {
    match need {
        Need::Failed(status) => format!("The last change failed: {status}"),
        Need::Stuck { status, minutes } => {
            format!("{status} for {}", duration(minutes * 60))
        }
        Need::Alias { alias, kind } => found(alias, kind),
        Need::NextStep {
            alias,
            canary,
            share,
            hours,
        } => format!(
            "{alias}: version {canary} at {share} for {}",
            duration(hours * 3_600)
        ),
    }
}

fn found(alias: &AliasName, kind: &FindingKind) -> String {
    let version = |version: Version| format!("version {version}");
    match kind {
        FindingKind::Unreadable { .. } => format!("{alias}: its routing cannot be read"),
        FindingKind::EverythingOnLatest => format!("{alias}: every upload is live at once"),
        FindingKind::NotPromoted { canary, .. } => {
            let canary = version(*canary);
            format!("{alias}: {canary} serves everything but was never promoted")
        }
        FindingKind::LeftOver { version: left } => {
            format!("{alias}: {} is left over at 0 %", version(*left))
        }
        FindingKind::Forgotten { days } => format!(
            "{alias}: split untouched for {}",
            plural(*days, "# day", "# days")
        ),
    }
}

/// A time in its largest unit.
fn duration(seconds: u64) -> String {
    match seconds {
        0..90 => format!("{seconds} s"),
        90..5_400 => format!("{} min", (seconds + 30) / 60),
        5_400..172_800 => format!("{} h", (seconds + 1_800) / 3_600),
        _ => plural(seconds / 86_400, "# day", "# days"),
    }
}
