//! The presenter of the demo account: what he may do to it, and what the steps of its scenarios say.

use crate::emulator::Network;
use crate::emulator::scenario::Caption;

/// The strings of this area.
#[derive(Debug)]
pub struct Presenter {
    /// Opens and closes the panel, and names it.
    pub title: &'static str,
    /// Closes the panel.
    pub close: &'static str,
    /// What the panel is.
    pub lead: &'static str,
    /// Heads the account's time, which is told as in Beijing.
    pub time: &'static str,
    /// Names the choice of how fast it goes.
    pub speed: &'static str,
    /// One of the choices: how many times as fast.
    pub times: fn(u16) -> String,
    /// Opens the account anew.
    pub reset: &'static str,
    /// What becomes of what was done.
    pub reset_hint: &'static str,
    /// Names the choice of how the network is.
    pub network: &'static str,
    /// One of the choices.
    pub network_is: fn(Network) -> &'static str,
    /// Something else goes wrong.
    pub network_other: &'static str,
    /// Heads what may be done to a version: the function.
    pub function: fn(&str) -> String,
    /// Says that no function is shown.
    pub no_function: &'static str,
    /// The function that is shown is none of the account's.
    pub function_gone: &'static str,
    /// Names the choice of a version.
    pub version: &'static str,
    /// How a version behaves now: errors and cold starts in percent, how long a request and a cold
    /// start take in milliseconds, how many it serves at once.
    pub now: fn(&Behaves) -> String,
    /// Names a field.
    pub errors: &'static str,
    /// Names a field.
    pub latency: &'static str,
    /// What the latency is.
    pub latency_hint: &'static str,
    /// Names a field.
    pub cold_starts: &'static str,
    /// Names a field.
    pub concurrency: &'static str,
    /// What may stand there.
    pub concurrency_hint: &'static str,
    /// No number of milliseconds.
    pub not_milliseconds: &'static str,
    /// No number of requests.
    pub not_requests: &'static str,
    /// Has the version behave as the fields say.
    pub inject: &'static str,
    /// Names the buttons that need no field.
    pub quick: &'static str,
    /// Has two percent fail.
    pub two_percent: &'static str,
    /// Has every request take long.
    pub slow: &'static str,
    /// Has no request served.
    pub throttled: &'static str,
    /// Has the version behave as in the beginning.
    pub healthy: &'static str,
    /// Names the choice of how many requests come.
    pub traffic: &'static str,
    /// One of the choices: percent of what is usual.
    pub percent: fn(u16) -> String,
    /// What is said in a step, and what to do in it.
    pub step: fn(Caption) -> Said,
    /// Which step it is, and how many there are.
    pub place: fn(usize, usize) -> String,
    /// The step goes on by itself.
    pub waits: &'static str,
    /// Where to look: a function, and one of its aliases.
    pub look: fn(&str, Option<&str>) -> String,
    /// Goes on.
    pub next: &'static str,
    /// Goes back.
    pub back: &'static str,
    /// Begins anew.
    pub restart: &'static str,
    /// Ends the scenario.
    pub end: &'static str,
    /// Copies the address of the scenario.
    pub copy: &'static str,
    /// There is no scenario of this name.
    pub unknown: fn(&str) -> String,
    /// What to do then.
    pub unknown_advice: &'static str,
    /// A link leads to the demo account, and another account is open.
    pub leave: &'static str,
    /// What becomes of that account.
    pub leave_advice: &'static str,
    /// Stays with that account.
    pub stay: &'static str,
}

/// How a version behaves, ready to be put into a sentence.
#[derive(Debug)]
pub struct Behaves {
    /// In percent.
    pub errors: String,
    /// In milliseconds.
    pub latency: u32,
    /// In percent.
    pub cold_starts: String,
    /// In milliseconds.
    pub cold_start: u32,
    /// How many requests at once.
    pub concurrency: Option<u32>,
}

/// A step of a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// What is to be seen.
    pub caption: &'static str,
    /// What to do.
    pub todo: &'static str,
}

