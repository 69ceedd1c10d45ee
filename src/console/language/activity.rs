//! What was done since the connection was made.

/// The strings of this area.
#[derive(Debug)]
pub struct Activity {
    /// Opens the log: how many entries it has.
    pub button: fn(usize) -> String,
    /// The title.
    pub title: &'static str,
    /// What the log keeps.
    pub lead: &'static str,
    /// Nothing was done yet.
    pub empty: &'static str,
    /// What to do then.
    pub empty_advice: &'static str,
    /// An entry that takes another one back: what that one was.
    pub undo_of: fn(&str) -> String,
    /// The end of an entry.
    pub done: &'static str,
    /// The end of an entry.
    pub conflict: &'static str,
    /// The end of an entry.
    pub failed: &'static str,
    /// An entry that was taken back.
    pub undone: &'static str,
    /// What an undo leaves as it is.
    pub not_undone: &'static str,
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
    lead: "Everything that this page wrote since it was connected, newest first. It ends with the page.",
    empty: "Nothing was written yet",
    empty_advice: "Changes appear here with their request ids and a way to take them back.",
    undo_of: |what| format!("Undo: {what}"),
    done: "done",
    conflict: "stopped by a conflict, nothing written",
    failed: "failed",
    undone: "taken back",
    not_undone: "Undo restores the alias: main version, routing and description. It does not touch triggers, code, environment variables, layers or provisioned concurrency, and a published version stays published.",
};
