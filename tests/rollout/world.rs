//! An emulated account with a function that has traffic, a clock that jumps, a journal in memory,
//! and a driver that can be killed. The bench uses it too.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)] // the bench does not use all of it

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use futures_util::FutureExt as _;
use halftone::emulator::{Behaviour, Emulator, Faults, Options, Place, Request};
use halftone::rollout::{
    Command, Ended, Entry, Event, Host, Journal, Observation, Plan, Question, Rest, Settled, State,
    Unsaved, Why, command, drive, leave, read, take_over,
};
use halftone::scf::{
    Action, Alias, Answer, Call, Client, Clock, Effect, KeySigner, Pending, Region, RoutingConfig,
    ToSign, Transport, TransportError,
};
use halftone::traffic::{Split, Version, Weight};
use serde_json::{Value, json};

/// Unix milliseconds at which every world begins: 2026-01-01T00:00:00Z.
pub(crate) const START: u64 = 1_767_225_600_000;

/// Runs a future that is made of nothing but ready ones.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    future
        .now_or_never()
        .expect("nothing in a test waits for the outside")
}

/// A clock that sleeps by moving its hands.
pub(crate) struct JumpingClock(Cell<u64>);

impl Clock for JumpingClock {
    fn now(&self) -> u64 {
        self.0.get()
    }

    fn sleep(&self, milliseconds: u32) -> Pending<'_, ()> {
        self.0.set(self.0.get() + u64::from(milliseconds));
        Box::pin(std::future::ready(()))
    }
}

/// The way to the account, and the journal beside it.
pub(crate) struct World {
    pub(crate) emulator: RefCell<Emulator>,
    pub(crate) clock: Rc<JumpingClock>,
    signer: KeySigner,
    /// What is kept of the journal.
    pub(crate) journal: RefCell<Vec<Entry>>,
    /// When the driver dies.
    dies: Cell<Death>,
    /// Once it is dead nothing that it sends arrives.
    dead: Cell<bool>,
    metrics_lost: Cell<bool>,
    /// Every write that was sent, and whether the journal announced exactly it.
    pub(crate) writes: RefCell<Vec<(Action, bool)>>,
    /// How many calls were sent.
    pub(crate) calls: Cell<usize>,
}

/// When a driver dies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Death {
    /// Not at all.
    #[default]
    Never,
    /// When it wants to keep the entry after so many: whatever it sent before has arrived.
    BeforeEntry(usize),
    /// As soon as so many entries are kept: nothing of what the last one announces is sent.
    AfterEntry(usize),
}

/// How a rollout was left.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Left {
    Ended(Ended),
    Paused(Why),
    /// The driver died, or its time was up.
    Open,
    /// It asked for something that the plan says.
    Asked(Question),
}

impl World {
    /// A function `app` with three versions and an alias `prod` on the second, eight requests a
    /// second to the alias of this name.
    pub(crate) fn new(seed: u64, alias: &str) -> Rc<Self> {
        let options = Options {
            seed,
            empty: true,
            ..Options::default()
        };
        let signer = KeySigner::new(options.secret_id.clone(), options.secret_key.clone(), None);
        let world = Self {
            emulator: RefCell::new(Emulator::new(options, START)),
            clock: Rc::new(JumpingClock(Cell::new(START))),
            signer,
            journal: RefCell::default(),
            dies: Cell::default(),
            dead: Cell::default(),
            metrics_lost: Cell::default(),
            writes: RefCell::default(),
            calls: Cell::default(),
        };
        let zip = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";
        world.ask(
            Action::CreateFunction,
            &json!({"FunctionName": "app", "Code": {"ZipFile": zip}, "Handler": "index.main",
                "Runtime": "Nodejs18.15"}),
        );
        world.pass(60_000);
        for _ in 0..3 {
            world.ask(Action::PublishVersion, &json!({"FunctionName": "app"}));
            world.pass(60_000);
        }
        world.ask(
            Action::CreateAlias,
            &json!({"FunctionName": "app", "Name": "prod", "FunctionVersion": "2",
                "Description": "for customers"}),
        );
        world.set(
            "$DEFAULT",
            &Split::weighted(Version::Latest, Version::Published(3), Weight::FULL),
        );
        for number in 0..10 {
            world.ask(
                Action::CreateTrigger,
                &json!({"FunctionName": "app", "TriggerName": format!("topic-{number}"),
                    "Type": "ckafka", "Qualifier": alias, "Enable": "OPEN",
                    "TriggerDesc": "{\"maxMsgNum\":100}"}),
            );
        }
        Rc::new(world)
    }