/// The strings in English.
pub const ENGLISH: Presenter = Presenter {
    title: "Presenter",
    close: "Close presenter",
    lead: "What is done here happens behind the back of the account's API, as it would in the cloud.",
    time: "Account time (Beijing)",
    speed: "Speed",
    times: |speed| format!("{speed}×"),
    reset: "Reset account",
    reset_hint: "Opens the account as it was in the beginning. What you did in it is gone.",
    network: "Network",
    network_is: |network| match network {
        Network::Works => "Works",
        Network::Slow => "Slow: answers take 3 s",
        Network::Unsteady => "Unsteady: loses one of five requests",
        Network::Broken => "Broken: no request arrives",
        Network::AnswersLost => "Answers of writes are lost",
        Network::ServerErrors => "Server errors (502)",
        Network::Throttled => "Throttled: one request too many",
    },
    network_other: "Something else",
    function: |function| format!("Behaviour of {function}"),
    no_function: "Open a function to change how its versions behave and how many requests come.",
    function_gone: "The demo account has no such function. Open one that it has.",
    version: "Version",
    now: |behaves| {
        let Behaves {
            errors,
            latency,
            cold_starts,
            cold_start,
            concurrency,
        } = behaves;
        let limit = match concurrency {
            None => "no limit".to_owned(),
            Some(0) => "serves nothing".to_owned(),
            Some(limit) => format!("{limit} at once"),
        };
        format!(
            "Now: {errors} % errors, {latency} ms, {cold_starts} % cold starts of {cold_start} ms, {limit}."
        )
    },
    errors: "Error rate (%)",
    latency: "Latency (ms)",
    latency_hint: "The median",
    cold_starts: "Cold starts (%)",
    concurrency: "Concurrency limit",
    concurrency_hint: "Empty: none",
    not_milliseconds: "Enter whole milliseconds from 1 to 60000.",
    not_requests: "Enter a whole number up to 10000, 0 to serve nothing, or leave the field empty for no limit.",
    inject: "Inject",
    quick: "At once",
    two_percent: "2 % errors",
    slow: "Slow",
    throttled: "Throttled",
    healthy: "Healthy again",
    traffic: "Traffic",
    percent: |percent| match percent {
        0 => "None but timers".to_owned(),
        100 => "As usual".to_owned(),
        _ => format!("{percent} % of the usual"),
    },
    step: |caption| match caption {
        Caption::CanaryAtTen => Said {
            caption: "Version 5 of checkout is a canary: the alias prod sends it 10 % of the customers, and 90 % to version 4. The bar and the graph say the same.",
            todo: "Go on to let half an hour pass in half a minute.",
        },
        Caption::CanaryWatched => Said {
            caption: "Time goes by 60 times as fast. Compare the two versions: the canary should get a tenth of the requests and fail no more often than the stable one.",
            todo: "Watch the requests and errors of both versions.",
        },
        Caption::CanaryToPromote => Said {
            caption: "Half an hour without a difference. The canary is good enough to become the stable version.",
            todo: "Press Promote, look at the preview, then press Apply.",
        },
        Caption::CanaryPromoted => Said {
            caption: "Version 5 is the main version now and nothing else is bound: the next canary starts clean. Undo would bring the split back.",
            todo: "Open Activity to see what was done.",
        },
        Caption::LoadQuiet => Said {
            caption: "A quiet hour: orders-api gets a fifth of its usual requests, half of prod goes to version 12. It serves five requests at once and takes long, but now that does not show.",
            todo: "Watch version 12: nothing is throttled.",
        },
        Caption::LoadRush => Said {
            caption: "The rush begins: three times the usual requests. Version 12 has no room for them and throttles; version 11 serves its half without trouble.",
            todo: "Watch the throttles of version 12 rise.",
        },
        Caption::LoadToRollBack => Said {
            caption: "This is no chance: every minute customers are refused by one version alone. The share of version 12 has to go.",
            todo: "Press Roll back, look at the preview, then press Apply.",
        },
        Caption::LoadRolledBack => Said {
            caption: "prod is served by version 11 alone. The alias internal still sends everything to version 12, for a roll back moves one alias and no other.",
            todo: "Go to the alias internal if you want to roll it back too.",
        },
        Caption::ConflictDraft => Said {
            caption: "The alias prod of recommendations gives version 21 one percent. You want it to have more.",
            todo: "Set the weight of version 21 to 10 %. Do not preview it yet; go on here.",
        },
        Caption::ConflictWritten => Said {
            caption: "A moment ago a colleague gave version 21 a share of 25 %. Your page read the alias before, so what you drafted is based on what is no longer so.",
            todo: "Press Preview, then Apply: yours, theirs and what you both began with stand side by side.",
        },
        Caption::ConflictEnd => Said {
            caption: "The alias was read again before the write, so nothing was overwritten. Whichever side you take, you take it knowingly.",
            todo: "Open Activity: what was not written is told there too.",
        },
        Caption::OrphanFound => Said {
            caption: "The rollout of billing-report was finished by setting a weight to 0. Version 6 serves nothing, yet prod still holds it, so it cannot be deleted.",
            todo: "Press the button below the notice on the page, then Apply.",
        },
        Caption::OrphanFreed => Said {
            caption: "prod holds version 7 alone. Nothing refers to version 6 any more.",
            todo: "Delete version 6 in the table of versions, if you like.",
        },
        Caption::StuckFound => Said {
            caption: "legacy-import has been Updating for three hours. Version 2 goes on serving, for an update that does not end leaves what was there before in service.",
            todo: "Look at the status beside the title: the page reads it again by itself.",
        },
        Caption::StuckMeanwhile => Said {
            caption: "While a function is Updating the cloud takes no code and publishes no version, so the console sends nothing and says why. Aliases can still be moved.",
            todo: "Try Publish version and Preview, cancel, then go on here: the cloud will come to its end.",
        },
        Caption::StuckEnded => Said {
            caption: "The update has ended. The page reads the function again by itself and shows within seconds that it is Active.",
            todo: "Wait for Active beside the title. Then press Publish version, Preview and Apply.",
        },
        Caption::StuckPublished => Said {
            caption: "Version 3 is there and Active. Nothing is sent to it until an alias gives it a share.",
            todo: "Create an alias or move a share to go on.",
        },
        Caption::NetworkDraft => Said {
            caption: "inventory-sync counts a third of its stock with version 6. The network works.",
            todo: "Set the weight of version 6 to 50 %, then go on here.",
        },
        Caption::NetworkLost => Said {
            caption: "From now on writes arrive and are carried out, but their answers are lost. A careless tool would say that the write has failed, or send it twice.",
            todo: "Press Preview, then Apply.",
        },
        Caption::NetworkBroken => Said {
            caption: "The answer was lost, so the alias was read back: it has what was wanted, and the write was not sent again. Now no request arrives at all.",
            todo: "Press Refresh: it is tried several times, then what was read before stays, with the reason above it.",
        },
        Caption::NetworkMended => Said {
            caption: "The network works again. Nothing was lost and nothing was written twice.",
            todo: "Press Refresh, then open Activity: the write is there once, without the number that got lost.",
        },
    },
    place: |number, count| format!("Step {number} of {count}"),
    waits: "Goes on by itself.",
    look: |function, alias| match alias {
        Some(alias) => format!("Look at alias {alias} of {function}"),
        None => format!("Look at {function}"),
    },
    next: "Next step",
    back: "Previous step",
    restart: "Restart",
    end: "End scenario",
    copy: "Copy link",
    unknown: |name| format!("There is no scenario “{name}”"),
    unknown_advice: "The link was perhaps cut off. Choose one of these:",
    leave: "Leave the account that is open?",
    leave_advice: "This link opens the demo account in its place. Nothing changes in the open account, and what is being carried out there goes on.",
    stay: "Stay",
};
