//! What is saved or copied for other tools, and links to what is shown.

/// The strings of this area.
#[derive(Debug)]
pub struct Export {
    /// Saves a table as comma-separated values.
    pub csv: &'static str,
    /// The name of that button to whoever cannot see which table it stands at.
    pub csv_of: fn(&str) -> String,
    /// The name of the file: what it holds and where it is from.
    pub csv_file: fn(&str, &str) -> String,
    /// Heads a column: the share of an additional version in percent.
    pub weight: &'static str,
    /// Heads a column: when.
    pub time: &'static str,
    /// Heads a column: what was done.
    pub title: &'static str,
    /// Heads a column: what that means.
    pub sentence: &'static str,
    /// Heads a column: how it ended.
    pub end: &'static str,
    /// Heads what stands in a `serverless.yml`.
    pub serverless: &'static str,
    /// Heads what stands in a Terraform configuration.
    pub terraform: &'static str,
    /// What to know of it.
    pub terraform_hint: &'static str,
    /// Copies the address of what is shown.
    pub copy_link: &'static str,
    /// A fixed time: from, until.
    pub between: fn(&str, &str) -> String,
    /// The time of a link is over for Monitor: how many hours are kept.
    pub too_old: fn(u64) -> String,
}

/// The strings in English.
pub const ENGLISH: Export = Export {
    csv: "Save as CSV",
    csv_of: |table| format!("Save as CSV: {table}"),
    csv_file: |what, of| format!("halftone-{what}-{of}.csv"),
    weight: "Weight (%)",
    time: "Time",
    title: "Change",
    sentence: "What it does",
    end: "End",
    serverless: "serverless.yml",
    terraform: "Terraform",
    terraform_hint: "For the provider tencentcloud. What exists already is imported first, with the line above it.",
    copy_link: "Copy link",
    between: |from, until| format!("{from} – {until}"),
    too_old: |hours| {
        format!(
            "The link shows a time of which nothing is kept here: it is more than {hours} hours ago."
        )
    },
};
