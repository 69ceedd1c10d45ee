//! A run from its options to its end.

use std::fs;
use std::io::{IsTerminal as _, stdout};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::arguments::Run;
use super::clock::{Time, WallClock};
use super::end::{End, Problem};
use super::file::JournalFile;
use super::signals::Signals;
use super::{account, credentials, dry_run, words};
use crate::rollout::{
    Command, Entry, Host, Journal, Observation, Plan, Rest, State, Unsaved, Why, command, drive,
    leave, read,
};
use crate::scf::{Client, Pending, Region};

/// Runs a rollout, or says what it would do.
pub(super) async fn run(options: &Run) -> Result<End, Problem> {
    let mut plan = options.plan.as_deref().map(read_plan).transpose()?;
    if let Some(plan) = &mut plan {
        plan.region = Some(region(options, plan.region)?);
    }
    if options.rehearse {
        let Some(plan) = &plan else {
            return Err(Problem::NothingToRehearse);
        };
        let client = client(options, plan)?;
        let time = Time::new(options.account_time);
        time.refresh(&client, plan).await;
        dry_run::print(&client, plan, time.now()).await?;
        return Ok(End::Rehearsed);
    }
    let path = journal_path(options);
    let (file, journal) = JournalFile::open(&path)?;
    let started = start(options, plan, &journal, &path);
    let (state, client) = match started {
        Ok(started) => started,
        Err(problem) => {
            file.close();
            return Err(problem);
        }
    };
    let desk = Desk {
        file,
        time: Time::new(options.account_time),
        plan: state.plan().clone(),
        tells: stdout().is_terminal(),
    };
    let holder = options.holder.clone().unwrap_or_else(holder);
    let end = desk.drive(&client, state, options, &holder).await;
    if let Ok(end) = &end {
        desk.tell(end);
    }
    desk.file.close();
    end
}

/// What the journal and the plan make together.
fn start(
    options: &Run,
    plan: Option<Plan>,
    journal: &Journal,
    path: &Path,
) -> Result<(State, Client), Problem> {
    let path = || path.to_owned();
    let kept = journal.plan().map_err(|wrong| Problem::Journal {
        path: path(),
        wrong,
    })?;
    let plan = match (kept, plan) {
        (None, _) if options.resume => return Err(Problem::JournalEmpty(path())),
        (Some(_), _) if !options.resume => return Err(Problem::JournalExists(path())),
        (Some(kept), Some(plan)) if kept != plan => return Err(Problem::OtherPlan(path())),
        (Some(plan), _) | (None, Some(plan)) => plan,
        (None, None) => return Err(Problem::JournalEmpty(path())),
    };
    region(options, plan.region)?;
    let client = client(options, &plan)?;
    Ok((State::of(plan, journal), client))
}

/// What a run holds in its hands.
struct Desk {
    file: JournalFile,
    time: Time,
    plan: Plan,
    /// True on a terminal: words instead of the entries themselves.
    tells: bool,
}

impl Host for Desk {
    fn now(&self) -> u64 {
        self.time.now()
    }

    fn keep<'a>(&'a self, entry: &'a Entry) -> Pending<'a, Result<(), Unsaved>> {
        let kept = self.file.add(entry);
        if kept.is_ok() {
            if !self.tells {
                print!("{}", entry.to_line());
            } else if let Some(line) = words::line(entry, &self.plan) {
                println!("{line}");
            }
        }
        Box::pin(std::future::ready(kept))
    }
}

