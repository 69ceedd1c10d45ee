//! When is asked, for what, and what becomes of the answers.

use futures_util::future::join_all;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entry::Entries;
use super::{State, Telemetry};
use crate::console::clock;
use crate::console::connection::Session;
use crate::scf::{Client, Error, GetMonitorDataAnswer, Region};
use crate::telemetry::{Need, Read, Reason, minute_of, reads};

/// Everything is asked for again after so many milliseconds: the calls to the cloud are billed.
const CLOUD: u64 = 60_000;
/// The same for the demo account, whose minutes can be short: with every tick, which is never quite
/// on time.
const DEMO: u64 = 900;

/// The calls to one region.
type Calls = Vec<(Region, Vec<Read>)>;

/// One call and what came back.
type Answered = (Read, Result<GetMonitorDataAnswer, Error>);

impl Telemetry {
    /// Asks for what is missing, unless it is too early, nobody looks or answers are on their way.
    pub(super) fn tick(self) {
        // A timer can outlast the page that set it.
        let Some(session) = self.session.try_get_untracked().flatten() else {
            return;
        };
        if document().hidden() {
            return;
        }
        let account = self.account_time(&session);
        let minute = minute_of(account);
        if self.now.get_untracked() != minute {
            self.now.set(minute);
        }
        let pace = if session.is_cloud() { CLOUD } else { DEMO };
        let calls = self
            .entries
            .try_update_value(|entries| entries.calls(account, clock::now(), pace))
            .unwrap_or_default();
        if !calls.is_empty() {
            spawn_local(self.ask(session, calls, pace));
        }
    }

    async fn ask(self, session: Session, calls: Calls, pace: u64) {
        for (region, reads) in calls {
            let client = session.client(region);
            let (asked, before) = (session.time() / 1_000, client.billed());
            let answers = join_all(reads.into_iter().map(|read| call(&client, read))).await;
            self.billed
                .try_update(|count| *count += client.billed() - before);
            // Meanwhile the account may have been closed.
            if self.session.try_get_untracked().flatten().as_ref() != Some(&session) {
                return;
            }
            self.compare_clocks(&answers, asked, session.time() / 1_000);
            self.entries
                .update_value(|entries| entries.take(region, &answers, pace));
        }
        self.entries
            .update_value(|entries| entries.is_asking = false);
        self.now.set(minute_of(self.account_time(&session)));
    }

    /// The account's time in Unix seconds, by the cloud's clock as far as it is known.
    fn account_time(self, session: &Session) -> u64 {
        let gap = self.clock_gap.get_untracked().unwrap_or_default();
        (session.time() / 1_000).saturating_add_signed(gap)
    }

    fn compare_clocks(self, answers: &[Answered], asked: u64, answered: u64) {
        let mut answers = answers.iter();
        let gap = answers.find_map(|(read, answer)| {
            let answer = answer.as_ref().ok()?;
            Some(read.clock_gap(answer, asked, answered))
        });
        if let Some(gap) = gap.filter(|gap| *gap != self.clock_gap.get_untracked()) {
            self.clock_gap.set(gap);
        }
    }
}

async fn call(client: &Client, read: Read) -> Answered {
    let answer = client.call(&read.request()).await;
    (read, answer.map(|reply| reply.answer))
}

impl Entries {
    /// The calls to be made now. `account` is the account's time in Unix seconds, `now` this
    /// computer's in Unix milliseconds.
    fn calls(&mut self, account: u64, now: u64, pace: u64) -> Calls {
        if self.is_asking {
            return Vec::new();
        }
        let all = now.abs_diff(self.asked) >= pace;
        let mut needs: Vec<(Region, bool, Vec<Need>)> = Vec::new();
        for entry in self.ready(now) {
            let mut needed = entry.needs(account);
            needed.retain(|need| all || need.is_new);
            let together = needs.iter_mut().find(|(region, is_alone, _)| {
                *region == entry.region && !*is_alone && !entry.is_alone
            });
            match together {
                _ if needed.is_empty() => {}
                Some((.., needs)) => needs.append(&mut needed),
                None => needs.push((entry.region, entry.is_alone, needed)),
            }
        }
        self.is_asking = !needs.is_empty();
        if all && self.is_asking {
            self.asked = now;
        }
        let calls = needs.into_iter();
        calls
            .map(|(region, _, needs)| (region, reads(&needs, account)))
            .collect()
    }

    /// Takes in what came back from a region.
    fn take(&mut self, region: Region, answers: &[Answered], pace: u64) {
        let at = clock::now();
        for (read, _) in answers {
            for place in read.places() {
                if let Some(entry) = self.entry(region, place) {
                    entry.held_until = 0;
                    entry.state.set(State::Ready { at });
                }
            }
        }
        for (read, answer) in answers {
            let places = read.places();
            for place in &places {
                let Some(entry) = self.entry(region, place) else {
                    continue;
                };
                let taken = match answer {
                    Ok(answer) => entry
                        .history
                        .try_update(|history| history.take(place, read, answer))
                        .unwrap_or(Ok(())),
                    Err(error) => Err(Reason::of(error)),
                };
                match taken {
                    Ok(()) => {}
                    // One of them is not known; which one is found by asking for each by itself.
                    Err(Reason::Unknown) if places.len() > 1 => {
                        entry.is_alone = true;
                        entry.state.set(State::Loading);
                    }
                    Err(reason) => entry.fail(reason, at + pace),
                }
            }
        }
    }
}
