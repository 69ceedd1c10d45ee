//! An SCF account in memory: it answers the API's actions as the cloud documents them.
//!
//! It is the demo account of the page and the upstream of `halftone emulator`. Must never know
//! threads, sockets or the user interface. It has no clock and no chance of its own: everything
//! follows from the seed, the requests and the times that it is given, so the same calls at the
//! same times are answered with the same bytes. The requests that functions get from their triggers
//! and callers follow from the same, and are made up for when somebody looks.
//!
//! Every rule about splits, weights and names comes from [`traffic`](crate::traffic), and
//! signatures are really checked by [`tc3`](crate::tc3). Where the cloud's behaviour is not
//! documented, the choice made here is said in a comment beside it.

mod actions;
mod aliases;
mod analysis;
mod answer;
mod authentication;
mod behaviour;
mod chance;
mod chinese;
mod code;
mod configuration;
mod delivery;
mod demand;
mod demo;
mod faults;
mod flow;
mod function;
mod function_list;
mod functions;
mod invoke;
mod lifecycle;
mod meddling;
mod metrics;
mod monitor;
mod namespaces;
mod network;
mod pace;
mod page;
mod parameters;
mod presenter;
mod query;
mod quota;
mod random;
mod records;
mod region;
mod release;
mod routing;
mod runs;
pub mod scenario;
mod search;
mod series;
mod source;
mod stage;
mod table;
mod time;
mod trigger;
mod triggers;
mod updates;
mod usage;
mod versions;

pub use behaviour::Behaviour;
pub use delivery::Delivery;
pub use demo::REGION as DEMO_REGION;
pub use faults::{Faults, FaultsProblem, Mishap, Odds};
pub use network::Network;
pub use presenter::{MonitorRefusal, Place};

use crate::tc3::Received;
use crate::traffic::Version;
use answer::{Answer, envelope, in_language_of};
use authentication::{Credentials, authenticate};
use pace::Pace;
use quota::RateLimit;
use random::Random;
use region::Region;
use table::Table;

/// What an emulated account starts with.
#[derive(Clone)]
pub struct Options {
    /// All that looks like chance follows from this number.
    pub seed: u64,
    /// True for an account without functions, false for the demo account.
    pub empty: bool,
    /// The one `SecretId` that the account knows.
    pub secret_id: String,
    /// Its `SecretKey`.
    pub secret_key: String,
    /// What makes the key a temporary one: requests have to carry it. Nothing for a permanent key,
    /// whose requests must not carry any.
    pub token: Option<String>,
}

impl Default for Options {
    /// The demo account with the credentials that the documentation names.
    fn default() -> Self {
        Self {
            seed: 1,
            empty: false,
            secret_id: "AKIDhalftonedemo".to_owned(),
            secret_key: "halftone-demo-secret".to_owned(),
            token: None,
        }
    }
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("seed", &self.seed)
            .field("empty", &self.empty)
            .field("secret_id", &self.secret_id)
            .field("secret_key", &"***")
            .field("token", &self.token.as_ref().map(|_| "***"))
            .finish()
    }
}

/// A request as it came over the wire to the path `/`.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// What followed the `?`, without it.
    pub query: &'a str,
    /// All headers, `host` included; names in any case.
    pub headers: &'a [(String, String)],
    /// The body.
    pub body: &'a [u8],
}

impl std::fmt::Debug for Request<'_> {
    /// Names the request; the headers hold a signature and perhaps a token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// An answer to be sent over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// 200, for refusals too: the official clients read the error code of no other status. Only a
    /// gateway that fails says something else.
    pub status: u16,
    /// Exactly `application/json`: with a charset behind it the official Python clients take a
    /// refusal for a success. A gateway sends a page.
    pub content_type: &'static str,
    /// `{"Response":{…,"RequestId":"…"}}`.
    pub body: Vec<u8>,
}

impl Response {
    fn ok(body: Vec<u8>) -> Self {
        Self {
            status: 200,
            content_type: "application/json",
            body,
        }
    }
}

