//! A run from its options to its end.

use std::fs;
use std::io::{IsTerminal as _, stdin, stdout};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::arguments::Run;
use super::clock::{Time, WallClock};
use super::desk::Desk;
use super::end::{End, Problem};
use super::errand::{Errand, Errands};
use super::file::JournalFile;
use super::progress::Progress;
use super::tell::tell;
use super::{account, credentials, dry_run};
use crate::rollout::{Journal, Plan, State, read};
use crate::scf::{Client, Region};

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
    let tells = stdout().is_terminal();
    let holder = options.holder.clone().unwrap_or_else(holder);
    let (file, journal) = match (JournalFile::open(&path), options.said()) {
        // What is to be said is said to the run that has it.
        (Err(Problem::Locked { .. }), Some(command)) => {
            let errand = Errand {
                by: holder,
                command,
            };
            let end = say(&path, &errand).await?;
            tell(&end, tells);
            return Ok(end);
        }
        (opened, _) => opened?,
    };
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
        errands: Errands::beside(&path),
        time: Time::new(options.account_time),
        plan: state.plan().clone(),
        tells,
        is_attended: tells && stdin().is_terminal(),
        progress: Progress::new(tells),
    };
    let end = desk.drive(&client, state, options, &holder).await;
    desk.progress.clear();
    if let Ok(end) = &end {
        tell(end, tells);
    }
    desk.errands.clear();
    desk.file.close();
    end
}

/// Says something to the run that has the journal.
async fn say(journal: &Path, errand: &Errand) -> Result<End, Problem> {
    let reply = Errands::beside(journal).say(journal, errand).await?;
    if reply.is_heard {
        Ok(End::Said(reply.sentence))
    } else {
        Err(Problem::NotDone(reply.sentence))
    }
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
