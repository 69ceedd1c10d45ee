//! Planning a rollout.

use super::number::{grouped, plural};
use crate::console::plan_sheet::{Kind, Unit};
use crate::rollout::{self, End, Hold, Reaction, Step, Unsure};
use crate::scf::Status;
use crate::traffic::{AliasName, Scheme, Version, Weight};

/// The strings of this area.
#[derive(Debug)]
pub struct Plan {
    /// Leads to the form.
    pub plan_one: &'static str,
    /// Leads to the rollout that there is.
    pub open_one: &'static str,
    /// The title: the alias and the function.
    pub title: fn(&str, &str) -> String,
    /// The page, on the way to it.
    pub crumb: &'static str,
    /// What the form does.
    pub lead: &'static str,
    /// Heads what is rolled out.
    pub subject: &'static str,
    /// Which way round the alias is, and what that means for the rollout.
    pub scheme: fn(Scheme) -> &'static str,
    /// The function.
    pub function: &'static str,
    /// The namespace.
    pub namespace: &'static str,
    /// The region.
    pub region: &'static str,
    /// The alias.
    pub alias: &'static str,
    /// The choice of the version.
    pub canary: &'static str,
    /// What may be chosen.
    pub canary_hint: fn(Scheme) -> &'static str,
    /// One version: its description, and why it cannot be chosen.
    pub version: fn(Version, &str, Option<&str>) -> String,
    /// Why: it is the stable one.
    pub is_stable: &'static str,
    /// Why: what it is going through.
    pub is_not_active: fn(&Status) -> String,
    /// The version that everybody can go back to.
    pub stable_is: fn(Version) -> String,
    /// Stands before the split as it is.
    pub now: &'static str,
    /// Heads the steps.
    pub steps: &'static str,
    /// The group of presets.
    pub presets: &'static str,
    /// Their first steps are left out: what the canary has already.
    pub presets_ahead: fn(Weight) -> String,
    /// None of the presets.
    pub custom: &'static str,
    /// The stairs in words.
    pub picture: fn(&rollout::Plan) -> String,
    /// The share of a step, by its number.
    pub share_of: fn(usize) -> String,
    /// The hold of a step.
    pub hold_of: fn(usize) -> String,
    /// The time of a step.
    pub time_of: fn(usize) -> String,
    /// The unit of that time.
    pub unit_of: fn(usize) -> String,
    /// The sample of a step.
    pub requests_of: fn(usize) -> String,
    /// A kind of hold.
    pub(crate) hold: fn(Kind) -> &'static str,
    /// A unit.
    pub(crate) unit: fn(Unit) -> &'static str,
    /// Stands behind a number of requests.
    pub requests: &'static str,
    /// Moves a step up.
    pub move_up: fn(usize) -> String,
    /// Moves a step down.
    pub move_down: fn(usize) -> String,
    /// Puts a step below this one.
    pub insert_below: fn(usize) -> String,
    /// Removes a step.
    pub remove: fn(usize) -> String,
    /// Puts a step at the end.
    pub add_step: &'static str,
    /// What the keys do in a step.
    pub keys: &'static str,
    /// What comes after the last step.
    pub finish: &'static str,
    /// Nobody has said it.
    pub finish_unsaid: &'static str,
    /// The canary serves everything.
    pub promote: fn(Scheme) -> &'static str,
    /// The last share stays.
    pub keep: &'static str,
    /// How long it takes at least.
    pub shortest: fn(&rollout::Plan) -> String,
    /// Heads the guards.
    pub guards: &'static str,
    /// What they do.
    pub guards_lead: &'static str,
    /// The guard against errors.
    pub errors: &'static str,
    /// The name of its limit.
    pub errors_limit: &'static str,
    /// The unit of that.
    pub points: &'static str,
    /// What it compares.
    pub errors_hint: &'static str,
    /// The guard against slower answers.
    pub latency: &'static str,
    /// The name of its limit.
    pub latency_limit: &'static str,
    /// What it compares.
    pub latency_hint: &'static str,
    /// The guard against throttling.
    pub throttles: &'static str,
    /// The name of its limit.
    pub throttles_limit: &'static str,
    /// The unit of that.
    pub per_minute: &'static str,
    /// What it counts.
    pub throttles_hint: &'static str,
    /// No guard is on.
    pub unwatched: &'static str,
    /// What happens when one trips.
    pub on_trip: &'static str,
    /// One answer to that.
    pub reaction: fn(Reaction) -> &'static str,
    /// What happens when the judge cannot tell.
    pub when_unsure: &'static str,
    /// One answer to that.
    pub unsure: fn(Unsure) -> &'static str,
    /// What that means.
    pub unsure_hint: fn(Unsure) -> &'static str,
    /// A field wants a whole number.
    pub whole: &'static str,
    /// A field wants a rise of the error rate.
    pub points_wanted: &'static str,
    /// Opens the plan as text.
    pub as_text: &'static str,
    /// What the text is.
    pub as_text_lead: &'static str,
    /// The field of the text.
    pub text: &'static str,
    /// A field of the form cannot be read, so the text waits.
    pub text_waits: &'static str,
    /// The text cannot be read.
    pub text_wrong: &'static str,
    /// What the form does meanwhile.
    pub form_waits: &'static str,
    /// Gives the text up.
    pub discard_text: &'static str,
    /// Saves the text as a file.
    pub download: &'static str,
    /// Opens a file.
    pub open: &'static str,
    /// The other way to open one.
    pub or_drop: &'static str,
    /// How the file runs without a page.
    pub command_lead: &'static str,
    /// Copies the link of the plan.
    pub copy_link: &'static str,
    /// There is no link.
    pub link_too_long: &'static str,
    /// The plan came from a link.
    pub from_link: &'static str,
    /// What to do with it.
    pub from_link_advice: &'static str,
    /// Goes back to what was filled in before.
    pub back_to_own: &'static str,
    /// The plan came from a file.
    pub from_file: fn(&str) -> String,
    /// A file cannot be read.
    pub unreadable_file: fn(&str) -> String,
    /// A plan that came was not taken.
    pub not_taken: &'static str,
    /// It is of another alias.
    pub elsewhere: fn(&rollout::Plan) -> String,
    /// Leads there.
    pub open_there: &'static str,
    /// Heads what will happen.
    pub outlook: &'static str,
    /// Nothing can be said while something is wrong.
    pub no_outlook: &'static str,
    /// What has to happen before the next step.
    pub held: fn(Hold) -> String,
    /// What comes when all is done, and when a guard trips.
    pub after_all: fn(&rollout::Plan) -> String,
    /// Heads the calls.
    pub calls: fn(usize) -> String,
    /// Heads the beginning.
    pub start_title: &'static str,
    /// What beginning means.
    pub start_lead: &'static str,
    /// Begins.
    pub start: &'static str,
    /// The box has to be ticked.
    pub tick: &'static str,
    /// What is agreed to in production.
    pub in_production: fn(&AliasName, Version) -> String,
}

