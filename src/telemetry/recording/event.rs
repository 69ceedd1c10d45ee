//! Something that was done.

/// A change of the function, in the words in which it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it ended, in Unix milliseconds.
    pub at: u64,
    /// What was to be done.
    pub title: String,
    /// What moved, and how it ended.
    pub sentence: String,
    /// True if it was not done, or not to the end.
    pub failed: bool,
    /// The cloud's numbers of the requests that did it.
    pub request_ids: Vec<String>,
}
