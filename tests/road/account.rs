//! An emulated account with a function, and a transport that can lose things on the way.

use std::cell::RefCell;
use std::rc::Rc;

use halftone::change::{Change, Outcome, Plan, Problem, Snapshot, Target, execute, plan};
use halftone::emulator::{Emulator, Options, Request};
use halftone::scf::{
    Action, Alias, Answer, Call, Client, Code, CreateFunction, GetAlias, KeySigner, Pending,
    PublishVersion, Region, Transport, TransportError, UpdateFunctionConfiguration,
};
use halftone::traffic::{AliasName, Split, Version, Weight};

use crate::support::{JumpingClock, START, run};

/// What befalls one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The request never arrives, and nobody is told.
    RequestLost,
    /// The request is carried out, but its answer never comes.
    AnswerLost,
}

/// An account with one function `my-function` that has versions 1 to 3.
pub(crate) struct Account {
    pub(crate) client: Client,
    wire: Rc<Wire>,
}

struct Wire {
    emulator: RefCell<Emulator>,
    clock: Rc<JumpingClock>,
    faults: RefCell<Vec<(Action, Fault)>>,
    sent: RefCell<Vec<Action>>,
}

impl Account {
    pub(crate) fn new() -> Self {
        let clock = Rc::new(JumpingClock::new());
        let options = Options {
            empty: true,
            ..Options::default()
        };
        let signer = KeySigner::new(options.secret_id.clone(), options.secret_key.clone(), None);
        let wire = Rc::new(Wire {
            emulator: RefCell::new(Emulator::new(options, START)),
            clock: clock.clone(),
            faults: RefCell::default(),
            sent: RefCell::default(),
        });
        let client = Client::new(Rc::new(signer), wire.clone(), clock, Region::GUANGZHOU);
        let account = Self { client, wire };
        run(account.client.call(&CreateFunction {
            function_name: "my-function".into(),
            namespace: "default".into(),
            code: Code {
                zip_file: "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==".into(),
            },
            handler: "index.main".into(),
            runtime: "Nodejs18.15".into(),
            description: String::new(),
        }))
        .unwrap();
        account.settle();
        for _ in 0..3 {
            account.publish();
        }
        account.wire.sent.borrow_mut().clear();
        account
    }

    fn publish(&self) {
        let request = PublishVersion {
            function_name: "my-function".into(),
            namespace: "default".into(),
            description: String::new(),
        };
        run(self.client.call(&request)).unwrap();
        self.settle();
    }

    /// Lets everything that is changing become `Active`.
    pub(crate) fn settle(&self) {
        run(self.client.clock().sleep(60_000));
    }

    /// Begins an update of the function's settings, so that it is `Updating`.
    pub(crate) fn touch(&self) {
        let request = UpdateFunctionConfiguration {
            function_name: "my-function".into(),
            namespace: "default".into(),
            timeout: Some(5),
            ..UpdateFunctionConfiguration::default()
        };
        run(self.client.call(&request)).unwrap();
    }

    /// Makes the next call of this action meet with a fault.
    pub(crate) fn fail_next(&self, action: Action, fault: Fault) {
        self.wire.faults.borrow_mut().push((action, fault));
    }

    /// How often this action was sent since the account was set up.
    pub(crate) fn sent(&self, action: Action) -> usize {
        self.wire
            .sent
            .borrow()
            .iter()
            .filter(|sent| **sent == action)
            .count()
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let target = Target {
            namespace: "default".into(),
            function: "my-function".into(),
        };
        run(Snapshot::read(&self.client, target)).unwrap()
    }

    pub(crate) fn plan(&self, change: &Change) -> Result<Plan, Vec<Problem>> {
        plan(change, &self.snapshot())
    }

    pub(crate) fn execute(&self, plan: &Plan) -> Outcome {
        run(execute(&self.client, plan, &|_| {}))
    }

    /// Plans against the present state and carries the plan out.
    pub(crate) fn apply(&self, change: &Change) -> (Plan, Outcome) {
        let plan = self.plan(change).unwrap();
        let outcome = self.execute(&plan);
        (plan, outcome)
    }

    /// The alias as the cloud keeps it now.
    pub(crate) fn alias(&self, name: &str) -> Option<Alias> {
        let request = GetAlias {
            function_name: "my-function".into(),
            namespace: "default".into(),
            name: AliasName::from_cloud(name),
        };
        run(self.client.call(&request))
            .ok()
            .map(|reply| reply.answer)
    }

    pub(crate) fn split(&self, name: &str) -> Option<Split> {
        Some(self.alias(name)?.split().unwrap())
    }
}

impl Transport for Wire {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        self.sent.borrow_mut().push(call.action);
        let mut faults = self.faults.borrow_mut();
        let fault = faults.iter().position(|(action, _)| *action == call.action);
        let fault = fault.map(|index| faults.remove(index).1);
        let answer = match fault {
            Some(Fault::RequestLost) => Err(TransportError::TimedOut),
            Some(Fault::AnswerLost) => {
                self.deliver(call);
                Err(TransportError::TimedOut)
            }
            None => Ok(self.deliver(call)),
        };
        Box::pin(std::future::ready(answer))
    }
}

impl Wire {
    fn deliver(&self, call: Call) -> Answer {
        let mut headers: Vec<(String, String)> = call
            .headers
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        headers.push(("host".into(), call.host));
        let request = Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: call.body.as_bytes(),
        };
        let now = self.clock.truth();
        let response = self.emulator.borrow_mut().handle(&request, now);
        Answer {
            status: response.status,
            body: response.body,
            date: Some(now / 1_000),
            phase: None,
        }
    }
}

/// A split with a canary at a percentage.
pub(crate) fn canary(main: u32, version: u32, percent: u8) -> Split {
    let weight = Weight::from_percent(percent).unwrap();
    Split::weighted(
        Version::Published(main),
        Version::Published(version),
        weight,
    )
}

/// The change that creates an alias.
pub(crate) fn create(alias: &str, split: Split) -> Change {
    Change::CreateAlias {
        alias: alias.into(),
        split,
        description: "for customers".into(),
    }
}

/// The change that gives an alias another split.
pub(crate) fn update(alias: &str, split: Split) -> Change {
    Change::UpdateSplit {
        alias: AliasName::from_cloud(alias),
        split,
        description: None,
    }
}