impl Desk {
    async fn drive(
        &self,
        client: &Client,
        mut state: State,
        options: &Run,
        me: &str,
    ) -> Result<End, Problem> {
        let signals = Signals::listen().map_err(Problem::System)?;
        self.time.refresh(client, &self.plan).await;
        if let Some((holder, _)) = state.holder(self.now())
            && holder != me
        {
            return Ok(End::HeldBy(holder.to_owned()));
        }
        if let Some(said) = options.said().or_else(|| resumes(&state)) {
            command(&mut state, self, me, said)
                .await
                .map_err(Problem::Unsaved)?;
        }
        let mut seen = Observation::default();
        loop {
            let rest = tokio::select! {
                rest = drive(client, &mut state, &mut seen, self, me) => Some(rest),
                // What was announced is settled when it is taken up again.
                () = signals.reach(2) => None,
            };
            let until = match rest {
                None => return Ok(End::Interrupted),
                Some(Rest::Until(until)) => until,
                Some(Rest::Asks(question, _)) => {
                    leave(&mut state, self, me)
                        .await
                        .map_err(Problem::Unsaved)?;
                    return Ok(End::Waits(question));
                }
                Some(Rest::HeldBy(holder, _)) => return Ok(End::HeldBy(holder)),
                Some(Rest::Refused(problems)) => return Err(Problem::Refused(problems)),
                Some(Rest::Unreadable(reason)) => return Err(Problem::Unreadable(reason)),
                Some(Rest::Unsaved(unsaved)) => return Err(Problem::Unsaved(unsaved)),
                Some(Rest::Finished(ended)) => return Ok(End::Over(ended)),
            };
            let is_over = tokio::select! {
                () = self.time.wait(until, client, &self.plan) => false,
                () = signals.reach(1) => true,
            };
            if is_over {
                let paused = command(&mut state, self, me, Command::Pause).await;
                paused.map_err(Problem::Unsaved)?;
                leave(&mut state, self, me)
                    .await
                    .map_err(Problem::Unsaved)?;
                return Ok(End::Interrupted);
            }
        }
    }

    fn tell(&self, end: &End) {
        let (word, sentence) = match end {
            End::Over(ended) => ("over", words::ends(*ended).to_owned()),
            End::Waits(question) => ("waits", words::question(question)),
            End::HeldBy(holder) => (
                "held",
                format!(
                    "{holder} drives this rollout. Stop it there first, or wait five minutes after it fell silent."
                ),
            ),
            End::Interrupted => (
                "interrupted",
                "Interrupted: the share stays. Run with --resume to go on.".to_owned(),
            ),
            End::Rehearsed => return,
        };
        if self.tells {
            // The last entry has said it.
            if !matches!(end, End::Over(_)) {
                println!("{sentence}");
            }
        } else {
            println!("{}", serde_json::json!({"end": word, "sentence": sentence}));
        }
    }
}

/// What going on means for a rollout that waits: a pause that somebody asked for is over, and what
/// failed is tried again. A guard and somebody else's change want more than that.
fn resumes(state: &State) -> Option<Command> {
    let lifted = match state.paused()? {
        Why::Asked | Why::Failed { .. } | Why::Unreadable { .. } | Why::Impossible { .. } => true,
        Why::Errors | Why::Latency | Why::Throttles { .. } | Why::Drift(_) => false,
    };
    lifted.then_some(Command::Resume)
}

fn read_plan(path: &Path) -> Result<Plan, Problem> {
    let text = fs::read_to_string(path).map_err(Problem::at(path))?;
    read(&text).map_err(|wrong| Problem::Plan {
        path: path.to_owned(),
        wrong,
    })
}

fn region(options: &Run, plan: Option<Region>) -> Result<Region, Problem> {
    match (plan, options.region) {
        (Some(plan), Some(option)) if plan != option => Err(Problem::Regions { plan, option }),
        (plan, option) => Ok(plan.or(option).unwrap_or(Region::GUANGZHOU)),
    }
}

fn client(options: &Run, plan: &Plan) -> Result<Client, Problem> {
    let signer = credentials::signer(options.env_file.as_deref())?;
    let hosts = account::Hosts::new(options.endpoint.clone());
    let region = region(options, plan.region)?;
    Ok(Client::new(
        Rc::new(signer),
        Rc::new(hosts),
        Rc::new(WallClock),
        region,
    ))
}

fn journal_path(options: &Run) -> PathBuf {
    let beside = || {
        let mut name = options.plan.clone().unwrap_or_default().into_os_string();
        name.push(".journal");
        PathBuf::from(name)
    };
    options.journal.clone().unwrap_or_else(beside)
}

/// The user and the host: the same after a restart, so that a run that was killed goes on at once.
fn holder() -> String {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let user = set("USER").or_else(|| set("USERNAME"));
    let host = set("HOSTNAME").or_else(|| set("COMPUTERNAME")).or_else(|| {
        let name = fs::read_to_string("/etc/hostname").ok()?;
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    });
    format!(
        "halftone run of {} on {}",
        user.as_deref().unwrap_or("somebody"),
        host.as_deref().unwrap_or("some machine")
    )
}
