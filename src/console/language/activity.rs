//! What was done in the account.

use super::number::plural;

/// The strings of this area.
#[derive(Debug)]
pub struct Activity {
    /// Opens the log: how many entries it has.
    pub button: fn(usize) -> String,
    /// The title.
    pub title: &'static str,
    /// What the log has and where it is kept.
    pub lead: &'static str,
    /// The same for the demo account.
    pub lead_demo: &'static str,
    /// The same if the browser keeps nothing.
    pub lead_not_kept: &'static str,
    /// Nothing was done yet.
    pub empty: &'static str,
    /// What to do then.
    pub empty_advice: &'static str,
    /// What takes an entry back is called: what that one was called.
    pub undo_of: fn(&str) -> String,
    /// What goes on with a plan that stopped is called: what that one was called.
    pub rest_of: fn(&str) -> String,
    /// The end of an entry.
    pub done: &'static str,
    /// The end of an entry.
    pub conflict: &'static str,
    /// The end of an entry: how many steps were done, of how many, and what went wrong.
    pub failed: fn(usize, usize, &str) -> String,
    /// An entry that was taken back.
    pub undone: &'static str,
    /// What an undo leaves as it is.
    pub not_undone: &'static str,
    /// Older entries were dropped: how many are kept.
    pub full: fn(usize) -> String,
    /// The browser does not keep the log.
    pub not_kept: &'static str,
    /// What to do then.
    pub not_kept_advice: &'static str,
    /// What was kept cannot be read; the reason follows.
    pub put_aside: &'static str,
    /// Saves it as a file.
    pub save_aside: &'static str,
    /// The name of that file.
    pub aside_name: &'static str,
    /// Saves the log as a file.
    pub export: &'static str,
    /// The name of that file.
    pub file_name: &'static str,
    /// Opens such a file.
    pub open_file: &'static str,
    /// The file is too long to be one.
    pub file_too_long: &'static str,
    /// The browser cannot read it as text.
    pub file_no_text: &'static str,
    /// Heads the entries of a file: its name and how many there are.
    pub file_title: fn(&str, usize) -> String,
    /// It is of this account.
    pub file_mine: &'static str,
    /// It is of another account.
    pub file_foreign: &'static str,
}

/// The strings in English.
pub const ENGLISH: Activity = Activity {
    button: |count| {
        if count == 0 {
            "Activity".to_owned()
        } else {
            format!("Activity ({count})")
        }
    },
    title: "Activity",
    lead: "Everything that was written with this key from this browser, newest first. The browser keeps it, without the key.",
    lead_demo: "Everything that was written to the demo account, newest first. It ends with the page: the demo account is a new one each time.",
    lead_not_kept: "Everything that this page wrote since it was connected, newest first. It ends with the page.",
    empty: "Nothing was written yet",
    empty_advice: "Changes appear here with their request ids and a way to take them back.",
    undo_of: |what| format!("Undo: {what}"),
    rest_of: |what| format!("Resume: {what}"),
    done: "done",
    conflict: "stopped by a conflict",
    failed: |done, of, reason| match of {
        1 => format!("failed: {reason}"),
        _ => format!("failed after {done} of {of} steps: {reason}"),
    },
    undone: "taken back",
    not_undone: "Undo puts aliases and triggers back as they were. It does not touch code, environment variables, layers or provisioned concurrency, and a published version stays published.",
    full: |most| format!("Only the last {most} entries are kept; older ones were dropped."),
    not_kept: "The browser does not keep this log",
    not_kept_advice: "Its storage is full or closed to this page, so the log ends with the page. Export it if you need it.",
    put_aside: "What the browser had kept cannot be read; a new log was begun",
    save_aside: "Save what was kept",
    aside_name: "halftone-activity-unreadable.json",
    export: "Export",
    file_name: "halftone-activity.json",
    open_file: "Open an exported log",
    file_too_long: "This file is too long to be an activity log. Choose one that Export made.",
    file_no_text: "The browser cannot read this file. Choose it again.",
    file_title: |name, count| {
        let entries = plural(count as u64, "One entry", "# entries");
        format!("{entries} of {name}")
    },
    file_mine: "From a file, written with the key that is connected now. What can still be taken back can be taken back from here; whatever somebody has changed since is shown, not overwritten.",
    file_foreign: "From a file, written with another key or in a demo account, so it can only be read here.",
};
