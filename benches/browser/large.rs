//! An account as large as any, behind a server of its own.
//!
//! It is filled as a client would fill it, within every limit of the API, in a time that goes by as
//! fast as it is used: the account was begun hours ago and is as old as it says.

use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use halftone::emulator::{Emulator, Options, Request};
use halftone::scf::{Action, KeySigner, Region, ToSign};
use serde_json::{Value, json};

use crate::server;
use crate::stopwatch::KEY;

/// The function with 1,000 versions and 200 aliases.
pub(crate) const MANY: &str = "many-versions";

/// A function by its graph: every alias divides between two versions that no other one has.
pub(crate) struct Graph {
    pub(crate) function: &'static str,
    triggers: u32,
    aliases: u32,
    versions: u32,
}

/// The graphs that are drawn.
pub(crate) const GRAPHS: [Graph; 2] = [
    Graph {
        function: "graph-of-250",
        triggers: 10,
        aliases: 80,
        versions: 160,
    },
    Graph {
        function: "graph-of-625",
        triggers: 10,
        aliases: 205,
        versions: 410,
    },
];

impl Graph {
    /// How many nodes it has.
    pub(crate) fn nodes(&self) -> u32 {
        self.triggers + self.aliases + self.versions
    }
}

/// The namespace with 500 functions, and how many aliases each has beside `$DEFAULT`.
pub(crate) const FLEET: (&str, u32, u32) = ("default", 500, 19);

/// How long before now the account is begun: far more than filling it takes of its own time.
const AGE: u64 = 12 * 3_600_000;

/// A zip archive that holds nothing, in base64.
const ZIP: &str = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";

/// Fills an account and answers for it; gives its address, `http://127.0.0.1:PORT`.
pub(crate) fn start() -> String {
    let mut account = Account::begin();
    account.fill();
    let emulator = Arc::new(Mutex::new(account.emulator));
    server::start(move |asked| {
        let request = Request {
            method: "POST",
            query: "",
            headers: &asked.headers,
            body: &asked.body,
        };
        let answer = emulator.lock().unwrap().handle(&request, now());
        std::future::ready(server::json(answer.body))
    })
}

struct Account {
    emulator: Emulator,
    signer: KeySigner,
    /// Milliseconds since 1970.
    now: u64,
}

impl Account {
    fn begin() -> Self {
        let now = now() - AGE;
        let options = Options {
            empty: true,
            secret_id: KEY.secret_id.to_owned(),
            secret_key: KEY.secret_key.to_owned(),
            ..Options::default()
        };
        let mut emulator = Emulator::new(options, now);
        let (_, functions, _) = FLEET;
        emulator.grant_functions(Region::GUANGZHOU, functions as usize + 3);
        Self {
            emulator,
            signer: KeySigner::new(KEY.secret_id, KEY.secret_key, None),
            now,
        }
    }

    fn fill(&mut self) {
        self.function(MANY, 1_000);
        for number in 0..199 {
            self.alias(MANY, number, (number * 7 % 999 + 1, number * 13 % 999 + 2));
        }
        for graph in &GRAPHS {
            let Graph {
                function,
                triggers,
                aliases,
                versions,
            } = *graph;
            self.function(function, versions);
            for number in 0..aliases - 1 {
                self.alias(function, number, (number * 2 + 1, number * 2 + 2));
            }
            self.timers(function, triggers);
        }
        let (_, functions, aliases) = FLEET;
        for number in 0..functions {
            let function = format!("function-{number:03}");
            self.function(&function, 3);
            for alias in 0..aliases {
                self.alias(&function, alias, (1 + (number + alias) % 2, 3));
            }
        }
        assert!(self.now < now(), "the account was begun too late");
    }

    /// A function with this many versions.
    fn function(&mut self, name: &str, versions: u32) {
        let create = json!({ "FunctionName": name, "Code": { "ZipFile": ZIP }, "Runtime": "Go1" });
        self.call(Action::CreateFunction, &create);
        self.now += 3_000;
        for _ in 0..versions {
            self.call(Action::PublishVersion, &json!({ "FunctionName": name }));
            self.now += 2_000;
        }
    }

    /// An alias with a main and an additional version.
    fn alias(&mut self, function: &str, number: u32, (main, additional): (u32, u32)) {
        let weight = json!({ "Version": additional.to_string(), "Weight": 0.1 });
        let create = json!({
            "FunctionName": function,
            "Name": format!("alias-{number}"),
            "FunctionVersion": main.to_string(),
            "RoutingConfig": { "AdditionalVersionWeights": [weight] },
        });
        self.call(Action::CreateAlias, &create);
    }

    /// Timers on the first aliases.
    fn timers(&mut self, function: &str, count: u32) {
        for number in 0..count {
            let create = json!({
                "FunctionName": function,
                "TriggerName": format!("timer-{number}"),
                "Type": "timer",
                "TriggerDesc": "0 0 3 * * * *",
                "Qualifier": format!("alias-{number}"),
            });
            self.call(Action::CreateTrigger, &create);
        }
    }

    /// Calls an action as often in a second as the API allows it.
    fn call(&mut self, action: Action, body: &Value) {
        self.now += 50;
        let call = self.signer.sign_now(ToSign {
            action,
            region: Region::GUANGZHOU,
            timestamp: self.now / 1_000,
            body: body.to_string(),
        });
        let mut headers = vec![("host".to_owned(), call.host)];
        let signed = call.headers.into_iter();
        headers.extend(signed.map(|(name, value)| (name.to_owned(), value)));
        let request = Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: call.body.as_bytes(),
        };
        let answer = self.emulator.handle(&request, self.now);
        let answer: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(answer["Response"]["Error"], Value::Null, "{body}");
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    u64::try_from(now.as_millis()).unwrap()
}
