//! The desk of a run: the journal, the time, and the loop that sleeps and asks for the machine.

use std::pin::pin;
use std::time::Duration;

use super::answer::{self, Refused};
use super::arguments::Run;
use super::clock::Time;
use super::end::{End, Problem};
use super::errand::{Errand, Errands, Reply};
use super::file::JournalFile;
use super::keyboard::{Keyboard, Line};
use super::progress::Progress;
use super::signals::Signals;
use super::words;
use crate::rollout::{
    Command, Entry, Host, Observation, Plan, Question, Rest, State, Unsaved, Why, command, drive,
    leave, take_over,
};
use crate::scf::{Client, Pending};

/// How often the last line is brought up to date.
const TICK: Duration = Duration::from_secs(1);

/// What a run holds in its hands.
pub(super) struct Desk {
    pub(super) file: JournalFile,
    pub(super) errands: Errands,
    pub(super) time: Time,
    pub(super) plan: Plan,
    /// True on a terminal: words instead of the entries themselves.
    pub(super) tells: bool,
    /// True if somebody can type an answer.
    pub(super) is_attended: bool,
    pub(super) progress: Progress,
}

/// What came while the run rested.
enum Came {
    /// The moment to look again.
    Moment,
    /// A wish for an end.
    Signal,
    Line(Line),
    Errand(Errand),
    /// Nothing but time.
    Tick,
}

impl Host for Desk {
    fn now(&self) -> u64 {
        self.time.now()
    }

    fn keep<'a>(&'a self, entry: &'a Entry) -> Pending<'a, Result<(), Unsaved>> {
        let kept = self.file.add(entry);
        if kept.is_ok() {
            let is_told = self.progress.tells(entry);
            if !self.tells {
                print!("{}", entry.to_line());
            } else if is_told && let Some(line) = words::line(entry, &self.plan) {
                self.progress.say(&line);
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
        self.errands.clear();
        self.time.refresh(client, &self.plan).await;
        if options.take_over {
            let taken = take_over(&mut state, self, me).await;
            taken.map_err(Problem::Unsaved)?;
        }
        if let Some((holder, until)) = state.held_by_other(me, self.now()) {
            return Ok(End::HeldBy(holder.to_owned(), until));
        }
        if let Some(said) = options.said().or_else(|| resumes(&state)) {
            command(&mut state, self, me, said)
                .await
                .map_err(Problem::Unsaved)?;
        }
        let mut keyboard = Keyboard::listen(self.is_attended);
        let mut asked = None;
        let mut seen = Observation::default();
        loop {
            let rest = tokio::select! {
                rest = drive(client, &mut state, &mut seen, self, me) => Some(rest),
                // What was announced is settled when it is taken up again.
                () = signals.reach(2) => None,
            };
            let now = self.now();
            let until = rest.as_ref().and_then(|rest| rest.comes_back(now));
            let until = until.unwrap_or(now);
            let question = match rest {
                None => return Ok(End::Interrupted),
                Some(Rest::Until(_)) => None,
                Some(Rest::Asks(question, _)) if self.is_attended || options.wait => Some(question),
                Some(Rest::Asks(question, _)) => {
                    self.leave(&mut state, me).await?;
                    return Ok(End::Waits(question));
                }
                Some(Rest::HeldBy(holder, until)) => return Ok(End::HeldBy(holder, until)),
                Some(Rest::Refused(problems)) => return Err(Problem::Refused(problems)),
                Some(Rest::Unreadable(reason)) => return Err(Problem::Unreadable(reason)),
                Some(Rest::Unsaved(unsaved)) => return Err(Problem::Unsaved(unsaved)),
                Some(Rest::Finished(ended)) => return Ok(End::Over(ended)),
            };
            if question != asked {
                asked = question;
                keyboard.ask();
                if let Some(question) = &asked {
                    self.ask(question);
                }
            }
            let mut moment = pin!(self.time.wait(until, client, &self.plan));
            loop {
                self.progress.draw(&state, asked.as_ref(), self.now());
                let came = tokio::select! {
                    () = &mut moment => Came::Moment,
                    () = signals.reach(1) => Came::Signal,
                    line = keyboard.next() => Came::Line(line),
                    errand = self.errands.next() => Came::Errand(errand),
                    () = tokio::time::sleep(TICK) => Came::Tick,
                };
                match came {
                    Came::Moment => break,
                    Came::Tick => {}
                    Came::Signal => {
                        // A reason for a pause that is there already says more.
                        if state.paused().is_none() {
                            self.say(&mut state, me, Command::Pause).await?;
                        }
                        self.leave(&mut state, me).await?;
                        return Ok(End::Interrupted);
                    }
                    Came::Line(line) => {
                        self.progress.entered();
                        let is_of_now = line.during == keyboard.asked();
                        match answer::read(&line.text, asked.as_ref(), is_of_now) {
                            Some(Ok(said)) => {
                                self.say(&mut state, me, said).await?;
                                break;
                            }
                            Some(Err(refused)) => self.progress.say(&refused.to_string()),
                            None => {}
                        }
                    }
                    Came::Errand(errand) => {
                        let heard = answer::hear(errand.command, asked.as_ref(), true);
                        if let Ok(said) = heard {
                            self.say(&mut state, &errand.by, said).await?;
                        }
                        self.errands.reply(&reply(&heard, me));
                        if heard.is_ok() {
                            break;
                        }
                    }
                }
            }
        }
    }

    async fn say(&self, state: &mut State, by: &str, said: Command) -> Result<(), Problem> {
        let kept = command(state, self, by, said).await;
        kept.map_err(Problem::Unsaved)
    }

    async fn leave(&self, state: &mut State, me: &str) -> Result<(), Problem> {
        leave(state, self, me).await.map_err(Problem::Unsaved)
    }

    /// Asks whoever is there: on the terminal, or in a line for a program that has one look.
    fn ask(&self, question: &Question) {
        let possible = answer::possible(Some(question));
        let sentence = words::asks(question, &self.plan);
        if !self.tells {
            let words = possible.words();
            let line = serde_json::json!({
                "asks": words::kind(question), "sentence": sentence, "possible": words,
            });
            println!("{line}");
        } else if self.is_attended {
            self.progress
                .say(&format!("{sentence}\nType one of: {possible}."));
        } else {
            let journal = self.file.path().display();
            self.progress.say(&format!(
                "{sentence}\nAnswer from another shell, with one of {possible}: halftone run --journal {journal} --resume --{}",
                words::option(question)
            ));
        }
    }
}

fn reply(heard: &Result<Command, Refused>, me: &str) -> Reply {
    match heard {
        Ok(said) => Reply {
            is_heard: true,
            sentence: format!("{me} heard {} and goes on.", answer::word(*said)),
        },
        Err(refused) => Reply {
            is_heard: false,
            sentence: format!("{me} drives this rollout. {refused}"),
        },
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
