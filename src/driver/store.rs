//! The journals in the browser's database: one record for each entry, so that none is half written,
//! and a number for each driver that took a seat, so that one who lost it writes nothing more.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbTransaction};

use super::message::Subject;
use crate::browser::database::{close_when_asked, done};
use crate::browser::words;
use crate::rollout::{Entry, Unsaved};

/// The name of the database.
const NAME: &str = "halftone-rollouts";
/// Which rollouts there are; by their identifiers.
const ROLLOUTS: &str = "rollouts";
/// Their entries; by the identifier and the number of the entry.
const ENTRIES: &str = "entries";
/// How often somebody took the seat of an alias; by the name of its lock.
const SEATS: &str = "seats";

/// What is kept of a rollout beside its entries.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Head {
    /// Which.
    pub(super) subject: Subject,
    /// True once it is over.
    pub(super) over: bool,
}

/// The browser's names for what is refused: somebody else wrote the same, nothing may be kept here,
/// another version of the console has the database open.
const TAKEN: &str = "ConstraintError";
const KEEPS_NOTHING: &str = "SecurityError";
const OTHER_VERSION: &str = "VersionError";

/// The open database. It stays open as long as nobody wants it deleted.
pub(super) struct Store {
    database: IdbDatabase,
}

impl Store {
    /// Opens it, and makes it if there is none.
    pub(super) async fn open() -> Result<Self, Unsaved> {
        let database = open().await.map_err(|error| unsaved(&error))?;
        close_when_asked(&database);
        Ok(Self { database })
    }

    /// Every rollout that is kept.
    pub(super) async fn heads(&self) -> Result<Vec<Head>, Unsaved> {
        let store = self.begin("readonly", &[ROLLOUTS]);
        let read = async {
            let store = store?.object_store(ROLLOUTS)?;
            done(&store.get_all()?).await
        };
        let heads = read.await.map_err(|error| unsaved(&error))?;
        let heads: Array = heads.unchecked_into();
        Ok(heads.iter().filter_map(|head| parse(&head)).collect())
    }

    /// The journal of a rollout, in order, up to the first entry that is missing.
    pub(super) async fn entries(&self, id: &str) -> Result<Vec<Entry>, Unsaved> {
        let read = async {
            let store = self.begin("readonly", &[ENTRIES])?;
            let store = store.object_store(ENTRIES)?;
            done(&store.get_all_with_key(&all_of(id)?.into())?).await
        };
        let entries = read.await.map_err(|error| unsaved(&error))?;
        let entries: Array = entries.unchecked_into();
        let entries = entries.iter().map_while(|entry| parse::<Entry>(&entry));
        let in_order = entries.zip(0..);
        let in_order = in_order.take_while(|(entry, number)| entry.number == *number);
        Ok(in_order.map(|(entry, _)| entry).collect())
    }

    /// Takes the seat of an alias: from now on nobody else writes there. The number of the seat.
    pub(super) async fn take_seat(&self, lock: &str) -> Result<f64, Unsaved> {
        let take = async {
            let transaction = self.begin("readwrite", &[SEATS])?;
            let seats = transaction.object_store(SEATS)?;
            let before = done(&seats.get(&lock.into())?).await?;
            let seat = before.as_f64().unwrap_or_default() + 1.0;
            seats.put_with_key(&seat.into(), &lock.into())?;
            committed(&transaction).await?;
            Ok(seat)
        };
        take.await.map_err(|error: JsValue| unsaved(&error))
    }

    /// Adds entries and says what is known of their rollout, all of it or nothing. Once this
    /// resolves, they survive a crash.
    pub(super) async fn add(
        &self,
        (lock, seat): (&str, f64),
        head: &Head,
        entries: &[Entry],
    ) -> Result<(), Unsaved> {
        let add = async {
            let transaction = self.begin("readwrite", &[ROLLOUTS, ENTRIES, SEATS])?;
            let seats = transaction.object_store(SEATS)?;
            let now = done(&seats.get(&lock.into())?).await?;
            let is_mine = now.as_f64().is_some_and(|now| (now - seat).abs() < 0.5);
            if !is_mine {
                drop(transaction.abort());
                return Err(named(TAKEN));
            }
            let id = head.subject.id.as_str();
            let rollouts = transaction.object_store(ROLLOUTS)?;
            rollouts.put_with_key(&text(head), &id.into())?;
            let store: IdbObjectStore = transaction.object_store(ENTRIES)?;
            for entry in entries {
                store.add_with_key(&text(entry), &key(id, entry.number))?;
            }
            committed(&transaction).await
        };
        add.await.map_err(|error| unsaved(&error))
    }

