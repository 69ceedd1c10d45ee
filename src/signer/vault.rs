//! The worker that turns a passphrase into a key: it seals credentials, or opens a vault and hands
//! its key to the signer. The page ends it afterwards, and all its memory with it.

use js_sys::{Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CryptoKey, MessageEvent, MessagePort};
use zeroize::Zeroizing;

use super::scope::{import, random, subtle};
use crate::browser::message::{Draft, Message};
use crate::browser::ports::{port_of, receive_ports};
use crate::browser::words;
use crate::keyring::vault::{Closed, Content, Fresh, Sealed};
use crate::keyring::{Answer, Opening, Order, VaultAnswer, VaultOrder};

/// Begins to answer the page.
pub fn start() {
    receive_ports(|port| {
        let here = port.clone();
        let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let port = here.clone();
            spawn_local(async move {
                let message = Message::of(&event);
                let answer = answer(&message, port_of(&event)).await;
                // A page that went away needs no answer.
                drop(Draft::new(message.number(), &answer).send(&port));
            });
        });
        port.set_onmessage(Some(take.into_js_value().unchecked_ref()));
    });
}

async fn answer(message: &Message, signer: Option<MessagePort>) -> VaultAnswer {
    let passphrase = message.secret("passphrase").unwrap_or_default();
    let done = match message.read() {
        Ok(VaultOrder::Seal(opening)) => {
            let secret = message.secret("secret").unwrap_or_default();
            seal(opening, &secret, &passphrase).await
        }
        Ok(VaultOrder::Unseal(text)) => match signer {
            Some(signer) => {
                let done = unseal(&text, &passphrase, &signer).await;
                // The signer counts who is there.
                drop(Draft::new(0.0, &Order::Leave).send(&signer));
                done
            }
            None => return VaultAnswer::Failed("MessagePort = null".to_owned()),
        },
        Err(reason) => return VaultAnswer::Failed(reason),
    };
    match done {
        Ok(answer) => answer,
        Err(Trouble::Closed(closed)) => VaultAnswer::Closed(closed),
        Err(Trouble::Browser(error)) => VaultAnswer::Failed(words(&error)),
    }
}

/// Why there is no other answer.
enum Trouble {
    Closed(Closed),
    Browser(JsValue),
}

impl From<Closed> for Trouble {
    fn from(closed: Closed) -> Self {
        Self::Closed(closed)
    }
}

impl From<JsValue> for Trouble {
    fn from(error: JsValue) -> Self {
        Self::Browser(error)
    }
}

async fn seal(opening: Opening, secret: &[u8], passphrase: &[u8]) -> Result<VaultAnswer, Trouble> {
    let sealed = Sealed::begin(&Fresh {
        salt: random()?,
        nonce: random()?,
    });
    let secret_key = String::from_utf8_lossy(secret).into_owned();
    let content = Content {
        opening,
        secret_key: Zeroizing::new(secret_key),
    };
    let content = Zeroizing::new(serde_json::to_vec(&content).unwrap_or_default());
    let (key, parameters) = cipher(&sealed, passphrase, "encrypt").await?;
    let working = subtle()?.encrypt_with_object_and_u8_array(&parameters, &key, &content)?;
    let encrypted = Uint8Array::new(&JsFuture::from(working).await?).to_vec();
    Ok(VaultAnswer::Sealed(sealed.with(&encrypted).text()))
}

async fn unseal(
    text: &str,
    passphrase: &[u8],
    signer: &MessagePort,
) -> Result<VaultAnswer, Trouble> {
    let sealed = Sealed::read(text)?;
    let encrypted = sealed.encrypted()?;
    let (key, parameters) = cipher(&sealed, passphrase, "decrypt").await?;
    let working = subtle()?.decrypt_with_object_and_u8_array(&parameters, &key, &encrypted)?;
    // The cipher says no more than that it does not fit.
    let plain = JsFuture::from(working).await;
    let plain = Uint8Array::new(&plain.map_err(|_| Closed::WrongPassphrase)?);
    let content = Zeroizing::new(plain.to_vec());
    plain.fill(0, 0, plain.length());
    let content: Content = serde_json::from_slice(&content).map_err(|_| Closed::Unreadable)?;
    let answer = hand_over(content, signer).await?;
    Ok(VaultAnswer::Unsealed(answer))
}

/// The browser's cipher for a vault: its key and its parameters.
async fn cipher(
    sealed: &Sealed,
    passphrase: &[u8],
    usage: &str,
) -> Result<(CryptoKey, Object), Trouble> {
    let key = sealed.key(passphrase)?;
    let key = import(&*key, &[("name", "AES-GCM")], &[usage]).await?;
    let parameters = Object::new();
    let nonce = Uint8Array::from(&sealed.nonce()?[..]);
    let bound = Uint8Array::from(sealed.bound().as_bytes());
    Reflect::set(&parameters, &"name".into(), &"AES-GCM".into())?;
    Reflect::set(&parameters, &"iv".into(), &nonce)?;
    Reflect::set(&parameters, &"additionalData".into(), &bound)?;
    Ok((key, parameters))
}

/// Gives the key to the signer and waits for what it says.
async fn hand_over(content: Content, signer: &MessagePort) -> Result<Answer, JsValue> {
    let waiting = Promise::new(&mut |resolve, _| {
        let take = Closure::once_into_js(move |event: MessageEvent| {
            drop(resolve.call1(&JsValue::UNDEFINED, &event));
        });
        signer.set_onmessage(Some(take.unchecked_ref()));
    });
    Draft::new(1.0, &Order::Open(content.opening))
        .with_secret("secret", content.secret_key.as_bytes())
        .send(signer)?;
    let event: MessageEvent = JsFuture::from(waiting).await?.unchecked_into();
    let answer = Message::of(&event).read();
    Ok(answer.unwrap_or_else(Answer::Failed))
}
