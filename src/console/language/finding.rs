//! What a function was left with. What was found says so itself; here is what stands around it.

/// The strings of this area.
#[derive(Debug)]
pub struct Finding {
    /// Heads the findings: how many there are.
    pub title: fn(usize) -> String,
}

/// The strings in English.
pub const ENGLISH: Finding = Finding {
    title: |count| match count {
        1 => "One thing to look after".to_owned(),
        _ => format!("{count} things to look after"),
    },
};
