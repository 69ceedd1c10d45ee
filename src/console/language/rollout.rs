//! A rollout that runs or has ended: where it stands, what can be said to it, what it came to.

use super::number::{grouped, is_one, plural};
use crate::console::moment::of_cloud;
use crate::rollout::{Command, Ended, Move, Plan, Why};
use crate::traffic::{Version, Weight};

/// Who and how much a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The version that is rolled out.
    pub canary: Version,
    /// The version that it is compared with, once it is known.
    pub stable: Option<Version>,
    /// What the canary has.
    pub share: Weight,
    /// What it gets next; nothing if everything or no more.
    pub next: Option<Weight>,
}

/// The strings of this area.
#[derive(Debug)]
pub struct Rollout {
    /// The function is read before the first step.
    pub begins: &'static str,
    /// A share is held by time: the whole minutes that are left, if they shall be said.
    pub holds: fn(Weight, Option<u64>) -> String,
    /// A share is held until so many requests came: wanted, and so far if that shall be said.
    pub collects: fn(Weight, u64, Option<u64>) -> String,
    /// A share is held until somebody approves.
    pub asks: fn(Weight) -> String,
    /// A hold is over and the judge cannot tell: whether somebody is asked.
    pub unsure: fn(Weight, bool) -> String,
    /// A hold is over, and what comes next.
    pub over: fn(Weight, Option<Weight>) -> String,
    /// A write is under way.
    pub moves: fn(Move, &Plan, Option<Version>) -> String,
    /// It waits for somebody, and why.
    pub stops: fn(Weight, &Why) -> String,
    /// How it ended.
    pub ended: fn(Ended, &Standing) -> String,
    /// It cannot begin with the function as it is.
    pub refused: &'static str,
    /// The function cannot be read.
    pub unreadable: &'static str,
    /// The journal cannot be kept.
    pub unsaved: &'static str,
    /// No minute of the share is counted yet.
    pub uncounted: &'static str,
    /// Requests to the canary at this share; nobody judges them.
    pub counted: fn(u64) -> String,
    /// The same, and the judge cannot tell.
    pub counted_not_yet: fn(u64) -> String,
    /// The same, and a rise is excluded.
    pub counted_no_harm: fn(u64) -> String,
    /// The same, and the canary is worse.
    pub counted_worse: fn(u64) -> String,
    /// No guard is set.
    pub unwatched: &'static str,
    /// Names the countdown.
    pub timer: &'static str,
    /// Which step, of how many.
    pub step_of: fn(usize, usize) -> String,
    /// How long it takes at least, in seconds.
    pub at_least: fn(u64) -> String,
    /// This page drives.
    pub driven_here: &'static str,
    /// Another page drives.
    pub driven_by: fn(&str) -> String,
    /// Nobody drives.
    pub driven_by_nobody: &'static str,
    /// Somebody else drives, until a time of day at least.
    pub held_by: fn(&str, &str) -> String,
    /// What can be done about it: who, and from when on it can be driven from here.
    pub held_advice: fn(&str, &str) -> String,
    /// Drives it from here.
    pub take_up: &'static str,
    /// Names the commands.
    pub commands: &'static str,
    /// A command.
    pub command: fn(Command) -> &'static str,
    /// What a command does: with the share of somebody else that it takes over, and whether a guard
    /// had tripped.
    pub effect: fn(Command, &Standing, Option<Weight>, bool) -> String,
    /// Asks whether a command is meant.
    pub sure: fn(Command, &str) -> String,
    /// Does not say it.
    pub cancel: &'static str,
    /// What to do about a pause.
    pub advice: fn(&Why) -> &'static str,
    /// What an approval is about.
    pub asks_advice: &'static str,
    /// What to do while the judge cannot tell: whether somebody is asked.
    pub unsure_advice: fn(bool) -> &'static str,
    /// Guards are not heeded any more.
    pub overruled: &'static str,
    /// Heads the three states of the alias.
    pub drift: &'static str,
    /// Heads a column.
    pub drift_base: &'static str,
    /// Heads a column.
    pub drift_ours: &'static str,
    /// Heads a column.
    pub drift_theirs: &'static str,
    /// A way on: their share is taken over.
    pub drift_take: fn(Weight) -> String,
    /// A way on: everything back.
    pub drift_back: fn(Option<Version>) -> String,
    /// A way on: it ends as it is.
    pub drift_leave: &'static str,
    /// Why their split cannot be taken over, and what to do.
    pub drift_foreign: &'static str,
    /// Leads to the alias.
    pub drift_alias: &'static str,
    /// A fact: how long it took.
    pub took: &'static str,
    /// How long: seconds.
    pub duration: fn(u64) -> String,
    /// A fact: what the canary served meanwhile.
    pub served: &'static str,
    /// Requests and errors of the canary.
    pub served_of: fn(u64, u64) -> String,
    /// Nothing was counted.
    pub not_counted: &'static str,
    /// What those counts are.
    pub served_note: &'static str,
    /// Makes room for another plan.
    pub plan_another: &'static str,
    /// A rollout in few words, for a place elsewhere: the step, of how many.
    pub badge: fn(usize, usize) -> String,
    /// The same if it waits for somebody.
    pub badge_waits: &'static str,
    /// A rollout is on the alias that is shown, and waits for somebody.
    pub waits_here: &'static str,
    /// A rollout is on the alias that is shown.
    pub runs_here: &'static str,
    /// Leads to it.
    pub open: &'static str,
    /// Changing the split by hand meanwhile.
    pub by_hand: &'static str,
    /// The same, with the step, of how many.
    pub by_hand_at: fn(usize, usize) -> String,
    /// So many rollouts wait for somebody: leads to the first one.
    pub waiting: fn(usize, &str) -> String,
}

