//! A cloud of the test's own behind the relay that is in one mood or another, and can change it while
//! a page is open.

use std::sync::{Arc, Mutex};

use halftone::emulator::{Emulator, Options, Request};
use serde_json::json;
use tokio::sync::watch;

use crate::account::{SECRET_ID, SECRET_KEY};
use crate::cloud::{account, now};
use crate::keyholder::Keyholder;
use crate::server::{self, Answer, Asked};

/// How the cloud answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mood {
    /// As the demo account does.
    Full,
    /// As an account with nothing in it.
    Empty,
    /// Whatever is measured or logged cannot be had.
    Unmeasured,
    /// With an error.
    Failing,
    /// Not, until it is in another mood.
    Silent,
}

/// The key of its account.
pub(crate) const KEY: Keyholder = Keyholder {
    secret_id: SECRET_ID,
    secret_key: SECRET_KEY,
    token: None,
};

/// A running cloud. It ends with the tests.
pub(crate) struct Moody {
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
    mood: watch::Sender<Mood>,
}

impl Moody {
    /// The demo account, which has everything.
    pub(crate) fn start() -> Self {
        let empty = Options {
            empty: true,
            ..account(&KEY)
        };
        let accounts = [account(&KEY), empty].map(|options| Emulator::new(options, now()));
        let accounts = Arc::new(Mutex::new(accounts));
        let (mood, moods) = watch::channel(Mood::Full);
        let address = server::start(move |asked| {
            let (accounts, mut moods) = (Arc::clone(&accounts), moods.clone());
            async move {
                let mood = moods.wait_for(|mood| *mood != Mood::Silent).await;
                let mood = mood.map_or(Mood::Failing, |mood| *mood);
                answer(&mut accounts.lock().unwrap(), mood, &asked)
            }
        });
        Self { address, mood }
    }

    /// From now on it answers like this.
    pub(crate) fn be(&self, mood: Mood) {
        self.mood.send_replace(mood);
    }
}

fn answer([full, empty]: &mut [Emulator; 2], mood: Mood, asked: &Asked) -> Answer {
    let host = asked.headers.iter().find(|(name, _)| name == "host");
    let is_measured = host.is_some_and(|(_, host)| !host.starts_with("scf"));
    let emulator = match mood {
        Mood::Empty => empty,
        Mood::Unmeasured if is_measured => return refusal(),
        Mood::Failing => return refusal(),
        Mood::Full | Mood::Unmeasured | Mood::Silent => full,
    };
    let request = Request {
        method: "POST",
        query: "",
        headers: &asked.headers,
        body: &asked.body,
    };
    server::json(emulator.handle(&request, now()).body)
}

fn refusal() -> Answer {
    let error = json!({ "Code": "FailedOperation", "Message": "The cloud of this test fails." });
    let answer = json!({ "Response": { "Error": error, "RequestId": "none" } });
    server::json(answer.to_string().into_bytes())
}
