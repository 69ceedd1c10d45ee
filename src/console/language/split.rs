//! The bar and the control of a split.

use crate::traffic::{Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct Split {
    /// The name of the slider and of the number field.
    pub weight_of: fn(Version) -> String,
    /// One version and its share, a part of [`bar`](Self::bar).
    pub version_share: fn(Version, Weight) -> String,
    /// A version by its name.
    pub version: fn(Version) -> String,
    /// An alias whose match rules decide; a miss goes to this version.
    pub bar_rules: fn(Version) -> String,
    /// The same in few characters, for a table.
    pub bar_rules_short: &'static str,
    /// A bar whose split is on its way.
    pub bar_loading: &'static str,
    /// A bar whose split could not be read.
    pub bar_unknown: &'static str,
    /// What the slider says while it moves: the version that it gives to, its share, the other
    /// version and its share.
    pub value_text: fn(Version, Weight, Version, Weight) -> String,
    /// The side of a split that is being tried.
    pub new_code: &'static str,
    /// The side of a split that it is compared with.
    pub stable: &'static str,
    /// The percent sign behind the number field.
    pub percent: &'static str,
    /// The group of preset shares.
    pub presets: fn(Version) -> String,
    /// Gives each version the share of the other.
    pub swap: &'static str,
    /// Goes back to the live split.
    pub reset: &'static str,
    /// The mark at the share that is live.
    pub live_mark: fn(Weight) -> String,
    /// Nothing was moved: the share that is live.
    pub unchanged: fn(Weight) -> String,
    /// What the draft changes: live share, drafted share, and the difference in points with its
    /// sign.
    pub changed: fn(Weight, Weight, &str) -> String,
    /// What the draft changes where match rules are live.
    pub changed_from_rules: fn(Weight) -> String,
    /// The draft has no additional version.
    pub no_additional: &'static str,
    /// The draft divides by match rules.
    pub rules_decide: &'static str,
    /// The keys of the slider.
    pub keys: &'static str,
}

/// The strings in English.
pub const ENGLISH: Split = Split {
    weight_of: |version| format!("Weight of version {version}"),
    version_share: |version, weight| format!("version {version}: {weight}"),
    version: |version| format!("version {version}"),
    bar_rules: |main| format!("match rules decide, everything else goes to version {main}"),
    bar_rules_short: "by rules",
    bar_loading: "loading the split",
    bar_unknown: "the split could not be read",
    value_text: |version, share, other, rest| {
        format!(
            "version {version} gets {} percent, version {other} gets {} percent",
            share.percent_text(),
            rest.percent_text()
        )
    },
    new_code: "new code",
    stable: "stable",
    percent: "%",
    presets: |version| format!("Preset shares of version {version}"),
    swap: "Swap shares",
    reset: "Back to live",
    live_mark: |weight| format!("live: {weight}"),
    unchanged: |weight| format!("{weight}, as it is live"),
    changed: |from, to, points| format!("{from} → {to} ({points})"),
    changed_from_rules: |to| format!("match rules → {to}"),
    no_additional: "The main version serves everything. Choose an additional version to divide the traffic.",
    rules_decide: "Match rules decide which version serves a request, so there is no weight to move.",
    keys: "Arrow keys move by 1, with Shift by 10, with Alt by 0.1. Page Up and Page Down go from \
           preset to preset, Escape goes back to the live share.",
};
