//! The journal of one rollout, as its driver writes it.

use std::rc::Rc;
use std::slice;

use super::channel::Channel;
use super::desk::Desk;
use super::message::{News, Subject, Word};
use super::store::{Head, Store};
use crate::browser::now;
use crate::rollout::{Command, Entry, Event, Host, Unsaved};
use crate::scf::Pending;

/// The journal, and whoever is told of it.
pub(super) struct Book {
    pub(super) desk: Rc<Desk>,
    pub(super) subject: Subject,
    pub(super) channel: Channel,
    /// Where it is kept; nothing for one that ends with the page.
    pub(super) seat: Option<Written>,
}

/// A seat in the database.
pub(super) struct Written {
    pub(super) store: Store,
    pub(super) lock: String,
    pub(super) number: f64,
}

impl Book {
    /// Keeps entries, all of them or none.
    pub(super) async fn write(&self, entries: &[Entry]) -> Result<(), Unsaved> {
        let Some(seat) = &self.seat else {
            return Ok(());
        };
        let is_over =
            |entry: &Entry| matches!(entry.event, Event::Ended(_) | Event::Said(Command::Abandon));
        let head = Head {
            subject: self.subject.clone(),
            over: entries.iter().any(is_over),
        };
        let place = (seat.lock.as_str(), seat.number);
        seat.store.add(place, &head, entries).await
    }
}

impl Host for Book {
    fn now(&self) -> u64 {
        self.desk.pace.borrow().now(now())
    }

    fn keep<'a>(&'a self, entry: &'a Entry) -> Pending<'a, Result<(), Unsaved>> {
        Box::pin(async move {
            self.write(slice::from_ref(entry)).await?;
            let id = self.subject.id.clone();
            self.channel.say(&Word::Kept(id, entry.clone()));
            self.desk.tell(&News::Kept(entry.clone()));
            Ok(())
        })
    }
}
