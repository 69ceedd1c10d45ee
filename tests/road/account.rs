//! An emulated account with a function, and a transport that can lose things on the way.

use std::cell::RefCell;
use std::rc::Rc;

use halftone::change::{Change, Done, Outcome, Plan, Problem, Snapshot, Target, execute, plan};
use halftone::emulator::{Emulator, Faults, MonitorRefusal, Options, Request, Response};
use halftone::scf::{
    Action, Alias, Answer, Call, Client, Clock as _, Code, CreateFunction, GetAlias, KeySigner,
    Pending, PublishVersion, Region, ToSign, Transport, TransportError,
    UpdateFunctionConfiguration,
};
use halftone::traffic::{AliasName, Split, Version, Weight};

use serde_json::{Value, json};

use crate::support::{JumpingClock, START, run};

/// What befalls one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The request never arrives, and nobody is told.
    RequestLost,
    /// The request is carried out, but its answer never comes.
    AnswerLost,
    /// The cloud refuses it with this code.
    Refused(&'static str),
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
    refused: RefCell<Vec<(Action, usize, &'static str)>>,
    /// Looks at the account before and after every call that reaches it.
    observer: RefCell<Option<Observer>>,
    signer: KeySigner,
}

/// Is told which action is about to happen, or has just happened.
pub(crate) type Observer = Box<dyn FnMut(&Probe<'_>, Action)>;

/// A second connection to the account, past everything that can befall the first.
pub(crate) struct Probe<'a>(&'a Wire);

impl Probe<'_> {
    /// The answer to a call, without its envelope. Time passes, for the cloud counts calls.
    pub(crate) fn ask(&self, action: Action, body: &Value) -> Value {
        run(self.0.clock.sleep(200));
        let call = self.0.signer.sign_now(ToSign {
            action,
            region: Region::GUANGZHOU,
            timestamp: self.0.clock.truth() / 1_000,
            body: body.to_string(),
        });
        let answer = self.0.handle(call);
        let mut envelope: Value = serde_json::from_slice(&answer.body).unwrap();
        envelope["Response"].take()
    }
}

impl Account {
    pub(crate) fn new() -> Self {
        let account = Self::unpublished();
        for _ in 0..3 {
            account.publish();
        }
        account.wire.sent.borrow_mut().clear();
        account
    }

    /// Has Monitor refuse every call, or answer again.
    pub(crate) fn refuse_monitor(&self, refusal: Option<MonitorRefusal>) {
        self.wire.emulator.borrow_mut().refuse_monitor(refusal);
    }

    /// The same account before anything was published.
    pub(crate) fn unpublished() -> Self {
        let clock = Rc::new(JumpingClock::new());
        let options = Options {
            empty: true,
            ..Options::default()
        };
        let signer = key(&options);
        let wire = Rc::new(Wire {
            emulator: RefCell::new(Emulator::new(options.clone(), START)),
            clock: clock.clone(),
            faults: RefCell::default(),
            sent: RefCell::default(),
            refused: RefCell::default(),
            observer: RefCell::default(),
            signer: key(&options),
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

    /// Makes the next call of this action be refused with a code of the cloud's.
    pub(crate) fn refuse_next(&self, action: Action, code: &'static str) {
        self.fail_next(action, Fault::Refused(code));
    }

    /// Makes the call of this action with this number, counted from 1 since the account was set
    /// up, be refused.
    pub(crate) fn refuse_nth(&self, action: Action, number: usize, code: &'static str) {
        self.wire.refused.borrow_mut().push((action, number, code));
    }

    /// Lets things go wrong for the client from now on.
    pub(crate) fn set_faults(&self, faults: Faults) {
        self.wire.emulator.borrow_mut().set_faults(faults);
    }

    /// Has everything looked at before and after every call that reaches the account.
    pub(crate) fn observe(&self, observer: Observer) {
        *self.wire.observer.borrow_mut() = Some(observer);
    }

    /// A second connection.
    pub(crate) fn probe(&self) -> Probe<'_> {
        Probe(&self.wire)
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

    /// [`plan`](Self::plan), where reading the function may fail too.
    pub(crate) fn plan_now(&self, change: &Change) -> Result<Plan, Vec<Problem>> {
        let target = Target {
            namespace: "default".into(),
            function: "my-function".into(),
        };
        let snapshot = run(Snapshot::read(&self.client, target));
        snapshot.map_or_else(|_| Err(Vec::new()), |snapshot| plan(change, &snapshot))
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

    /// The same, where nothing may go wrong.
    pub(crate) fn done(&self, change: &Change) -> Done {
        match self.apply(change).1 {
            Outcome::Done(done) => done,
            other => panic!("not done: {other:?}"),
        }
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
        let count = self
            .sent
            .borrow()
            .iter()
            .filter(|sent| **sent == call.action)
            .count();
        let refused = self.refused.borrow();
        let refused = refused
            .iter()
            .find(|one| (one.0, one.1) == (call.action, count));
        if let Some((_, _, code)) = refused {
            return Box::pin(std::future::ready(Ok(refusal(code))));
        }
        let mut faults = self.faults.borrow_mut();
        let fault = faults.iter().position(|(action, _)| *action == call.action);
        let fault = fault.map(|index| faults.remove(index).1);
        let answer = match fault {
            Some(Fault::RequestLost) => Err(TransportError::TimedOut),
            Some(Fault::AnswerLost) => {
                let _lost = self.deliver(call);
                Err(TransportError::TimedOut)
            }
            Some(Fault::Refused(code)) => Ok(refusal(code)),
            None => self.deliver(call),
        };
        Box::pin(std::future::ready(answer))
    }
}

impl Wire {
    fn deliver(&self, call: Call) -> Result<Answer, TransportError> {
        let action = call.action;
        self.look(action);
        let delivery = self.reach(call, Emulator::deliver);
        self.look(action);
        run(self.clock.sleep(delivery.delay));
        let response = delivery.answer.ok_or(TransportError::TimedOut)?;
        Ok(Answer {
            date: Some(delivery.date),
            ..answer(response)
        })
    }

    fn look(&self, action: Action) {
        if let Some(observer) = &mut *self.observer.borrow_mut() {
            observer(&Probe(self), action);
        }
    }

    fn handle(&self, call: Call) -> Answer {
        answer(self.reach(call, Emulator::handle))
    }

    fn reach<T>(&self, call: Call, by: impl Fn(&mut Emulator, &Request<'_>, u64) -> T) -> T {
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
        by(
            &mut self.emulator.borrow_mut(),
            &request,
            self.clock.truth(),
        )
    }
}

fn answer(response: Response) -> Answer {
    Answer {
        status: response.status,
        body: response.body,
        date: None,
        phase: None,
    }
}

fn refusal(code: &str) -> Answer {
    let error = json!({"Code": code, "Message": "Refused by the test."});
    let envelope = json!({"Response": {"Error": error, "RequestId": "refused"}});
    Answer {
        status: 200,
        body: envelope.to_string().into_bytes(),
        date: None,
        phase: None,
    }
}

fn key(options: &Options) -> KeySigner {
    KeySigner::new(options.secret_id.clone(), options.secret_key.clone(), None)
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