/// The strings in English.
pub const ENGLISH: Rollout = Rollout {
    begins: "Beginning: the function is read.",
    holds: |share, minutes| match minutes {
        None => format!("Holding {share}."),
        Some(0 | 1) => format!("Holding {share} for less than a minute more."),
        Some(minutes) => format!("Holding {share} for {} more minutes.", grouped(minutes)),
    },
    collects: |share, wanted, so_far| {
        let wanted = requests_word(wanted);
        match so_far {
            None => format!("Holding {share} until the canary has answered {wanted}."),
            Some(count) => format!(
                "Holding {share} until the canary has answered {wanted}: {} so far.",
                grouped(count)
            ),
        }
    },
    asks: |share| format!("Holding {share} until somebody approves."),
    unsure: |share, asks| {
        if asks {
            format!(
                "The time at {share} is over and the judge cannot tell yet. Somebody has to decide."
            )
        } else {
            format!(
                "The time at {share} is over, but the judge cannot tell yet: it is held until it can."
            )
        }
    },
    over: |share, next| match next {
        Some(next) => format!("The hold at {share} is over: going on to {next}."),
        None => format!("The hold at {share} is over: finishing."),
    },
    moves: |goes, plan, stable| {
        let canary = plan.canary;
        match goes {
            Move::Step(step) => {
                let share = plan.steps.get(step).map(|step| step.share);
                format!("Giving version {canary} {}.", share.unwrap_or_default())
            }
            Move::Publish => format!("Publishing {canary}, so that it can be promoted."),
            Move::Promote => format!("Promoting: giving version {canary} everything."),
            Move::RollBack => match stable {
                Some(stable) => format!("Rolling back: giving version {stable} everything."),
                None => "Rolling back.".to_owned(),
            },
        }
    },
    stops: |share, why| match why {
        Why::Asked => format!("Paused at {share}. Nothing is written until somebody resumes."),
        Why::Errors => format!("Stopped at {share}: the canary fails more often."),
        Why::Latency => format!("Stopped at {share}: the canary takes longer."),
        Why::Throttles { count } => format!(
            "Stopped at {share}: the canary was throttled {} in a minute.",
            times(*count)
        ),
        Why::Drift(_) => "Stopped: somebody else changed the alias.".to_owned(),
        Why::CanaryChanged { is, .. } => {
            format!(
                "Stopped at {share}: $LATEST was changed at {}.",
                of_cloud(is)
            )
        }
        Why::Impossible { .. } => {
            format!("Stopped at {share}: the next step cannot be planned.")
        }
        Why::Failed { .. } => format!("Stopped at {share}: the next step was not done."),
        Why::Unreadable { .. } => format!("Stopped at {share}: the cloud cannot be read."),
    },
    ended: |ended, standing| {
        let Standing { canary, share, .. } = standing;
        match ended {
            Ended::Promoted => format!("Promoted: version {canary} serves everything."),
            Ended::Kept => format!("Over, as planned: version {canary} keeps {share}."),
            Ended::RolledBack => match standing.stable {
                Some(stable) => format!("Rolled back: version {stable} serves everything."),
                None => "Rolled back.".to_owned(),
            },
            Ended::Abandoned => {
                format!("Ended without changing anything: version {canary} was left at {share}.")
            }
        }
    },
    refused: "The rollout cannot begin with the function as it is.",
    unreadable: "The rollout cannot begin: the function cannot be read.",
    unsaved: "The journal cannot be kept, so nothing is sent.",
    uncounted: "No full minute at this share is counted yet. The cloud takes about two minutes to count one.",
    counted: |count| format!("{} counted at this share.", to_canary(count)),
    counted_not_yet: |count| {
        format!(
            "{} counted at this share; the judge cannot tell yet.",
            to_canary(count)
        )
    },
    counted_no_harm: |count| {
        format!(
            "{} counted at this share; no sign of harm.",
            to_canary(count)
        )
    },
    counted_worse: |count| {
        format!(
            "{} counted at this share; the judge finds it worse.",
            to_canary(count)
        )
    },
    unwatched: "Nothing is watched: only time counts.",
    timer: "Time left of this hold",
    step_of: |step, of| format!("Step {step} of {of}"),
    at_least: |seconds| format!("at least {} left", duration(seconds)),
    driven_here: "driven by this page, while it is open",
    driven_by: |name| format!("driven by {name}; this page watches"),
    driven_by_nobody: "driven by nobody: it stands still until somebody drives it",
    held_by: |name, until| format!("driven by {name}, until {until} at least"),
    held_advice: |name, until| {
        format!(
            "{name} drives this rollout: hand it over there to go on here. If nothing more is heard from there, you can drive it from here after {until}."
        )
    },
    take_up: "Drive it from here",
    commands: "What you can say",
    command: |command| match command {
        Command::Pause => "Pause",
        Command::Resume => "Resume",
        Command::Approve => "Approve",
        Command::Promote => "Promote now",
        Command::RollBack => "Roll back",
        Command::Abandon => "End without changing anything",
    },
    effect,
    sure: |command, alias| match command {
        Command::Promote => format!("Promote {alias} now?"),
        Command::RollBack => format!("Roll {alias} back?"),
        Command::Abandon => format!("End the rollout on {alias}?"),
        Command::Pause => format!("Pause the rollout on {alias}?"),
        Command::Resume => format!("Resume the rollout on {alias}?"),
        Command::Approve => format!("Go on to the next step of {alias}?"),
    },
    cancel: "Not now",
    advice: |why| match why {
        Why::Asked => "The share stays as it is, and no guard rolls it back meanwhile.",
        Why::Errors | Why::Latency | Why::Throttles { .. } => {
            "The plan says to hold when a guard trips, so the canary still serves. Roll back unless you know better."
        }
        Why::Drift(_) => {
            "Nothing of theirs was overwritten, and nothing is written until you decide."
        }
        Why::CanaryChanged { .. } => {
            "What was counted is about the code and the settings of before. Resume to count anew and to hold this step from its beginning, or roll back."
        }
        Why::Impossible { .. } => {
            "Put right what the reason names, then resume. Nothing was written."
        }
        Why::Failed { .. } => {
            "Do what the reason says, then resume: it looks first whether the step was done after all."
        }
        Why::Unreadable { .. } => {
            "Do what the reason says, then resume. Until then nobody watches the canary."
        }
    },
    asks_advice: "Look at the verdict and at what you test by hand. Approve to go on, or roll back.",
    unsure_advice: |asks| {
        if asks {
            "“Not yet” does not mean healthy. Wait for more requests, approve on your own judgement, or roll back."
        } else {
            "“Not yet” does not mean healthy. It goes on by itself once the rise that matters is excluded; approve if you know enough."
        }
    },
    overruled: "Somebody resumed after a guard had tripped, so guards are not heeded any more: only you can roll back.",
    drift: "Three states of the alias",
    drift_base: "What the journal says",
    drift_ours: "What the rollout wants",
    drift_theirs: "What is there now",
    drift_take: |share| {
        format!(
            "Take theirs over: Resume. The rollout goes on from {share}, and the hold of the step that this stands for begins anew."
        )
    },
    drift_back: |stable| match stable {
        Some(stable) => format!(
            "Put ours in its place: Roll back gives version {stable} everything, Promote now gives it to the canary."
        ),
        None => "Put ours in its place: Roll back.".to_owned(),
    },
    drift_leave: "Leave theirs as it is: End without changing anything.",
    drift_foreign: "What is there is not a share between the two versions of this rollout, so it is neither taken over nor overwritten. Set the split by hand to what the journal says and resume, or end the rollout without changing anything.",
    drift_alias: "Change the split by hand",
    took: "Took",
    duration,
    served: "The canary served meanwhile",
    served_of: |requests, errors| {
        format!(
            "{}, {} of them failed",
            requests_word(requests),
            grouped(errors)
        )
    },
    not_counted: "nothing was counted: the plan watches nothing, or it ended before Monitor had counted a minute",
    served_note: "Monitor counts by version, so requests that came through other aliases are among them.",
    plan_another: "Plan another rollout",
    badge: |step, of| format!("rollout: step {step} of {of}"),
    badge_waits: "rollout waits for you",
    waits_here: "The rollout on this alias waits for you",
    runs_here: "A rollout runs on this alias",
    open: "Open the rollout",
    by_hand: "If you change the split by hand, the rollout stops and asks what to do.",
    by_hand_at: |step, of| {
        format!(
            "It is at step {step} of {of}. If you change the split by hand, it stops and asks what to do."
        )
    },
    waiting: |count, alias| {
        if is_one(count as u64) {
            format!("The rollout on {alias} waits for you")
        } else {
            format!("{} rollouts wait for you", grouped(count as u64))
        }
    },
};