/// The strings in English.
pub const ENGLISH: Plan = Plan {
    plan_one: "Plan a rollout",
    open_one: "Open the rollout",
    title: |alias, function| format!("Rollout on {alias} of {function}"),
    crumb: "rollout",
    lead: "A rollout raises the share of the new version step by step, watches it meanwhile, and goes back by itself when something is wrong. Nothing is sent before you start it.",
    subject: "What is rolled out",
    scheme: |scheme| match scheme {
        Scheme::DefaultAlias => {
            "The default alias: $LATEST is the new code, a published version is the stable one. Uploading code during the rollout would change what is being tried."
        }
        Scheme::CustomAlias => {
            "A custom alias: its main version is the stable one, and the new version becomes its additional version."
        }
    },
    function: "Function",
    namespace: "Namespace",
    region: "Region",
    alias: "Alias",
    canary: "New version",
    canary_hint: |scheme| match scheme {
        Scheme::DefaultAlias => "What was uploaded last. It is published before it is promoted.",
        Scheme::CustomAlias => "A published version that is active: it never changes.",
    },
    version: |version, description, reason| {
        let version = match description {
            "" => version.to_string(),
            description => format!("{version} – {description}"),
        };
        match reason {
            Some(reason) => format!("{version} ({reason})"),
            None => version,
        }
    },
    is_stable: "the stable one",
    is_not_active: |status| format!("{status}, cannot serve"),
    stable_is: |version| format!("Stable: {version}"),
    now: "Now",
    steps: "Steps",
    presets: "Plans to begin with",
    presets_ahead: |given| {
        format!("The new version has {given} already, so smaller steps are left out.")
    },
    custom: "Custom",
    picture: |plan| {
        let steps = plan.steps.iter().map(step).collect::<Vec<_>>();
        match (steps.is_empty(), plan.end()) {
            (true, Some(End::Promote)) => "Everything at once".to_owned(),
            (true, _) => "No steps".to_owned(),
            (false, Some(End::Promote)) => format!("{}; then everything", steps.join("; ")),
            (false, Some(End::Keep)) => format!("{}; then it stays so", steps.join("; ")),
            (false, None) => steps.join("; "),
        }
    },
    share_of: |number| format!("Share of step {number}"),
    hold_of: |number| format!("Hold of step {number}"),
    time_of: |number| format!("Time of step {number}"),
    unit_of: |number| format!("Unit of step {number}"),
    requests_of: |number| format!("Requests of step {number}"),
    hold: |kind| match kind {
        Kind::Time => "for a time",
        Kind::Approval => "until somebody approves",
        Kind::Requests => "until it has answered",
    },
    unit: |unit| match unit {
        Unit::Seconds => "seconds",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
    },
    requests: "requests",
    move_up: |number| format!("Move step {number} up"),
    move_down: |number| format!("Move step {number} down"),
    insert_below: |number| format!("Insert a step below step {number}"),
    remove: |number| format!("Remove step {number}"),
    add_step: "Add step",
    keys: "In a step: Enter inserts one below, Alt ↑ ↓ moves it.",
    finish: "After the last step",
    finish_unsaid: "Choose what comes then",
    promote: |scheme| match scheme {
        Scheme::DefaultAlias => "Publish $LATEST and promote that version",
        Scheme::CustomAlias => "Promote the new version",
    },
    keep: "Keep the last share",
    shortest: |plan| {
        let time = time(plan.shortest());
        let asks = plan
            .steps
            .iter()
            .filter(|step| step.hold == Hold::Approval)
            .count();
        let samples = plan
            .steps
            .iter()
            .any(|step| matches!(step.hold, Hold::Requests(_)));
        let approvals = plural(asks as u64, "one approval", "# approvals");
        match (asks, samples) {
            (0, false) => format!("Takes at least {time}."),
            (0, true) => format!("Takes at least {time}, and the time of the samples."),
            (_, false) => format!("Takes at least {time}, and waits for {approvals}."),
            (_, true) => {
                format!("Takes at least {time}, the time of the samples, and {approvals}.")
            }
        }
    },
    guards: "Guards",
    guards_lead: "What is watched from the first step to the last. “Not enough data” is never taken for “healthy”.",
    errors: "More errors",
    errors_limit: "Rise of the error rate in points",
    points: "points",
    errors_hint: "The error rate of the new version against the stable one's, at the same time. A test that stays valid however often it is looked at: it trips on evidence, not on a bad minute.",
    latency: "Slower answers",
    latency_limit: "Rise of the average duration in percent",
    latency_hint: "The average duration against the stable version's, in more than half of the minutes. Monitor gives averages by the minute, no percentiles: a few very slow answers can hide in them.",
    throttles: "Throttling",
    throttles_limit: "Throttled requests per minute",
    per_minute: "per minute",
    throttles_hint: "Requests to the new version that were refused because too many ran at once.",
    unwatched: "Nothing is watched: only time counts.",
    on_trip: "When a guard trips",
    reaction: |reaction| match reaction {
        Reaction::RollBack => "Roll back at once",
        Reaction::Hold => "Hold the share and ask me",
    },
    when_unsure: "When a hold is over and the judge cannot tell yet",
    unsure: |unsure| match unsure {
        Unsure::Wait => "Wait until it can",
        Unsure::Ask => "Ask me",
        Unsure::Advance => "Go on regardless",
    },
    unsure_hint: |unsure| match unsure {
        Unsure::Wait => {
            "The share is held until a rise as large as the guard's is ruled out. With little traffic that can take long."
        }
        Unsure::Ask => "The share is held until you approve, or until the judge can tell.",
        Unsure::Advance => {
            "The plan goes by time alone, as those of other clouds do. An alarm still stops it."
        }
    },
    whole: "Write a whole number, in digits.",
    points_wanted: "Write a number of points such as 1 or 0.5.",
    as_text: "As text (YAML)",
    as_text_lead: "The same plan as a file. Whatever you change here is in the form, and the other way round.",
    text: "Plan as text",
    text_waits: "A field of the form cannot be read. This is the last plan that could be.",
    text_wrong: "The text cannot be read as a plan of this alias",
    form_waits: "The form shows the last plan that could be read, and waits until the text is mended.",
    discard_text: "Discard the text",
    download: "Download .yaml",
    open: "Open a file",
    or_drop: "or drop it here",
    command_lead: "For CI, and for rollouts that outlive a browser tab:",
    copy_link: "Copy link",
    link_too_long: "This plan is too long for a link. Download it as a file.",
    from_link: "This plan came from a link",
    from_link_advice: "Anybody can have written it. Read it before you start it.",
    back_to_own: "Back to what I had",
    from_file: |name| format!("This plan is from {name}"),
    unreadable_file: |name| format!("{name} is no plan: it is too large, or no text."),
    not_taken: "The plan that came was not taken",
    elsewhere: |plan| {
        let target = &plan.target;
        let region = plan.region.map_or("", |region| region.name());
        let place = [region, &target.namespace, &target.function];
        let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
        format!("It is for alias {} of {}.", plan.alias, place.join("/"))
    },
    open_there: "Open it there",
    outlook: "What will happen",
    no_outlook: "This can be told once nothing in the plan is refused.",
    held: |hold| match hold {
        Hold::Time(seconds) => format!("Held for {}.", time(seconds)),
        Hold::Approval => "Held until somebody approves.".to_owned(),
        Hold::Requests(count) => plural(
            count,
            "Held until it has answered # request.",
            "Held until it has answered # requests.",
        ),
    },
    after_all: |plan| {
        let watched = plan.guards.watch();
        match (plan.end(), watched, plan.guards.reaction) {
            (Some(End::Keep), true, Reaction::RollBack) => {
                "The last share stays. When a guard trips, everything goes back to the stable version."
            }
            (Some(End::Keep), true, Reaction::Hold) => {
                "The last share stays. When a guard trips, the share is held and you are asked."
            }
            (Some(End::Keep), false, _) => "The last share stays. Nothing is watched.",
            (_, true, Reaction::RollBack) => {
                "When a guard trips before that, everything goes back to the stable version."
            }
            (_, true, Reaction::Hold) => {
                "When a guard trips before that, the share is held and you are asked."
            }
            (_, false, _) => "Nothing is watched: only you can stop it.",
        }
        .to_owned()
    },
    calls: |count| {
        plural(
            count as u64,
            "The call that will be made",
            "The # calls that will be made",
        )
    },
    start_title: "Start",
    start_lead: "It runs in this browser: keep a tab open, or run the file with halftone run. You can pause it, go on, promote and roll back at any point.",
    start: "Start rollout",
    tick: "Tick the box to be able to start.",
    in_production: |alias, canary| {
        format!(
            "Yes, in production: alias {alias} is moved to version {canary} step by step, without asking before each step."
        )
    },
};

/// `5 % for 10 min`
fn step(step: &Step) -> String {
    let share = step.share;
    match step.hold {
        Hold::Time(seconds) => format!("{share} for {}", time(seconds)),
        Hold::Approval => format!("{share} until somebody approves"),
        Hold::Requests(count) => {
            format!("{share} for {}", plural(count, "# request", "# requests"))
        }
    }
}

/// A time in its two largest units.
fn time(seconds: u64) -> String {
    let units = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];
    let mut left = seconds;
    let mut parts = Vec::new();
    for (unit, name) in units {
        let count = left / unit;
        left %= unit;
        if count > 0 {
            parts.push(format!("{}\u{a0}{name}", grouped(count)));
        }
    }
    parts.truncate(2);
    if parts.is_empty() {
        return "no time".to_owned();
    }
    parts.join(" ")
}
