//! The worker that holds the key, as the page sees it.

use std::cell::RefCell;
use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::MessageChannel;

use super::{KeyHolder, Secret, Trouble, shelf};
use crate::browser::message::{Draft, Message};
use crate::browser::words;
use crate::console::line::{Line, Program};
use crate::keyring::{Answer, Opened, Opening, Order, Request, VaultAnswer, VaultOrder};
use crate::scf::{Call, Pending, ToSign, Unsigned};

/// How long a worker may take to answer, in milliseconds.
const LIMIT: u32 = 10_000;

/// How long a passphrase may take to become a key, on a slow computer, in milliseconds.
const VAULT_LIMIT: u32 = 60_000;

/// How long a worker may take to start before another one is tried, in milliseconds, and how often.
/// One that was locked a moment ago is still ending and does not answer any more.
const START_LIMIT: u32 = 2_000;
const STARTS: usize = 6;

/// The worker, started when it is first needed.
#[derive(Default)]
pub(crate) struct SignerWorker {
    line: Rc<RefCell<Option<Rc<Line>>>>,
    /// Told when it locked.
    tell: Rc<RefCell<Vec<Tell>>>,
}

/// Tells of a lock.
type Tell = Rc<dyn Fn()>;

impl SignerWorker {
    /// The line to the worker, and what it said of itself if it was just started.
    async fn line(&self) -> Result<(Rc<Line>, Option<Answer>), Trouble> {
        if let Some(line) = &*self.line.borrow() {
            return Ok((Rc::clone(line), None));
        }
        for _ in 0..STARTS {
            let generation = shelf::generation();
            let signer = Program::Signer { generation };
            let line = Line::open(signer, self.unasked(generation)).map_err(failed)?;
            let asked = line.ask(|number| Draft::new(number, &Order::State), START_LIMIT);
            if let Some(message) = asked.await.map_err(failed)? {
                let line = Rc::new(line);
                self.line.replace(Some(Rc::clone(&line)));
                return Ok((line, Some(read(&message)?)));
            }
            line.end();
        }
        Err(Trouble::NotStarted)
    }

    /// What the worker says by itself: that it holds no key any more. The line is cut then.
    fn unasked(&self, generation: u32) -> impl Fn(&Message) + 'static {
        let (line, tell) = (Rc::clone(&self.line), Rc::clone(&self.tell));
        move |message| {
            let said = read(message);
            if matches!(said, Ok(Answer::Ended)) {
                shelf::end_generation(generation);
            }
            if matches!(said, Ok(Answer::Shut | Answer::Ended)) {
                let line = line.take();
                if let Some(line) = line {
                    line.end();
                }
                let told = tell.borrow().clone();
                for tell in told {
                    tell();
                }
            }
        }
    }

    /// Asks the worker, and waits for what it says.
    async fn ask(&self, draft: impl FnOnce(f64) -> Draft) -> Result<Answer, Trouble> {
        let (line, _) = self.line().await?;
        let message = line.ask(draft, LIMIT).await.map_err(failed)?;
        read(&message.ok_or(Trouble::NotStarted)?)
    }

    /// Has the other worker do something, and ends it.
    async fn ask_vault(&self, draft: impl FnOnce(f64) -> Draft) -> Result<VaultAnswer, Trouble> {
        let line = Line::open(Program::Vault, |_| {}).map_err(failed)?;
        let message = line.ask(draft, VAULT_LIMIT).await;
        line.end();
        match read(&message.map_err(failed)?.ok_or(Trouble::NotStarted)?)? {
            VaultAnswer::Closed(closed) => Err(Trouble::Closed(closed)),
            VaultAnswer::Failed(reason) => Err(Trouble::Failed(reason)),
            done => Ok(done),
        }
    }

    async fn unseal_with(&self, sealed: String, passphrase: Secret) -> Result<Opened, Trouble> {
        let (line, _) = self.line().await?;
        // The key goes from one worker to the other, past the page.
        let channel = MessageChannel::new().map_err(failed)?;
        let joining = Draft::new(0.0, &()).with_port(&channel.port1());
        joining.send(&line.port).map_err(failed)?;
        let answer = self.ask_vault(|number| {
            Draft::new(number, &VaultOrder::Unseal(sealed))
                .with_secret("passphrase", passphrase.as_bytes())
                .with_port(&channel.port2())
        });
        match answer.await? {
            VaultAnswer::Unsealed(answer) => opened(answer),
            _ => Err(Trouble::Confused),
        }
    }
}

