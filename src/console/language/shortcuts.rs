//! The keys that do something, and what.

/// The strings of this area.
#[derive(Debug)]
pub struct Shortcuts {
    /// Opens the list.
    pub button: &'static str,
    /// Heads the list.
    pub title: &'static str,
    /// The keys, with spaces between those that are named one by one, and what they do.
    pub keys: fn() -> [(&'static str, &'static str); 9],
    /// Switches the keys that need no other key held on and off.
    pub single: &'static str,
}

/// The strings in English.
pub const ENGLISH: Shortcuts = Shortcuts {
    button: "Keys",
    title: "Keyboard shortcuts",
    keys: || {
        [
            ("?", "Show this list"),
            ("Ctrl+K ⌘K", "Open the command field"),
            ("/", "Go to the field that finds and filters on this page"),
            (
                "Esc",
                "Close what is open; on a slider, go back to the live share",
            ),
            (
                "← → ↑ ↓",
                "On a slider: by 1 %, with Shift by 10 %, with Alt by 0.1 %",
            ),
            ("PgUp PgDn", "On a slider: to the next preset"),
            ("Home End", "On a slider: to 0 % and to 100 %"),
            (
                "Enter",
                "In a number field: take the number; on a node of the graph: open or unfold it",
            ),
            (
                "Alt+R",
                "On a running rollout: roll back (Alt+Shift+R in Firefox, Ctrl+Option+R on a Mac)",
            ),
        ]
    },
    single: "Keys that are pressed alone (? and /) do something",
};
