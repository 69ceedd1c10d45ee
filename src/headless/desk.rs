//! The desk of a run: the journal, the time, and the loop that sleeps for the machine.

use super::arguments::Run;
use super::clock::Time;
use super::end::{End, Problem};
use super::file::JournalFile;
use super::signals::Signals;
use super::words;
use crate::rollout::{
    Command, Entry, Host, Observation, Plan, Rest, State, Unsaved, Why, command, drive, leave,
};
use crate::scf::{Client, Pending};

/// What a run holds in its hands.
pub(super) struct Desk {
    pub(super) file: JournalFile,
    pub(super) time: Time,
    pub(super) plan: Plan,
    /// True on a terminal: words instead of the entries themselves.
    pub(super) tells: bool,
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
    /// Drives to the end of the run.
    pub(super) async fn drive(
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

    /// Says how it ended.
    pub(super) fn tell(&self, end: &End) {
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
        Why::Errors
        | Why::Latency
        | Why::Throttles { .. }
        | Why::Drift(_)
        | Why::CanaryChanged { .. } => false,
    };
    lifted.then_some(Command::Resume)
}
