//! Deploying code, and the way of a release by the default alias.

use super::number::{grouped, plural};
use crate::archive::Size;
use crate::traffic::{ReleaseStep, Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct Deploy {
    /// Opens the form, and heads it.
    pub deploy: &'static str,
    /// What the form does.
    pub lead: &'static str,
    /// The field of the code.
    pub code: &'static str,
    /// What the code may be: the largest package.
    pub code_hint: fn(Size) -> String,
    /// Chooses an archive.
    pub choose_zip: &'static str,
    /// Chooses a folder.
    pub choose_folder: &'static str,
    /// The other way to choose.
    pub or_drop: &'static str,
    /// What was picked is being read.
    pub reading: &'static str,
    /// Files are being packed: how many.
    pub packing: fn(usize) -> String,
    /// The name of the bar that shows how far the packing is.
    pub progress: &'static str,
    /// Gives the packing up.
    pub cancel_packing: &'static str,
    /// The packing was given up.
    pub cancelled: &'static str,
    /// What was chosen: its name, its size, its files, their size unpacked.
    pub chosen: fn(&str, Size, usize, Size) -> String,
    /// What was not packed.
    pub left_out: fn(&[String]) -> String,
    /// Takes the package out of the form.
    pub remove: &'static str,
    /// A file cannot be read: its name.
    pub unreadable: fn(&str) -> String,
    /// What was dropped, when it cannot be read.
    pub dropped: &'static str,
    /// The field of the share.
    pub share: &'static str,
    /// What the share means.
    pub share_hint: &'static str,
    /// What the share means while nothing is published.
    pub share_only_latest: &'static str,
    /// The group of preset shares.
    pub presets: &'static str,
    /// Publishes what is uploaded.
    pub publish: &'static str,
    /// Publishes what is there before.
    pub publish_first: &'static str,
    /// Why: what `$LATEST` serves (if rules do not decide) and the last published version.
    pub publish_first_why: fn(Option<Weight>, Option<Version>) -> String,
    /// Heads what will happen.
    pub outlook: &'static str,
    /// A version is made.
    pub publishes: fn(Version) -> String,
    /// Code is uploaded: who serves meanwhile.
    pub uploads: fn(&[(Version, Weight)]) -> String,
    /// The same while rules decide.
    pub uploads_by_rules: &'static str,
    /// The alias is given another split.
    pub turns: fn(&[(Version, Weight)]) -> String,
    /// Heads the way of a release.
    pub release: &'static str,
    /// What the way is.
    pub release_lead: &'static str,
    /// Who serves what now.
    pub serving: fn(&[(Version, Weight)]) -> String,
    /// Rules decide who serves.
    pub by_rules: &'static str,
    /// The split cannot be read.
    pub unreadable_split: &'static str,
    /// The main version is a published one.
    pub custom_shape: fn(Version) -> String,
    /// Leads to the alias.
    pub open_alias: &'static str,
    /// Nothing is published.
    pub unpublished: &'static str,
    /// The held version is not the last published one: both.
    pub overtaken: fn(Version, Version) -> String,
    /// The title of a step.
    pub step: fn(ReleaseStep) -> &'static str,
    /// What is done in a step: the version that would be published next.
    pub step_lead: fn(ReleaseStep, Version) -> String,
    /// Stands before a step that is behind, for those who do not see its mark.
    pub step_done: &'static str,
    /// The same for the step that is next.
    pub step_now: &'static str,
    /// Opens the form from its step.
    pub deploy_step: &'static str,
    /// The field of the share in its step.
    pub share_now: &'static str,
    /// Sets the share.
    pub set_traffic: &'static str,
    /// Goes back to a published version.
    pub roll_back: &'static str,
    /// What that does: the version that gets everything.
    pub roll_back_to: fn(Version) -> String,
    /// Publishes and gives everything to it.
    pub finish: &'static str,
    /// The field of the description of the version.
    pub version_description: &'static str,
    /// Deletes a version.
    pub delete: &'static str,
    /// The same, for those who do not see the line: the version.
    pub delete_version: fn(Version) -> String,
}

/// `$LATEST` serves 10 %, version 4 serves 90 %
fn serves(shares: &[(Version, Weight)]) -> String {
    let one = |(version, weight): &(Version, Weight)| match version {
        Version::Latest => format!("$LATEST serves {weight}"),
        Version::Published(number) => format!("version {number} serves {weight}"),
    };
    let parts: Vec<_> = shares.iter().map(one).collect();
    parts.join(", ")
}

fn files(count: usize) -> String {
    plural(count as u64, "# file", "# files")
}

/// How many of the things that were left out are named.
pub(super) const NAMED: usize = 6;

/// The strings in English.
pub const ENGLISH: Deploy = Deploy {
    deploy: "Deploy",
    lead: "Puts code on $LATEST and decides who gets it. Nothing is sent before you have seen the plan.",
    code: "Code",
    code_hint: |largest| {
        format!(
            "A .zip, or a folder that is packed here: at most {largest} packed. Leave it out to change only versions and traffic."
        )
    },
    choose_zip: "Choose a .zip",
    choose_folder: "Choose a folder",
    or_drop: "or drop either here",
    reading: "Reading…",
    packing: |count| format!("Packing {}…", files(count)),
    progress: "Packed files",
    cancel_packing: "Cancel packing",
    cancelled: "Cancelled. No code is chosen.",
    chosen: |name, size, count, unpacked| {
        format!("{name}: {size}, {}, {unpacked} unpacked", files(count))
    },
    left_out: |names| {
        let named = names.iter().take(NAMED).map(String::as_str);
        let named = named.collect::<Vec<_>>().join(", ");
        match names.len().saturating_sub(NAMED) {
            0 => format!("Left out: {named}"),
            more => format!("Left out: {named} and {} more", grouped(more as u64)),
        }
    },
    remove: "Remove the code",
    unreadable: |name| {
        format!("{name} could not be read. It may have been moved or changed; choose it again.")
    },
    dropped: "What was dropped",
    share: "Share of $LATEST afterwards",
    share_hint: "In percent of the traffic of $DEFAULT; the last published version gets the rest. Empty leaves $DEFAULT as it is.",
    share_only_latest: "Only $LATEST exists, so it always gets 100 %. Publish a version to divide traffic.",
    presets: "Usual shares of $LATEST",
    publish: "Publish a version of it afterwards",
    publish_first: "First publish what $LATEST holds now, and pin $DEFAULT to that",
    publish_first_why: |share, last| {
        let now = match share {
            Some(share) => format!("$LATEST serves {share} now"),
            None => "$LATEST may be serving now".to_owned(),
        };
        match last {
            Some(last) => format!(
                "{now}. While the code is uploaded everybody is served by a published version: this one, or else version {last}, which may be older."
            ),
            None => format!(
                "{now}, and nothing is published: without this everybody gets the new code as soon as it is uploaded."
            ),
        }
    },
    outlook: "What will happen",
    publishes: |version| format!("What $LATEST holds by then becomes version {version}."),
    uploads: |shares| {
        let served =
            |(version, weight): &&(Version, Weight)| version.is_latest() && weight.is_served();
        match (shares, shares.iter().find(served)) {
            (_, Some((_, Weight::FULL))) => {
                "The code is uploaded to $LATEST. Everybody gets it as soon as it is there."
                    .to_owned()
            }
            (_, Some((_, share))) => format!(
                "The code is uploaded to $LATEST, which serves {share}: they get it as soon as it is there."
            ),
            (shares, None) => {
                let everybody = shares.iter().find(|(_, weight)| weight.is_served());
                let everybody = everybody.map(|(version, _)| version.to_string());
                format!(
                    "The code is uploaded to $LATEST. Meanwhile everybody gets version {}.",
                    everybody.unwrap_or_default()
                )
            }
        }
    },
    uploads_by_rules: "The code is uploaded to $LATEST. Meanwhile the match rules decide who gets what.",
    turns: |shares| format!("$DEFAULT is set: {}.", serves(shares)),
    release: "Release by the default alias",
    release_lead: "$DEFAULT divides its traffic between $LATEST, the new code, and the last published version.",
    serving: |shares| format!("{}.", serves(shares)),
    by_rules: "$DEFAULT routes by match rules, so shares do not say who gets what. Setting the traffic here replaces the rules; change them on the page of the alias.",
    unreadable_split: "The split of $DEFAULT cannot be read by this console. Setting the traffic here replaces it.",
    custom_shape: |main| {
        format!(
            "The main version of $DEFAULT is version {main}, as in a custom alias. Setting the traffic here makes $LATEST the main version, with the share that you give it; to go on as it is, use the page of the alias."
        )
    },
    open_alias: "Open $DEFAULT",
    unpublished: "Only $LATEST exists, so it always gets 100 %. Publish a version, and traffic can be divided.",
    overtaken: |held, newest| {
        format!(
            "$DEFAULT holds version {held}, but the last published version is {newest}. A new share gives the rest to version {newest}."
        )
    },
    step: |step| match step {
        ReleaseStep::Connect => "Connect to production",
        ReleaseStep::Deploy => "Deploy to $LATEST with a first share",
        ReleaseStep::Raise => "Watch it, and raise its share to 100 %",
        ReleaseStep::Finish => "Publish it and give it everything",
    },
    step_lead: |step, next| match step {
        ReleaseStep::Connect => "This account is open. Its changes are live.".to_owned(),
        ReleaseStep::Deploy => {
            "While the code is uploaded, a published version serves everybody.".to_owned()
        }
        ReleaseStep::Raise => "The last published version gets the rest.".to_owned(),
        ReleaseStep::Finish => format!(
            "What $LATEST holds becomes version {next}, which gets 100 %. $LATEST is free for the next upload, and version {next} is there to go back to."
        ),
    },
    step_done: "Done: ",
    step_now: "Next: ",
    deploy_step: "Deploy to $LATEST",
    share_now: "Share of $LATEST in percent",
    set_traffic: "Set traffic",
    roll_back: "Roll back",
    roll_back_to: |version| format!("Roll back gives everything to version {version}."),
    finish: "Finish",
    version_description: "Description of the version",
    delete: "Delete",
    delete_version: |version| format!("Delete version {version}"),
};