/// An SCF account in memory.
pub struct Emulator {
    secret_id: String,
    secret_key: String,
    token: Option<String>,
    random: Random,
    rates: RateLimit,
    regions: Table<Region>,
    pace: Pace,
    faults: Faults,
    /// Which requests faults befall. Its own sequence: with and without faults the account makes
    /// up the same numbers.
    luck: Random,
    monitor_refusal: Option<MonitorRefusal>,
    /// What it does beside listing functions with their splits.
    actions: &'static [actions::Action],
}

impl Emulator {
    /// An account at `now`, in milliseconds since 1970.
    pub fn new(options: Options, now: u64) -> Self {
        let mut emulator = Self::that_lists(options, now);
        emulator.learn();
        emulator
    }

    /// The same account while it knows no more than the actions that list functions with their
    /// splits: a page has it before it has the rest, with which it [`learn`](Self::learn)s them.
    pub fn that_lists(options: Options, now: u64) -> Self {
        let mut regions = Table::default();
        if !options.empty {
            regions.insert(demo::REGION, demo::region(options.seed, now));
        }
        Self {
            secret_id: options.secret_id,
            secret_key: options.secret_key,
            token: options.token,
            random: Random::new(options.seed),
            rates: RateLimit::default(),
            regions,
            pace: Pace::real(),
            faults: Faults::default(),
            luck: Random::new(0),
            monitor_refusal: None,
            actions: &[],
        }
    }

    /// Knows every action from now on.
    pub fn learn(&mut self) {
        self.actions = actions::OTHERS;
    }

    /// True if it knows the action of this name.
    pub fn knows(&self, action: &str) -> bool {
        actions::is_known(action, self.actions)
    }

    /// Answers one request at `now`, in milliseconds since 1970. The clock should not go back.
    ///
    /// Nothing goes wrong on the way: for whoever lets something, [`deliver`](Self::deliver).
    pub fn handle(&mut self, request: &Request<'_>, now: u64) -> Response {
        self.respond(request, now, false)
    }

    /// Answers one request. If it changes an alias and `foreign` is true, somebody else did so a
    /// moment before.
    fn respond(&mut self, request: &Request<'_>, now: u64, foreign: bool) -> Response {
        let request_id = self.random.uuid();
        let answer = self.answer(request, now, foreign);
        Response::ok(envelope(in_language_of(request, answer), &request_id))
    }

    /// How many invocations by hand each version of a function has served, by version.
    ///
    /// No action answers this: the cloud's results do not say which version ran.
    pub fn served(&self, region: &str, namespace: &str, function: &str) -> Vec<(Version, u64)> {
        let region = self.regions.get(region);
        let function = region.and_then(|region| region.peek(namespace, function));
        function.map_or_else(Vec::new, |function| function.served.clone())
    }

    /// The road of a request: whose it is, what it wants, where, with what, and how often.
    fn answer(&mut self, request: &Request<'_>, now: u64, foreign: bool) -> Answer {
        let received = Received {
            method: request.method,
            query: request.query,
            headers: request.headers,
            body: request.body,
            other_hosts: &[],
        };
        let account = Credentials {
            secret_id: &self.secret_id,
            secret_key: &self.secret_key,
            token: self.token.as_deref(),
            expired: self.faults.expired_token,
        };
        let signed_for = authenticate(received, account, self.clock(now))?;
        let action = actions::find(&received, signed_for, self.actions)?;
        let region_name = region::find(&received)?;
        let parameters = actions::read(action, request.body)?;
        if let Some(why) = self
            .monitor_refusal
            .filter(|_| action.name == "GetMonitorData")
        {
            return Err(monitor::refused(why));
        }
        self.rates.count(action.name, action.per_second, now)?;
        let region = self.regions.get_or_insert(region_name, Region::new);
        // From here on it is the account's own time.
        let now = self.pace.time(now);
        region.catch_up(now / 1_000);
        region.forget_deleted(now);
        if foreign && matches!(action.name, "UpdateAlias" | "DeleteAlias") {
            let function = region.function(&parameters)?;
            meddling::meddle(function, parameters.word("Name"), now);
        }
        (action.run)(actions::Call {
            parameters,
            region,
            region_name,
            random: &mut self.random,
            stuck: self.faults.stuck_updating.into(),
            now,
        })
    }
}
