//! The loop around [`next`](super::next()): it does what it is told and asks again, until somebody
//! else has to do something.

use super::machine::{Effect, Question, next};
use super::measure::measure;
use super::{
    Command, Ended, Entry, Event, Failed, LEASE, Look, Observation, Problems, Reason, State,
    Unsaved,
};
use crate::change::{AliasState, Snapshot, execute};
use crate::scf::{Client, Error, ErrorKind, GetAlias, GetFunction, Pending};
use crate::traffic::Version;

/// What a rollout needs of whoever runs it.
pub trait Host {
    /// The account's time, in Unix milliseconds: the one in which the cloud counts.
    fn now(&self) -> u64;

    /// Keeps an entry of the journal for good: once this resolves, it survives a crash.
    fn keep<'a>(&'a self, entry: &'a Entry) -> Pending<'a, Result<(), Unsaved>>;
}

/// Where the loop rests: what has to happen outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// Nothing to do until this moment, in Unix milliseconds of the account's time.
    Until(u64),
    /// Somebody has to say something; look again at this moment if there is one.
    Asks(Question, Option<u64>),
    /// Somebody else drives, until this moment at least.
    HeldBy(String, u64),
    /// The rollout cannot begin.
    Refused(Problems),
    /// The function cannot be read, so the rollout cannot begin.
    Unreadable(Reason),
    /// It is over.
    Finished(Ended),
    /// The journal cannot be written, so nothing else may be.
    Unsaved(Unsaved),
}

impl Rest {
    /// When whoever drives comes back by himself, in Unix milliseconds of the account's time, resting
    /// at `now`: he who waits for an answer still drives, and has to say so. Nothing where there is
    /// no more to do.
    pub fn comes_back(&self, now: u64) -> Option<u64> {
        match self {
            Self::Until(moment) => Some(*moment),
            Self::Asks(_, again) => {
                let alive = now.saturating_add(LEASE / 4);
                Some(again.map_or(alive, |again| again.min(alive)))
            }
            _ => None,
        }
    }
}

/// Drives a rollout as `me` until it rests. The host sleeps or asks and comes back with the same
/// state; after a sleep of any length it may bring the same `seen`, for what is old is not used.
pub async fn drive(
    client: &Client,
    state: &mut State,
    seen: &mut Observation,
    host: &dyn Host,
    me: &str,
) -> Rest {
    loop {
        match next(state, seen, me, host.now()) {
            Effect::Observe(look) => {
                observe(client, state, seen, host, &look).await;
                if let (None, Some(failed)) = (&state.begun, &seen.failed)
                    && failed.lasting
                {
                    return Rest::Unreadable(failed.reason.clone());
                }
            }
            Effect::Write(event) => {
                if matches!(event, Event::Settled(_)) {
                    seen.outcome = None;
                }
                if matches!(event, Event::Paused(_)) {
                    // Whoever resumes wants it looked at again.
                    *seen = Observation::default();
                }
                if let Err(unsaved) = say(state, host, me, event).await {
                    return Rest::Unsaved(unsaved);
                }
            }
            Effect::CarryOut(plan) => {
                let outcome = execute(client, &plan, &|_| {}).await;
                *seen = Observation {
                    outcome: Some(outcome),
                    ..Observation::default()
                };
            }
            Effect::WaitUntil(moment) => return Rest::Until(moment),
            Effect::Ask(question, again) => return Rest::Asks(question, again),
            Effect::HeldBy(holder, until) => return Rest::HeldBy(holder, until),
            Effect::Refused(problems) => return Rest::Refused(problems),
            Effect::Finished(ended) => return Rest::Finished(ended),
        }
    }
}

/// Keeps what a person said; the next [`drive`] does it. Before the beginning and after the end there
/// is nothing to say.
pub async fn command(
    state: &mut State,
    host: &dyn Host,
    me: &str,
    command: Command,
) -> Result<(), Unsaved> {
    if state.begun.is_none() || state.ended.is_some() {
        return Ok(());
    }
    say(state, host, me, Event::Said(command)).await
}

