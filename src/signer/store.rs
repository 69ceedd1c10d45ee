//! The keys of two days in the browser's storage, for whoever chose that they outlive the page.
//!
//! A thief of the disk finds keys that sign until they end, and nothing that leads to the
//! SecretKey. One record in one store, so the browser's own interface does.

use js_sys::{Array, Object, Reflect};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, IdbDatabase, IdbObjectStore, IdbTransactionMode};

use super::held::Held;
use super::scope::scope;
use crate::browser::database::{close_when_asked, done};
use crate::keyring::{Days, Opening};

/// The name of the database and of its only store and record.
const NAME: &str = "halftone-keys";

/// What is kept beside the keys.
#[derive(Serialize, Deserialize)]
struct Terms {
    opening: Opening,
    /// The begin of the first day, in Unix seconds.
    since: u64,
}

/// Keeps the keys. The relay's token is no part of it: it does not end with a day.
pub(super) async fn keep(held: &Held) -> Result<(), JsValue> {
    let mut opening = held.opening.clone();
    opening.about.relay_token = None;
    let terms = Terms {
        opening,
        since: held.days.begin(),
    };
    let terms = serde_json::to_string(&terms).unwrap_or_default();
    let record = Object::new();
    Reflect::set(&record, &"terms".into(), &terms.into())?;
    Reflect::set(
        &record,
        &"keys".into(),
        &held.keys.iter().collect::<Array>(),
    )?;
    let store = store(IdbTransactionMode::Readwrite).await?;
    done(&store.put_with_key(&record, &NAME.into())?).await?;
    Ok(())
}

/// What was kept, if anything was and it has not ended. Otherwise nothing stays behind, not even the
/// place that it was looked for in. `now` in Unix seconds.
pub(super) async fn kept(now: u64) -> Result<Option<Held>, JsValue> {
    let store = store(IdbTransactionMode::Readonly).await?;
    let record = done(&store.get(&NAME.into())?).await?;
    let part = |name: &str| Reflect::get(&record, &name.into()).unwrap_or_default();
    let terms = part("terms").as_string();
    let terms: Option<Terms> = terms.and_then(|terms| serde_json::from_str(&terms).ok());
    let keys: Array = part("keys").dyn_into().unwrap_or_default();
    let keys: Vec<CryptoKey> = keys.iter().filter_map(|key| key.dyn_into().ok()).collect();
    let held = terms.map(|terms| (Days::from(terms.since), terms.opening));
    match held {
        Some((days, opening)) if now < days.end() && keys.len() == days.slots().count() => {
            let mut held = Held::of(opening, days, keys, now);
            held.kept = true;
            Ok(Some(held))
        }
        _ => {
            forget().await?;
            Ok(None)
        }
    }
}

/// Removes what was kept.
pub(super) async fn forget() -> Result<(), JsValue> {
    if let Some(factory) = scope().indexed_db()? {
        done(&*factory.delete_database(NAME)?).await?;
    }
    Ok(())
}

async fn store(mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    let Some(factory) = scope().indexed_db()? else {
        return Err(js_sys::Error::new("indexedDB = null").into());
    };
    let opening = factory.open_with_u32(NAME, 1)?;
    let new = opening.clone();
    let make = Closure::once_into_js(move || {
        let database = new.result().map(JsCast::unchecked_into::<IdbDatabase>);
        drop(database.and_then(|database| database.create_object_store(NAME)));
    });
    opening.set_onupgradeneeded(Some(make.unchecked_ref()));
    let database: IdbDatabase = done(&opening).await?.unchecked_into();
    close_when_asked(&database);
    let transaction = database.transaction_with_str_and_mode(NAME, mode)?;
    transaction.object_store(NAME)
}
