//! Signs, sends, reads and repeats.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Serialize};
use serde_json::Value;

use super::limiter::Limiter;
use super::{
    Action, Answer, Call, Clock, CloudError, Error, ErrorKind, Region, Signer, ToSign, Transport,
    Unsigned, retry,
};

/// The largest answer that is read, in bytes: ten times what the longest list of the API has.
pub const LARGEST_ANSWER: usize = 10 * 1024 * 1024;

/// A request of the API: what it is called, what it carries, what it is answered with.
pub trait Request: Serialize {
    /// The action that it asks for.
    const ACTION: Action;
    /// What the action answers.
    type Answer: DeserializeOwned;
}

/// A successful answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply<T> {
    /// What was answered.
    pub answer: T,
    /// The cloud's number of the request.
    pub request_id: String,
}

/// A connection to one region of one account. Clones share everything.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    signer: Rc<dyn Signer>,
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    region: Region,
    limiter: RefCell<Limiter>,
    /// What has to be added to the local clock, in seconds, once the cloud said it is off.
    clock_offset: Cell<i64>,
    /// How many requests have been sent.
    sent: Cell<u64>,
    /// How many of them Cloud Monitor bills.
    billed: Cell<u32>,
    /// The state of the jitter's random numbers.
    random: Cell<u32>,
}

impl Client {
    /// A client for `region`, signing with `signer` and sending through `transport`.
    pub fn new(
        signer: Rc<dyn Signer>,
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
        region: Region,
    ) -> Self {
        #[expect(clippy::cast_possible_truncation)] // any bits will do for jitter
        let random = Cell::new(clock.now() as u32 | 1);
        Self(Rc::new(Inner {
            signer,
            transport,
            clock,
            region,
            limiter: RefCell::default(),
            clock_offset: Cell::new(0),
            sent: Cell::new(0),
            billed: Cell::new(0),
            random,
        }))
    }

    /// The region that this client talks to.
    pub fn region(&self) -> Region {
        self.0.region
    }

    /// The clock, for whoever waits between calls.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// How many requests have been sent since the client was made, retries included.
    pub fn sent(&self) -> u64 {
        self.0.sent.get()
    }

    /// How many of them were of an action that the cloud bills by the call.
    pub fn billed(&self) -> u32 {
        self.0.billed.get()
    }

    /// Performs one action: waits for its turn below the cloud's rate limit, signs, sends, and
    /// repeats what is safe to repeat, signed anew each time.
    pub async fn call<R: Request>(&self, request: &R) -> Result<Reply<R::Answer>, Error> {
        let body = serde_json::to_string(request).map_err(|error| Error::Unreadable {
            status: 0,
            reason: error.to_string(),
        })?;
        let (response, status) = self.exchange(R::ACTION, body).await?;
        let request_id = request_id(&response);
        let answer = R::Answer::deserialize(response).map_err(|error| Error::Unreadable {
            status,
            reason: without_values(&error),
        })?;
        Ok(Reply { answer, request_id })
    }

    /// [`call`](Self::call) without its types: everything that need not be compiled once a request.
    async fn exchange(&self, action: Action, body: String) -> Result<(Value, u16), Error> {
        let mut tries = 0;
        let mut corrected = false;
        loop {
            tries += 1;
            let turn = self.0.limiter.borrow_mut().book(action, self.0.clock.now());
            self.wait(turn).await;
            let (error, date) = match self.attempt(action, body.clone()).await {
                Ok(answer) => {
                    let date = answer.date;
                    match response(&answer) {
                        Ok(response) => return Ok((response, answer.status)),
                        Err(error) => (error, date),
                    }
                }
                Err(error) => {
                    let date = match error {
                        Error::Unsigned(Unsigned::OtherTime { now }) => Some(now),
                        _ => None,
                    };
                    (error, date)
                }
            };
            if error.kind() == ErrorKind::ClockSkewed
                && !corrected
                && let Some(date) = date
            {
                self.correct_clock(date);
                corrected = true;
                continue;
            }
            match retry::delay(&error, action.effect(), tries, self.random()) {
                Some(milliseconds) => self.wait(milliseconds).await,
                None => return Err(error),
            }
        }
    }

    /// Signs a call without sending it, for whoever wants to send it by other means. It is valid
    /// for five minutes.
    pub async fn sign(&self, action: Action, body: String) -> Result<Call, Error> {
        let local = self.0.clock.now() / 1_000;
        let timestamp = local.saturating_add_signed(self.0.clock_offset.get());
        let request = ToSign {
            action,
            region: self.0.region,
            timestamp,
            body,
        };
        let call = self.0.signer.sign(request).await;
        call.map_err(Error::Unsigned)
    }

    /// Signs and sends once.
    async fn attempt(&self, action: Action, body: String) -> Result<Answer, Error> {
        let call = self.sign(action, body).await?;
        self.0.sent.set(self.0.sent.get() + 1);
        if action == Action::GetMonitorData {
            self.0.billed.set(self.0.billed.get() + 1);
        }
        self.0.transport.send(call).await.map_err(Error::Transport)
    }

    /// Remembers how far the local clock is from the server's.
    fn correct_clock(&self, date: u64) {
        let local = self.0.clock.now() / 1_000;
        self.0
            .clock_offset
            .set(date.cast_signed() - local.cast_signed());
    }

    async fn wait(&self, milliseconds: u32) {
        if milliseconds > 0 {
            self.0.clock.sleep(milliseconds).await;
        }
    }

    /// The next number of an xorshift sequence: jitter needs spread, not secrecy.
    fn random(&self) -> u32 {
        let mut x = self.0.random.get();
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        self.0.random.set(x);
        x
    }
}

/// Opens the envelope `{"Response":{…}}`.
fn response(answer: &Answer) -> Result<Value, Error> {
    let unreadable = |reason: String| Error::Unreadable {
        status: answer.status,
        reason,
    };
    if answer.body.len() > LARGEST_ANSWER {
        return Err(unreadable("it is larger than 10 MiB".to_owned()));
    }
    let mut envelope: Value =
        serde_json::from_slice(&answer.body).map_err(|error| unreadable(error.to_string()))?;
    let Some(response) = envelope.get_mut("Response").map(Value::take) else {
        return Err(unreadable("there is no Response in it".to_owned()));
    };
    let Some(error) = response.get("Error") else {
        return Ok(response);
    };
    let text = |name| {
        error
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let (code, message, request_id) = (text("Code"), text("Message"), request_id(&response));
    Err(Error::Cloud(CloudError {
        code,
        message,
        request_id,
        phase: answer.phase,
    }))
}

/// What is wrong with an answer, but not what stands there instead: that may be a secret.
fn without_values(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    // `invalid type: string "…", expected a sequence`; the text may say the same once more.
    let expected = reason.split(", expected ").skip(1).last();
    expected.map_or_else(|| reason.clone(), |expected| format!("expected {expected}"))
}

fn request_id(response: &Value) -> String {
    response
        .get("RequestId")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