impl KeyHolder for SignerWorker {
    fn open(&self, opening: Opening, secret_key: Secret) -> Pending<'_, Result<Opened, Trouble>> {
        Box::pin(async move {
            let answer = self.ask(|number| {
                Draft::new(number, &Order::Open(opening))
                    .with_secret("secret", secret_key.as_bytes())
            });
            opened(answer.await?)
        })
    }

    fn keep(&self) -> Pending<'_, Result<Opened, Trouble>> {
        Box::pin(async move { opened(self.ask(|number| Draft::new(number, &Order::Keep)).await?) })
    }

    fn discard(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            // A worker that does not answer holds nothing.
            drop(self.ask(|number| Draft::new(number, &Order::Discard)).await);
        })
    }

    fn state(&self) -> Pending<'_, Option<Opened>> {
        Box::pin(async move {
            let (_, said) = self.line().await.ok()?;
            if let Some(answer) = said {
                return opened(answer).ok();
            }
            let answer = self.ask(|number| Draft::new(number, &Order::State));
            opened(answer.await.ok()?).ok()
        })
    }

    fn sign(&self, secret_id: &str, request: ToSign) -> Pending<'_, Result<Call, Unsigned>> {
        let secret_id = secret_id.to_owned();
        Box::pin(async move {
            let ToSign {
                action,
                region,
                timestamp,
                body,
            } = request;
            let request = Request {
                secret_id,
                action,
                region,
                timestamp,
            };
            let order = Order::Sign(request.clone());
            let answer = self
                .ask(|number| Draft::new(number, &order).with("body", &JsValue::from_str(&body)));
            match answer.await {
                Ok(Answer::Signed(headers)) => Ok(headers.into_call(&request, body)),
                Ok(Answer::Unsigned(unsigned)) => Err(unsigned),
                // A worker that does not answer has no key any more.
                _ => Err(Unsigned::Locked),
            }
        })
    }

    fn seal(
        &self,
        opening: Opening,
        secret_key: Secret,
        passphrase: Secret,
    ) -> Pending<'_, Result<String, Trouble>> {
        Box::pin(async move {
            let answer = self.ask_vault(|number| {
                Draft::new(number, &VaultOrder::Seal(opening))
                    .with_secret("secret", secret_key.as_bytes())
                    .with_secret("passphrase", passphrase.as_bytes())
            });
            match answer.await? {
                VaultAnswer::Sealed(sealed) => Ok(sealed),
                _ => Err(Trouble::Confused),
            }
        })
    }

    fn unseal(&self, sealed: String, passphrase: Secret) -> Pending<'_, Result<Opened, Trouble>> {
        Box::pin(self.unseal_with(sealed, passphrase))
    }

    fn touched(&self) {
        if let Some(line) = &*self.line.borrow() {
            drop(Draft::new(0.0, &Order::Touched).send(&line.port));
        }
    }

    fn lock(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            // What was kept has to go even if this page never used it.
            let Ok((line, _)) = self.line().await else {
                return;
            };
            // Whoever comes next gets another worker, even if this one does not answer any more.
            shelf::end_generation(shelf::generation());
            self.line.take();
            let locking = line.ask(|number| Draft::new(number, &Order::Lock), LIMIT);
            drop(locking.await);
            line.end();
        })
    }

    fn leave(&self) {
        let line = self.line.take();
        if let Some(line) = line {
            drop(Draft::new(0.0, &Order::Leave).send(&line.port));
            line.end();
        }
    }

    fn on_shut(&self, tell: Rc<dyn Fn()>) {
        self.tell.borrow_mut().push(tell);
    }
}

fn opened(answer: Answer) -> Result<Opened, Trouble> {
    match answer {
        Answer::Opened(opened) => Ok(opened),
        Answer::Failed(reason) => Err(Trouble::Failed(reason)),
        Answer::Shut | Answer::Ended | Answer::Signed(_) | Answer::Unsigned(_) => {
            Err(Trouble::Confused)
        }
    }
}

/// What a worker says, by way of a value: the page reads everything so, and carries one reader less.
fn read<T: DeserializeOwned>(message: &Message) -> Result<T, Trouble> {
    let value: serde_json::Result<Value> = serde_json::from_str(&message.says());
    let said = value.and_then(T::deserialize);
    said.map_err(|error| Trouble::Failed(error.to_string()))
}

fn failed(error: JsValue) -> Trouble {
    Trouble::Failed(words(&error))
}