fn requests_word(count: u64) -> String {
    plural(count, "# request", "# requests")
}

/// How often something happened.
pub(super) fn times(count: u64) -> String {
    plural(count, "once", "# times")
}

fn to_canary(count: u64) -> String {
    format!("{} to the canary", requests_word(count))
}

/// A time in its two largest units.
pub(super) fn duration(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3_600 if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        60..600 => format!("{} min {} s", seconds / 60, seconds % 60),
        600..3_600 => format!("{} min", (seconds + 30) / 60),
        3_600..172_800 => match (seconds / 60) % 60 {
            0 => format!("{} h", seconds / 3_600),
            minutes => format!("{} h {minutes} min", seconds / 3_600),
        },
        _ => format!("{} days", grouped((seconds + 43_200) / 86_400)),
    }
}

fn effect(command: Command, standing: &Standing, theirs: Option<Weight>, tripped: bool) -> String {
    let Standing {
        canary,
        stable,
        share,
        next,
    } = standing;
    match command {
        Command::Pause => {
            format!("Holds {share} and writes nothing, not even a way back, until resumed.")
        }
        Command::Resume => match theirs {
            Some(theirs) => format!("Takes {theirs} over and goes on from there."),
            None if tripped => {
                "Goes on although a guard tripped. From then on no guard is heeded in this rollout."
                    .to_owned()
            }
            None => "Looks at the alias again and goes on.".to_owned(),
        },
        Command::Approve => match next {
            Some(next) => format!("Ends this hold now: version {canary} gets {next} next."),
            None => "Ends this hold now: the plan's last move comes next.".to_owned(),
        },
        Command::Promote if canary.is_latest() => {
            format!("Publishes {canary} and gives that version everything now.")
        }
        Command::Promote => {
            format!("Gives version {canary} everything now and binds nothing else.")
        }
        Command::RollBack => match stable {
            Some(stable) => format!("Gives version {stable} everything now."),
            None => "Gives the stable version everything now.".to_owned(),
        },
        Command::Abandon => "The rollout is over and the alias stays as it is now.".to_owned(),
    }
}
