//! What happens once when the page opens: a code from the terminal is exchanged for the relay's
//! token, and a key that another page or an earlier visit opened is found again.

use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use super::connection::Session;
use super::context::{Console, PageState};
use super::keys::{self, shelf};
use super::part::part;
use crate::scf::Pending;

/// How the address begins that `halftone serve` prints for a relay with a token.
const PREFIX: &str = "#c=";

/// Whether the address holds such a code.
pub(super) fn has_code() -> bool {
    let hash = location().hash().unwrap_or_default();
    hash.starts_with(PREFIX)
}

/// Takes the code out of the address, so that it is neither bookmarked nor taken for a page.
pub(super) fn take_code() -> Option<String> {
    let hash = location().hash().ok()?;
    let code = hash.strip_prefix(PREFIX)?.to_owned();
    let history = window().history().ok()?;
    drop(history.replace_state_with_url(&JsValue::NULL, "", Some("#/")));
    Some(code)
}

/// Begins; the page shows that it is on its way until it is known whether an account is open.
pub(super) fn begin(console: Console, code: Option<String>) {
    let ask = shelf::may_be_open();
    console.resuming.set(ask || code.is_some());
    if !ask && code.is_none() {
        return;
    }
    spawn_local(async move {
        if let Some(code) = code
            && let Ok(token) = exchanged(code).await
        {
            // Without a token the relay says by itself what it wants.
            console.relay_token.set(token.await);
        }
        if ask {
            resume(console).await;
        }
        console.resuming.set(false);
    });
}

part!(
    keys,
    fn exchanged(code: String) -> Pending<'static, Option<String>> {
        Box::pin(async move { token(&code).await.ok() })
    }
);

/// Opens the account whose key is still held, if there is one.
async fn resume(console: Console) {
    // The next visit asks again.
    let Ok(session) = resumed(console).await else {
        return;
    };
    if let Some(session) = session.await {
        console.state.set(PageState::Loading);
        console.open(session);
    } else {
        shelf::set_open(false);
    }
}

part!(
    keys,
    fn resumed(console: Console) -> Pending<'static, Option<Session>> {
        Box::pin(async move {
            let keys = keys::holder(console).await.ok()?;
            let opened = keys.state().await?;
            Some(Session::cloud(keys, &opened))
        })
    }
);

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Shown<'a> {
    code: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Given {
    token: String,
}

/// The relay's token for a code, which is good once.
async fn token(code: &str) -> Result<String, gloo_net::Error> {
    let request = RequestBuilder::new("code").method(Method::POST);
    let answer = request.json(&Shown { code })?.send().await?;
    Ok(answer.json::<Given>().await?.token)
}
