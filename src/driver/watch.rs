//! A rollout that another page of this browser drives: followed until that page is gone.

use std::pin::{Pin, pin};
use std::rc::Rc;

use futures_util::future::{Either, select};

use super::channel::Channel;
use super::desk::{Desk, Event};
use super::lock::{self, Seat};
use super::message::{News, Order, Rested, Subject, Word};
use super::store::Store;
use crate::browser::sleep;
use crate::rollout::{Command, Ended, Entry, Event as Said, Journal, State, Unsaved};

/// How long whoever drives may take to hear, in milliseconds.
const PATIENCE: u32 = 3_000;

/// A seat in the first row.
pub(super) struct Watch<'a> {
    pub(super) desk: &'a Rc<Desk>,
    pub(super) store: &'a Store,
    pub(super) channel: &'a Channel,
    pub(super) subject: &'a Subject,
}

impl Watch<'_> {
    /// Follows until the lock is free; nothing if it is over before, or nobody looks any more.
    pub(super) async fn until_free(&self, lock: &str) -> Result<Option<Seat>, Unsaved> {
        let mut entries = self.read().await?;
        self.channel.say(&Word::Joined);
        self.tell(&entries, None);
        let mut granted: Pin<Box<dyn Future<Output = Option<Seat>>>> =
            Box::pin(lock::take(lock, true));
        let mut said = 0;
        loop {
            let event = match select(granted, pin!(self.desk.next())).await {
                Either::Left((seat, _)) => return Ok(seat),
                Either::Right((event, waiting)) => {
                    granted = waiting;
                    event
                }
            };
            match event {
                Event::Word(Word::Kept(id, entry)) if id == self.subject.id => {
                    self.follow(&mut entries, entry).await?;
                }
                Event::Word(Word::Stands(rested)) => self.tell(&entries, rested),
                Event::Order(Order::Say(command)) => {
                    said += 1;
                    self.hand_on(said, command).await;
                }
                Event::Order(Order::Leave | Order::LetGo) => return Ok(None),
                Event::Order(_) | Event::Word(_) => {}
            }
            let ended = entries.last().and_then(|entry| match &entry.event {
                Said::Ended(ended) => Some(*ended),
                Said::Said(Command::Abandon) => Some(Ended::Abandoned),
                _ => None,
            });
            if let Some(ended) = ended {
                self.desk.tell(&News::Rests(Rested::Finished(ended)));
                return Ok(None);
            }
        }
    }

    async fn read(&self) -> Result<Vec<Entry>, Unsaved> {
        let entries = self.store.entries(&self.subject.id).await?;
        self.desk.tell(&News::Known(entries.clone()));
        Ok(entries)
    }

    /// One more entry, or all of them where one was missed.
    async fn follow(&self, entries: &mut Vec<Entry>, entry: Entry) -> Result<(), Unsaved> {
        let next = entries.len() as u64;
        if entry.number == next {
            self.desk.tell(&News::Kept(entry.clone()));
            let taken = matches!(entry.event, Said::Taken);
            entries.push(entry);
            if taken {
                self.tell(entries, None);
            }
        } else if entry.number > next {
            *entries = self.read().await?;
        }
        Ok(())
    }

    /// Says who drives.
    fn tell(&self, entries: &[Entry], rested: Option<Rested>) {
        let drives = |entry: &&Entry| !matches!(entry.event, Said::Left);
        let who = entries.iter().rev().find(drives);
        let who = who.map(|entry| entry.by.clone()).unwrap_or_default();
        self.desk.tell(&News::Watches(who, rested));
    }

    /// Hands on what was said here, and says whether it was heard.
    async fn hand_on(&self, number: u64, command: Command) {
        // Far from those of other watchers.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // any will do
        let number = number + (js_sys::Math::random() * 1e12) as u64;
        self.channel.say(&Word::Said(number, command));
        let mut late = pin!(sleep(PATIENCE));
        let mut others = Vec::new();
        let heard = loop {
            match select(pin!(self.desk.next()), late.as_mut()).await {
                Either::Left((Event::Word(Word::Heard(heard)), _)) if heard == number => {
                    break true;
                }
                Either::Left((event, _)) => others.push(event),
                Either::Right(_) => break false,
            }
        };
        for event in others {
            self.desk.put(event);
        }
        self.desk.tell(&News::Heard(heard));
    }
}

/// The state that a journal makes; nothing if it does not begin with a plan.
pub(super) fn state_of(entries: Vec<Entry>) -> Option<State> {
    let journal = Journal { entries, length: 0 };
    let plan = journal.plan().ok().flatten()?;
    Some(State::of(plan, &journal))
}
