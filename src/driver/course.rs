//! The course of a rollout while it is driven from here.

use std::cell::Cell;
use std::pin::pin;

use futures_util::future::{Either, select};

use super::book::Book;
use super::desk::Event;
use super::hands::client;
use super::lock::is_waited_for;
use super::message::{News, Order, Rested, Word};
use super::name::are_of_one_browser;
use crate::browser::{now, sleep};
use crate::rollout::{self, Command, Host as _, Observation, Rest, State, command, drive, leave};
use crate::scf::Client;

/// How often the clock is looked at, in milliseconds.
const TICK: u64 = 1_000;
/// How long something is under way before it is told, in milliseconds.
const SHORT: u32 = 250;

/// A rollout that is driven from here.
pub(super) struct Course {
    book: Book,
    me: String,
    client: Client,
    state: State,
    seen: Observation,
    /// Whether another page waits to take up.
    followed: Cell<bool>,
    /// Where it rests.
    rested: Option<Rested>,
}

/// What to do after a rest.
enum Next {
    Drive,
    End,
}

impl Course {
    pub(super) fn new(book: Book, me: String, state: State) -> Self {
        let client = client(&book.desk, book.subject.region);
        Self {
            book,
            me,
            client,
            state,
            seen: Observation::default(),
            followed: Cell::new(false),
            rested: None,
        }
    }

    /// Drives until it is over or somebody ends it.
    pub(super) async fn run(mut self) {
        let mut ends = false;
        if let Err(rest) = self.take_over().await {
            self.rest(rest);
            if matches!(self.wait(None, &mut ends).await, Next::End) {
                return;
            }
        }
        loop {
            let rest = self.drive().await;
            let until = rest.comes_back(self.book.now());
            let is_last = matches!(
                rest,
                Rest::Finished(_) | Rest::Refused(_) | Rest::Unreadable(_)
            );
            self.rest(rested(rest));
            if is_last || ends || matches!(self.wait(until, &mut ends).await, Next::End) {
                return;
            }
        }
    }

    /// Takes over from a page of this browser that is gone: the lock says so. Anybody else may still
    /// be driving.
    async fn take_over(&mut self) -> Result<(), Rested> {
        // Whoever spoke last, however long ago.
        let Some((holder, until)) = self.state.holder(0) else {
            return Ok(());
        };
        if holder == self.me {
            return Ok(());
        }
        if !are_of_one_browser(holder, &self.me) {
            return Err(Rested::HeldBy(holder.to_owned(), until));
        }
        if self.state.ended().is_some() {
            return Ok(());
        }
        let taken = rollout::Event::Taken;
        let entry = self.state.entry(self.book.now(), &self.me, taken);
        match self.book.keep(&entry).await {
            Ok(()) => {
                self.state.apply(&entry);
                Ok(())
            }
            Err(unsaved) => Err(Rested::Unsaved(unsaved)),
        }
    }

    async fn drive(&mut self) -> Rest {
        self.refresh().await;
        let desk = &self.book.desk;
        let driving = drive(
            &self.client,
            &mut self.state,
            &mut self.seen,
            &self.book,
            &self.me,
        );
        match select(pin!(driving), pin!(sleep(SHORT))).await {
            Either::Left((rest, _)) => rest,
            Either::Right(((), driving)) => {
                desk.tell(&News::Works);
                self.book.channel.say(&Word::Stands(None));
                driving.await
            }
        }
    }

    /// Sets the clock, and forgets what was seen if nobody looked at it for long.
    async fn refresh(&mut self) {
        let desk = &self.book.desk;
        if self.book.seat.is_none() {
            desk.ask_time().await;
        } else {
            desk.pace.borrow_mut().tell(now(), 1, now());
        }
        if desk.pace.borrow_mut().has_slept(now()) {
            self.seen = Observation::default();
        }
    }

    fn rest(&mut self, rested: Rested) {
        self.book.desk.tell(&News::Rests(rested.clone()));
        self.rested = Some(rested);
        self.stands();
    }

    /// Tells the others how it stands.
    fn stands(&self) {
        self.book.channel.say(&Word::Stands(self.rested.clone()));
    }

    /// Waits until this moment of the account, or until somebody says something.
    async fn wait(&mut self, until: Option<u64>, ends: &mut bool) -> Next {
        loop {
            self.look_for_followers().await;
            let left = until.map(|until| self.book.desk.pace.borrow().until(until, now()));
            let tick = u32::try_from(left.unwrap_or(TICK).min(TICK)).unwrap_or_default();
            let event = {
                let desk = &self.book.desk;
                match select(pin!(desk.next()), pin!(sleep(tick))).await {
                    Either::Left((event, _)) => Some(event),
                    Either::Right(_) => None,
                }
            };
            if let Some(event) = event {
                if let Some(next) = self.hear(event, ends).await {
                    return next;
                }
            } else {
                self.refresh().await;
                if until.is_some_and(|until| self.book.now() >= until) {
                    return Next::Drive;
                }
            }
        }
    }

    async fn hear(&mut self, event: Event, ends: &mut bool) -> Option<Next> {
        match event {
            Event::Order(Order::Say(said)) => Some(self.say(said).await),
            Event::Word(Word::Said(number, said)) => {
                let next = self.say(said).await;
                self.book.channel.say(&Word::Heard(number));
                Some(next)
            }
            Event::Word(Word::Joined) => {
                self.stands();
                None
            }
            Event::Order(Order::Again) => {
                self.seen = Observation::default();
                Some(Next::Drive)
            }
            Event::Order(Order::Leave) => {
                if let Err(unsaved) = leave(&mut self.state, &self.book, &self.me).await {
                    self.rest(Rested::Unsaved(unsaved));
                    return None;
                }
                Some(Next::End)
            }
            Event::Order(Order::LetGo) => {
                // What is looked at next is not to be had any more, and the journal says so.
                *ends = true;
                self.seen = Observation::default();
                Some(if self.state.stable().is_some() {
                    Next::Drive
                } else {
                    Next::End
                })
            }
            // Nothing else is said to who drives.
            Event::Order(_) | Event::Word(_) => None,
        }
    }

    /// Keeps what somebody said, unless somebody elsewhere drives.
    async fn say(&mut self, said: Command) -> Next {
        let is_held = self.state.holder(self.book.now());
        let is_held = is_held.is_some_and(|(holder, _)| holder != self.me);
        if !is_held {
            let kept = command(&mut self.state, &self.book, &self.me, said).await;
            if let Err(unsaved) = kept {
                self.rest(Rested::Unsaved(unsaved));
            }
        }
        Next::Drive
    }

    async fn look_for_followers(&self) {
        let Some(seat) = &self.book.seat else {
            return;
        };
        let followed = is_waited_for(&seat.lock).await;
        if self.followed.replace(followed) != followed {
            self.book.desk.tell(&News::Followed(followed));
        }
    }
}

fn rested(rest: Rest) -> Rested {
    match rest {
        Rest::Until(until) => Rested::Until(until),
        Rest::Asks(question, again) => Rested::Asks(question, again),
        Rest::HeldBy(holder, until) => Rested::HeldBy(holder, until),
        Rest::Refused(_) => Rested::Refused,
        Rest::Unreadable(reason) => Rested::Unreadable(reason),
        Rest::Finished(ended) => Rested::Finished(ended),
        Rest::Unsaved(unsaved) => Rested::Unsaved(unsaved),
    }
}
