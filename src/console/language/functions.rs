//! The list of functions of a namespace.

use super::number::grouped;

/// The strings of this area.
#[derive(Debug)]
pub struct Functions {
    /// The title: the namespace.
    pub title: fn(&str) -> String,
    /// Names the choice of a namespace.
    pub namespace: &'static str,
    /// Names the choice of a region.
    pub region: &'static str,
    /// Names the search field.
    pub search: &'static str,
    /// What the search field looks at.
    pub search_hint: &'static str,
    /// The name of the table.
    pub table: fn(&str) -> String,
    /// Heads a column.
    pub name: &'static str,
    /// Heads a column.
    pub runtime: &'static str,
    /// Heads a column.
    pub status: &'static str,
    /// Heads a column.
    pub default_split: &'static str,
    /// Heads a column.
    pub description: &'static str,
    /// Heads a column.
    pub changed: &'static str,
    /// Reads the split of a function again: its name.
    pub retry_split: fn(&str) -> String,
    /// Names the pages of the list.
    pub pages: &'static str,
    /// Goes back a page.
    pub previous: &'static str,
    /// Goes on a page.
    pub next: &'static str,
    /// Which lines are shown: the first, the last, how many there are.
    pub range: fn(usize, usize, usize) -> String,
    /// There are no functions.
    pub empty: fn(&str) -> String,
    /// What to do then.
    pub empty_advice: &'static str,
    /// Nothing matches the search.
    pub no_match: fn(&str) -> String,
    /// What to do then.
    pub no_match_advice: &'static str,
    /// Empties the search field.
    pub clear_search: &'static str,
}

/// The strings in English.
pub const ENGLISH: Functions = Functions {
    title: |namespace| format!("Functions in {namespace}"),
    namespace: "Namespace",
    region: "Region",
    search: "Search",
    search_hint: "A part of the name",
    table: |namespace| format!("Functions in namespace {namespace}"),
    name: "Function",
    runtime: "Runtime",
    status: "Status",
    default_split: "$DEFAULT",
    description: "Description",
    changed: "Last changed",
    retry_split: |function| format!("Read the split of {function} again"),
    pages: "Pages",
    previous: "Previous",
    next: "Next",
    range: |first, last, total| {
        let [first, last, total] = [first, last, total].map(|number| grouped(number as u64));
        format!("{first}–{last} of {total}")
    },
    empty: |namespace| format!("No functions in {namespace}"),
    empty_advice: "Functions appear here once they are deployed, for example with “sls deploy” or in the cloud's own console. Look in another namespace or region if you expected some.",
    no_match: |search| format!("No function has “{search}” in its name"),
    no_match_advice: "The cloud searches names only, and takes the text as it is. Try a shorter part.",
    clear_search: "Clear the search",
};
