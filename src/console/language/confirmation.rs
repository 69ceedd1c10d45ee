//! What must be confirmed before a plan is carried out.

/// The strings of this area.
#[derive(Debug)]
pub struct Confirmation {
    /// A write in production: what it does, in a sentence.
    pub in_production: fn(&str) -> String,
    /// Triggers call the alias that goes: their names.
    pub with_triggers: fn(&[String]) -> String,
    /// Why the plan cannot be carried out yet.
    pub reason: fn(usize) -> &'static str,
    /// Heads what an undo leaves as it is.
    pub kept: &'static str,
}

/// The strings in English.
pub const ENGLISH: Confirmation = Confirmation {
    in_production: |sentence| format!("Yes, in production: {sentence}"),
    with_triggers: |triggers| {
        format!(
            "Yes, delete the alias although triggers call it: {}.",
            triggers.join(", ")
        )
    },
    reason: |left| match left {
        1 => "Tick the box to be able to apply.",
        _ => "Tick every box to be able to apply.",
    },
    kept: "What this does not roll back",
};