    pub(crate) fn client(self: &Rc<Self>) -> Client {
        let options = Options::default();
        let signer = KeySigner::new(options.secret_id, options.secret_key, None);
        Client::new(
            Rc::new(signer),
            Rc::new(Wire(self.clone())),
            self.clock.clone(),
            Region::GUANGZHOU,
        )
    }

    /// A second connection, on which nothing goes wrong.
    #[track_caller]
    pub(crate) fn ask(&self, action: Action, body: &Value) -> Value {
        self.pass(60);
        let call = self.signer.sign_now(ToSign {
            action,
            region: Region::GUANGZHOU,
            timestamp: self.clock.now() / 1_000,
            body: body.to_string(),
        });
        let headers = headers(&call);
        let request = Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: call.body.as_bytes(),
        };
        let response = self
            .emulator
            .borrow_mut()
            .handle(&request, self.clock.now());
        let mut envelope: Value = serde_json::from_slice(&response.body).unwrap();
        let answer = envelope["Response"].take();
        assert_eq!(answer["Error"], Value::Null, "{action:?}");
        answer
    }

    pub(crate) fn pass(&self, milliseconds: u32) {
        run(self.clock.sleep(milliseconds));
    }

    pub(crate) fn alias(&self, name: &str) -> Alias {
        let answer = self.ask(
            Action::GetAlias,
            &json!({"FunctionName": "app", "Name": name}),
        );
        serde_json::from_value(answer).unwrap()
    }

    pub(crate) fn split(&self, name: &str) -> Split {
        self.alias(name).split().unwrap()
    }

    /// Somebody else gives an alias another split.
    pub(crate) fn set(&self, alias: &str, split: &Split) {
        let before = self.alias(alias);
        let routing = RoutingConfig::default().with(&split.routing);
        self.ask(
            Action::UpdateAlias,
            &json!({"FunctionName": "app", "Name": alias,
                "FunctionVersion": split.main.to_string(),
                "RoutingConfig": routing, "Description": before.description}),
        );
    }

    /// How many versions there are, `$LATEST` among them, and their descriptions.
    pub(crate) fn versions(&self) -> Vec<String> {
        let answer = self.ask(
            Action::ListVersionByFunction,
            &json!({"FunctionName": "app", "Limit": 100}),
        );
        let versions = answer["Versions"].as_array().unwrap();
        let text = |version: &Value| {
            version["Description"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        versions.iter().map(text).collect()
    }

    pub(crate) fn behave(&self, version: Version, behaviour: Behaviour) {
        let place = Place {
            region: "ap-guangzhou",
            namespace: "default",
            function: "app",
        };
        let now = self.clock.now();
        assert!(
            self.emulator
                .borrow_mut()
                .inject(place, version, behaviour, now)
        );
    }

    pub(crate) fn fail(&self, version: Version, errors: u32) {
        let behaviour = Behaviour {
            errors,
            ..Behaviour::default()
        };
        self.behave(version, behaviour);
    }

    pub(crate) fn faults(&self, faults: &str) {
        let faults: Faults = faults.parse().unwrap();
        self.emulator.borrow_mut().set_faults(faults);
    }

    /// Lets the driver die, or another one live.
    pub(crate) fn kill(&self, death: Death) {
        self.dies.set(death);
        self.dead.set(false);
    }

    /// The journal through its text, as another process would find it.
    pub(crate) fn reread(&self) -> Journal {
        let lines: String = self.journal.borrow().iter().map(Entry::to_line).collect();
        let journal = Journal::read(&lines).unwrap();
        assert_eq!(*self.journal.borrow(), journal.entries);
        journal
    }

    /// The state as another process would find it.
    pub(crate) fn state(&self, plan: &Plan) -> State {
        State::of(plan.clone(), &self.reread())
    }

    /// Drives from the journal until it rests, for a person who says nothing.
    pub(crate) fn drive(self: &Rc<Self>, plan: &Plan, me: &str) -> Rest {
        let mut state = self.state(plan);
        let (client, mut seen) = (self.client(), Observation::default());
        run(drive(&client, &mut state, &mut seen, &**self, me))
    }

    /// Drives from the journal until it ends, pauses, asks or dies.
    pub(crate) fn to_end(self: &Rc<Self>, plan: &Plan) -> Left {
        self.until(plan, u64::MAX)
    }

    /// The same, but no further than some moment.
    pub(crate) fn until(self: &Rc<Self>, plan: &Plan, moment: u64) -> Left {
        self.watch(plan, moment, &mut |_| {})
    }

    /// The same with whoever hears the questions that come again by themselves.
    pub(crate) fn watch(
        self: &Rc<Self>,
        plan: &Plan,
        moment: u64,
        hear: &mut dyn FnMut(&Question),
    ) -> Left {
        let mut state = self.state(plan);
        let (client, mut seen) = (self.client(), Observation::default());
        // Long beyond what any of these plans takes.
        for _ in 0..10_000 {
            let rest = run(drive(&client, &mut state, &mut seen, &**self, "ci"));
            if self.dead.get() {
                return Left::Open;
            }
            if let Rest::Asks(question, Some(_)) = &rest {
                hear(question);
            }
            match rest {
                Rest::Until(at) | Rest::Asks(Question::Unsure { .. }, Some(at)) if at < moment => {
                    self.clock.0.set(self.clock.now().max(at));
                }
                Rest::Until(_) | Rest::Asks(Question::Unsure { .. }, _) | Rest::Unsaved(_) => {
                    return Left::Open;
                }
                Rest::Asks(Question::Paused(why), _) => return Left::Paused(why),
                Rest::Asks(question, _) => return Left::Asked(question),
                Rest::Finished(ended) => return Left::Ended(ended),
                other => panic!("{other:?}"),
            }
        }
        panic!("it never ends: {:?}", self.journal.borrow().last());
    }

    /// Says that somebody drives no longer.
    pub(crate) fn leave(self: &Rc<Self>, plan: &Plan, me: &str) {
        let mut state = self.state(plan);
        run(leave(&mut state, &**self, me)).unwrap();
    }

    /// Says that somebody drives from now on, whoever did.
    pub(crate) fn take_over(self: &Rc<Self>, plan: &Plan, me: &str) {
        let mut state = self.state(plan);
        run(take_over(&mut state, &**self, me)).unwrap();
    }

    /// The time, in Unix milliseconds.
    pub(crate) fn clock_now(&self) -> u64 {
        self.clock.now()
    }

    /// How often this was sent.
    pub(crate) fn sent(&self, action: Action) -> usize {
        let writes = self.writes.borrow();
        writes.iter().filter(|(sent, _)| *sent == action).count()
    }

    /// Lets no request to the monitoring arrive, or lets them arrive again.
    pub(crate) fn lose_metrics(&self, lost: bool) {
        self.metrics_lost.set(lost);
    }

    /// A person says something.
    pub(crate) fn say(self: &Rc<Self>, plan: &Plan, said: Command) {
        let mut state = self.state(plan);
        run(command(&mut state, &**self, "ci", said)).unwrap();
    }

    /// The events of the journal that are not looks.
    pub(crate) fn events(&self) -> Vec<Event> {
        let journal = self.journal.borrow();
        let events = journal.iter().map(|entry| entry.event.clone());
        events
            .filter(|event| !matches!(event, Event::Looked { .. } | Event::Alive))
            .collect()
    }

    /// Whether every write that was sent stands in the journal before it.
    pub(crate) fn all_announced(&self) -> bool {
        self.writes.borrow().iter().all(|(_, announced)| *announced)
    }

    /// True if the journal's last intent, still open, is exactly this call.
    fn announces(&self, call: &Call) -> bool {
        let journal = self.journal.borrow();
        let open = journal.iter().rev().find_map(|entry| match &entry.event {
            Event::Intent { goal, .. } => Some(Some(goal.clone())),
            Event::Settled(Settled::Unclear { .. }) => None,
            Event::Settled(_) => Some(None),
            _ => None,
        });
        let Some(Some(goal)) = open else { return false };
        let body: Value = serde_json::from_str(&call.body).unwrap();
        match (call.action, goal) {
            (Action::PublishVersion, None) => true,
            (Action::UpdateAlias, Some(goal)) => {
                let goal = serde_json::to_value(goal).unwrap();
                let weights =
                    |value: &Value| value["RoutingConfig"]["AdditionalVersionWeights"].clone();
                body["FunctionVersion"] == goal["FunctionVersion"]
                    && weights(&body) == weights(&goal)
                    && body["Name"] == goal["Name"]
            }
            _ => false,
        }
    }
}

impl Host for World {
    fn now(&self) -> u64 {
        self.clock.now()
    }

    fn keep<'a>(&'a self, entry: &'a Entry) -> Pending<'a, Result<(), Unsaved>> {
        let kept = self.journal.borrow().len();
        let dies = self.dies.get();
        if matches!(dies, Death::BeforeEntry(most) if kept >= most) {
            self.dead.set(true);
        }
        let result = if self.dead.get() {
            Err(Unsaved::Refused("no space".into()))
        } else {
            self.journal.borrow_mut().push(entry.clone());
            Ok(())
        };
        if matches!(dies, Death::AfterEntry(most) if kept + 1 >= most) {
            self.dead.set(true);
        }
        Box::pin(std::future::ready(result))
    }
}

/// The way of one driver.
struct Wire(Rc<World>);

impl Transport for Wire {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        let world = &self.0;
        world.calls.set(world.calls.get() + 1);
        world.pass(20);
        let is_lost = call.action == Action::GetMonitorData && world.metrics_lost.get();
        if is_lost || world.dead.get() {
            return Box::pin(std::future::ready(Err(TransportError::TimedOut)));
        }
        if call.action.effect() == Effect::Writes {
            let announced = world.announces(&call);
            world.writes.borrow_mut().push((call.action, announced));
        }
        let headers = headers(&call);
        let request = Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: call.body.as_bytes(),
        };
        let delivery = world
            .emulator
            .borrow_mut()
            .deliver(&request, world.clock.now());
        world.pass(delivery.delay);
        let answer = match delivery.answer {
            Some(response) => Ok(Answer {
                status: response.status,
                body: response.body,
                date: Some(delivery.date),
                phase: None,
            }),
            None => Err(TransportError::TimedOut),
        };
        Box::pin(std::future::ready(answer))
    }
}