/// Says that `me` drives no longer, so that somebody else can at once.
pub async fn leave(state: &mut State, host: &dyn Host, me: &str) -> Result<(), Unsaved> {
    if state
        .holder(host.now())
        .is_none_or(|(holder, _)| holder != me)
    {
        return Ok(());
    }
    say(state, host, me, Event::Left).await
}

/// Says that `me` drives from now on, although somebody else may count as driving. If he still does,
/// both write until each notices that the alias is no longer as his journal says: for somebody who
/// is known to be gone.
pub async fn take_over(state: &mut State, host: &dyn Host, me: &str) -> Result<(), Unsaved> {
    if state.begun.is_none()
        || state.ended.is_some()
        || state.held_by_other(me, host.now()).is_none()
    {
        return Ok(());
    }
    say(state, host, me, Event::Taken).await
}

async fn say(state: &mut State, host: &dyn Host, me: &str, event: Event) -> Result<(), Unsaved> {
    let entry = state.entry(host.now(), me, event);
    host.keep(&entry).await?;
    state.apply(&entry);
    Ok(())
}

async fn observe(
    client: &Client,
    state: &State,
    seen: &mut Observation,
    host: &dyn Host,
    look: &Look,
) {
    let asked = host.now();
    let result = match look {
        Look::Alias => read_alias(client, state).await.map(|alias| {
            seen.alias = Some((asked, alias));
        }),
        Look::Function => {
            let read = Snapshot::read(client, state.plan.target.clone()).await;
            read.map(|snapshot| seen.function = Some((asked, snapshot)))
        }
        Look::Latest => {
            let request = GetFunction {
                function_name: state.plan.target.function.clone(),
                namespace: state.plan.target.namespace.clone(),
                qualifier: Version::Latest,
            };
            let read = client.call(&request).await;
            read.map(|reply| seen.latest = Some((asked, reply.answer)))
        }
        Look::Counts { from, until } => match state.stable() {
            Some(stable) => {
                let counts = measure(client, &state.plan, stable, (*from, *until)).await;
                counts.map(|counts| {
                    seen.counts = Some((*until, counts));
                    seen.counted_at = Some(asked);
                })
            }
            None => Ok(()),
        },
    };
    seen.failed = match result {
        Ok(()) => None,
        Err(error) => Some(Failed {
            at: host.now(),
            times: seen.failed.as_ref().map_or(0, |failed| failed.times) + 1,
            lasting: is_lasting(&error),
            reason: Reason::Call(error),
        }),
    };
}

async fn read_alias(client: &Client, state: &State) -> Result<AliasState, Error> {
    let request = GetAlias {
        function_name: state.plan.target.function.clone(),
        namespace: state.plan.target.namespace.clone(),
        name: state.plan.alias.clone(),
    };
    match client.call(&request).await {
        Ok(reply) => Ok(AliasState::Is(Box::new(reply.answer))),
        Err(error) if error.is_missing_alias() => Ok(AliasState::Absent(request.name)),
        Err(error) => Err(error),
    }
}

/// True if trying again by itself is of no use: somebody has to do something first.
pub(super) fn is_lasting(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Throttled
        | ErrorKind::Busy
        | ErrorKind::CloudFailed
        | ErrorKind::NotSent
        | ErrorKind::RelayUnreachable
        | ErrorKind::OutcomeUnknown
        | ErrorKind::Cancelled => false,
        ErrorKind::SecretIdUnknown
        | ErrorKind::SignatureWrong
        | ErrorKind::ClockSkewed
        | ErrorKind::TokenExpired
        | ErrorKind::Forbidden
        | ErrorKind::NotFound
        | ErrorKind::Exists
        | ErrorKind::QuotaExceeded
        | ErrorKind::Refused
        | ErrorKind::RegionUnknown
        | ErrorKind::RelayRefused
        | ErrorKind::Locked
        | ErrorKind::KeysEnded
        | ErrorKind::ModeForbids => true,
    }
}