    /// Forgets a rollout.
    pub(super) async fn remove(&self, id: &str) -> Result<(), Unsaved> {
        let remove = async {
            let transaction = self.begin("readwrite", &[ROLLOUTS, ENTRIES])?;
            let rollouts = transaction.object_store(ROLLOUTS)?;
            rollouts.delete(&id.into())?;
            let entries = transaction.object_store(ENTRIES)?;
            entries.delete(&all_of(id)?.into())?;
            committed(&transaction).await
        };
        remove.await.map_err(|error| unsaved(&error))
    }

    /// Begins a transaction whose end means that it is on the disk.
    fn begin(&self, mode: &str, stores: &[&str]) -> Result<IdbTransaction, JsValue> {
        let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.database, &"transaction".into())?.unchecked_into();
        let transaction = begin.call3(&self.database, &stores, &mode.into(), &options)?;
        Ok(transaction.unchecked_into())
    }
}

/// Has everything deleted once nobody has it open any more; those who have are told.
pub(crate) fn forget() {
    let factory = factory().ok();
    drop(factory.map(|factory| factory.delete_database(NAME)));
}

fn factory() -> Result<IdbFactory, JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
    factory.dyn_into().map_err(|_| named(KEEPS_NOTHING))
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let opening = factory()?.open_with_u32(NAME, 1)?;
    let new = opening.clone();
    let make = Closure::once_into_js(move || {
        if let Ok(database) = new.result().map(JsCast::unchecked_into::<IdbDatabase>) {
            for name in [ROLLOUTS, ENTRIES, SEATS] {
                drop(database.create_object_store(name));
            }
        }
    });
    opening.set_onupgradeneeded(Some(make.unchecked_ref()));
    let is_blocked = Rc::new(Cell::new(false));
    let opened = Promise::new(&mut |resolve, reject| {
        opening.set_onsuccess(Some(&resolve));
        opening.set_onerror(Some(&reject));
        let blocked = Rc::clone(&is_blocked);
        let block = Closure::once_into_js(move || {
            blocked.set(true);
            drop(reject.call0(&JsValue::UNDEFINED));
        });
        opening.set_onblocked(Some(block.unchecked_ref()));
    });
    match JsFuture::from(opened).await {
        Ok(_) => Ok(opening.result()?.unchecked_into()),
        Err(_) if is_blocked.get() => Err(named(OTHER_VERSION)),
        Err(_) => Err(opening.error().ok().flatten().into()),
    }
}

/// Waits until a transaction is on the disk.
async fn committed(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let waiting = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(waiting).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().into()),
    }
}

/// The keys of all entries of a rollout: for the database an array comes after every text and number.
fn all_of(id: &str) -> Result<IdbKeyRange, JsValue> {
    let (first, last) = (
        Array::of1(&id.into()),
        Array::of2(&id.into(), &Array::new()),
    );
    IdbKeyRange::bound(&first, &last)
}

fn key(id: &str, number: u64) -> JsValue {
    #[expect(clippy::cast_precision_loss)] // nobody writes so many entries
    let number = number as f64;
    Array::of2(&id.into(), &number.into()).into()
}

fn text(record: &impl Serialize) -> JsValue {
    // Structs of texts and numbers: writing them as JSON cannot fail.
    serde_json::to_string(record).unwrap_or_default().into()
}

/// By way of a value, as answers are read: aliases are in both.
fn parse<T: serde::de::DeserializeOwned>(record: &JsValue) -> Option<T> {
    let value: Value = serde_json::from_str(&record.as_string()?).ok()?;
    T::deserialize(value).ok()
}

/// An error that is known by its name alone.
fn named(name: &str) -> JsValue {
    let error = js_sys::Error::new(name);
    error.set_name(name);
    error.into()
}

/// Why nothing was kept.
fn unsaved(error: &JsValue) -> Unsaved {
    let name = Reflect::get(error, &"name".into()).ok();
    let name = name.and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" => Unsaved::Full,
        TAKEN => Unsaved::OtherPage,
        KEEPS_NOTHING => Unsaved::KeepsNothing,
        OTHER_VERSION => Unsaved::OtherVersion,
        "InvalidStateError" => Unsaved::Forgotten,
        _ => Unsaved::Refused(words(error)),
    }
}