fn headers(call: &Call) -> Vec<(String, String)> {
    let headers = call.headers.iter();
    let mut headers: Vec<(String, String)> = headers
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    headers.push(("host".into(), call.host.clone()));
    headers
}

/// A plan for `prod` that takes about twenty minutes.
pub(crate) fn prod() -> Plan {
    plan(
        "function: app\nalias: prod\ncanary: 3\nsteps:\n  - share: 10%\n    hold: 3m\n  - share: 50%\n    hold: 2m\nfinish: promote\nguards:\n  errors: 5 points\n",
    )
}

/// The same for `$DEFAULT`, where the promotion makes a version.
pub(crate) fn default_alias() -> Plan {
    plan(
        "function: app\nalias: $DEFAULT\ncanary: $LATEST\nsteps:\n  - share: 10%\n    hold: 3m\n  - share: 50%\n    hold: 2m\nfinish: promote\nguards:\n  errors: 5 points\n",
    )
}

#[track_caller]
pub(crate) fn plan(text: &str) -> Plan {
    read(text).unwrap_or_else(|wrong| panic!("{}", wrong[0]))
}

/// Whether everything of a finished rollout is as it should be; the reason if not.
pub(crate) fn fault_of(world: &World, plan: &Plan, left: &Left) -> Option<String> {
    let split = world.split(plan.alias.as_str());
    let made = world
        .versions()
        .iter()
        .filter(|text| text.starts_with("Promoted by"))
        .count();
    let (default, versions) = (plan.alias.is_default(), world.versions().len());
    if !world.all_announced() {
        return Some("a write is not in the journal".into());
    }
    if versions != 4 + made || made > 1 {
        return Some(format!("{versions} versions, {made} of them made"));
    }
    let (stable, canary) = if default {
        (Version::Published(3), Version::Latest)
    } else {
        (Version::Published(2), Version::Published(3))
    };
    let right = match left {
        Left::Ended(Ended::Promoted) if default => {
            made == 1
                && split == Split::weighted(Version::Latest, Version::Published(4), Weight::FULL)
        }
        Left::Ended(Ended::Promoted) => split == Split::all(canary),
        Left::Ended(Ended::RolledBack) if default => {
            split == Split::weighted(canary, stable, Weight::FULL)
        }
        Left::Ended(Ended::RolledBack) => split == Split::all(stable),
        Left::Ended(Ended::Kept | Ended::Abandoned) | Left::Asked(_) | Left::Open => false,
        Left::Paused(_) => true,
    };
    (!right).then(|| format!("{left:?} with {split:?}, {made} made"))
}
