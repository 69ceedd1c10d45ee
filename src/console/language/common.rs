//! Words that every page uses.

/// The strings of this area.
#[derive(Debug)]
pub struct Common {
    /// The name of the program.
    pub product: &'static str,
    /// Closes a dialog.
    pub close: &'static str,
    /// Tries a failed request again.
    pub retry: &'static str,
    /// Stands for something that is on its way.
    pub loading: &'static str,
    /// A step that has not begun.
    pub step_waiting: &'static str,
    /// A step that is being done.
    pub step_running: &'static str,
    /// A finished step.
    pub step_done: &'static str,
    /// A step that failed.
    pub step_failed: &'static str,
    /// Announces a step: its number, how many there are, its label and its state.
    pub step_news: fn(usize, usize, &str, &str) -> String,
    /// Things one after the other.
    pub listed: fn(&[String]) -> String,
    /// Things one after the other that have a comma in them.
    pub lines: fn(&[String]) -> String,
    /// Sentences one after the other.
    pub sentences: fn(&[&str]) -> String,
    /// What stands between two sentences.
    pub gap: &'static str,
    /// A status of a function or a version, which the cloud wrote like this.
    pub status: fn(&str) -> &str,
}

/// The strings in English.
pub const ENGLISH: Common = Common {
    product: "Halftone",
    close: "Close",
    retry: "Try again",
    loading: "Loading",
    step_waiting: "waiting",
    step_running: "running",
    step_done: "done",
    step_failed: "failed",
    step_news: |number, count, label, state| format!("Step {number} of {count}, {label}: {state}"),
    listed: |things| things.join(", "),
    lines: |lines| lines.join("; "),
    sentences: |sentences| sentences.join(" "),
    gap: " ",
    // The cloud's own words, as everywhere.
    status: |word| word,
};
