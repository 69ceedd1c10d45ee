//! What a function was left with. What was found says so itself; here is what stands around it.

use super::number::plural;

/// The strings of this area.
#[derive(Debug)]
pub struct Finding {
    /// Heads the findings: how many there are.
    pub title: fn(usize) -> String,
}

/// The strings in English.
pub const ENGLISH: Finding = Finding {
    title: |count| {
        plural(
            count as u64,
            "One thing to look after",
            "# things to look after",
        )
    },
};
