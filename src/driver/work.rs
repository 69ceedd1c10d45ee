//! What a driver does from its first order to its end.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use super::book::{Book, Written};
use super::channel::Channel;
use super::course::Course;
use super::desk::{Desk, Event};
use super::lock::{self, Seat};
use super::message::{Found, News, Order, Rested, Subject};
use super::store::Store;
use super::watch::{Watch, state_of};
use crate::browser::ports::receive_ports;
use crate::rollout::{Entry, Event as Said, State, Unsaved, read};

/// Begins to answer the page.
pub fn start() {
    receive_ports(|port| serve(&port));
}

/// Answers whoever speaks through `port`, and drives what he wants driven.
pub fn serve(port: &MessagePort) {
    let desk = Desk::at(port);
    spawn_local(async move {
        loop {
            let Event::Order(order) = desk.next().await else {
                continue;
            };
            let done = match order {
                Order::Find { account } => {
                    find(&desk, &account).await;
                    continue;
                }
                Order::PutAway { id } => put_away(&id).await,
                Order::Begin { subject, me, plan } => {
                    begin(&desk, subject, me, Start::Plan(plan)).await
                }
                Order::Import {
                    subject,
                    me,
                    entries,
                } => begin(&desk, subject, me, Start::Journal(entries)).await,
                Order::Follow { subject, me } => follow(&desk, subject, me).await,
                Order::Say(_) | Order::Again | Order::Leave | Order::LetGo => Ok(()),
            };
            if let Err(unsaved) = done {
                desk.tell(&News::Rests(Rested::Unsaved(unsaved)));
            }
            desk.tell(&News::Gone);
        }
    });
}

/// What a rollout begins with.
enum Start {
    Plan(String),
    Journal(Vec<Entry>),
}

/// Says which rollouts of an account are kept. Nothing can be found where nothing is kept.
async fn find(desk: &Desk, account: &str) {
    let found = async {
        let store = Store::open().await?;
        let mut found = Vec::new();
        for head in store.heads().await? {
            if head.subject.account.as_deref() == Some(account) {
                let entries = store.entries(&head.subject.id).await?;
                let subject = head.subject;
                found.push(Found { subject, entries });
            }
        }
        Ok::<_, Unsaved>(found)
    };
    desk.tell(&News::Found(found.await.unwrap_or_default()));
}

async fn put_away(id: &str) -> Result<(), Unsaved> {
    Store::open().await?.remove(id).await
}

/// Begins a rollout, unless there is one on this alias that is not over.
async fn begin(desk: &Rc<Desk>, subject: Subject, me: String, start: Start) -> Result<(), Unsaved> {
    let Some(lock) = subject.lock() else {
        let book = Book {
            desk: Rc::clone(desk),
            subject,
            channel: Channel::alone(),
            seat: None,
        };
        return run(book, me, Seat::alone(), start).await;
    };
    let store = Store::open().await?;
    let seat = lock::take(&lock, false).await;
    let heads = store.heads().await?;
    let mut others = heads.into_iter().filter(|head| !head.over);
    let other = others.find(|head| head.subject.lock().as_ref() == Some(&lock));
    let holder = match &other {
        Some(head) => {
            let entries = store.entries(&head.subject.id).await?;
            entries.last().map(|entry| entry.by.clone())
        }
        None => None,
    };
    let Some(seat) = seat.filter(|_| other.is_none()) else {
        let holder = holder.unwrap_or_default();
        desk.tell(&News::Rests(Rested::HeldBy(holder, 0)));
        return Ok(());
    };
    let book = written(desk, subject, store, lock).await?;
    run(book, me, seat, start).await
}

/// Takes up a rollout that is kept, as soon as nobody else in this browser drives it.
async fn follow(desk: &Rc<Desk>, subject: Subject, me: String) -> Result<(), Unsaved> {
    let Some(lock) = subject.lock() else {
        return Ok(());
    };
    let store = Store::open().await?;
    let at_once = lock::take(&lock, false).await;
    let watched = at_once.is_none();
    let seat = if let Some(seat) = at_once {
        seat
    } else {
        let channel = Channel::join(&lock, desk);
        let watch = Watch {
            desk,
            store: &store,
            channel: &channel,
            subject: &subject,
        };
        let Some(seat) = watch.until_free(&lock).await? else {
            return Ok(());
        };
        seat
    };
    let entries = store.entries(&subject.id).await?;
    desk.tell(&News::Known(entries.clone()));
    let last = entries.last().map(|entry| &entry.event);
    if watched && last == Some(&Said::Left) {
        // It was handed over, perhaps to another machine: only a person takes it up again.
        return Ok(());
    }
    let book = written(desk, subject, store, lock).await?;
    if let Some(state) = state_of(entries) {
        Course::new(book, me, state).run().await;
    }
    drop(seat);
    Ok(())
}

async fn written(
    desk: &Rc<Desk>,
    subject: Subject,
    store: Store,
    lock: String,
) -> Result<Book, Unsaved> {
    let number = store.take_seat(&lock).await?;
    Ok(Book {
        desk: Rc::clone(desk),
        subject,
        channel: Channel::join(&lock, desk),
        seat: Some(Written {
            store,
            lock,
            number,
        }),
    })
}

async fn run(book: Book, me: String, seat: Seat, start: Start) -> Result<(), Unsaved> {
    let state = match start {
        Start::Plan(text) => read(&text).ok().map(State::new),
        Start::Journal(entries) => {
            book.write(&entries).await?;
            book.desk.tell(&News::Known(entries.clone()));
            state_of(entries)
        }
    };
    if let Some(state) = state {
        Course::new(book, me, state).run().await;
    }
    // Whoever waits for the alias may have it now.
    drop(seat);
    Ok(())
}
