//! A request on its way to the account and back, with everything that may befall it there.

use super::answer::{Refusal, envelope, in_language_of, refusal};
use super::faults::{Lot, Mishap};
use super::random::Random;
use super::{Emulator, Faults, Request, Response};
use crate::scf::Effect;

/// What a host does with a request: it waits, and answers or ends the connection without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// How much later than usual, in milliseconds.
    pub delay: u32,
    /// The account's clock in Unix seconds, for the header `Date`.
    pub date: u64,
    /// What comes back. Nothing if it is lost: who asked cannot know whether the request was
    /// carried out.
    pub answer: Option<Response>,
    /// False if the request never arrived.
    pub arrived: bool,
}

impl Emulator {
    /// Lets things go wrong from now on, from the beginning of what follows from their seed.
    pub fn set_faults(&mut self, faults: Faults) {
        self.luck = Random::new(faults.seed);
        self.faults = faults;
    }

    /// What goes wrong.
    pub const fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The account's clock when it is `now`, both in milliseconds since 1970: signatures are
    /// checked against it, and it is right unless a fault says otherwise.
    pub fn clock(&self, now: u64) -> u64 {
        now.saturating_add_signed(i64::from(self.faults.clock_skew) * 1_000)
    }

    /// [`handle`](Self::handle), with everything that goes wrong on the way.
    pub fn deliver(&mut self, request: &Request<'_>, now: u64) -> Delivery {
        let lot = self.faults.draw(effect(request), &mut self.luck);
        Delivery {
            delay: lot.delay,
            date: self.clock(now) / 1_000,
            answer: self.send(request, &lot, now),
            arrived: !lot.has(Mishap::DropBefore),
        }
    }

    fn send(&mut self, request: &Request<'_>, lot: &Lot, now: u64) -> Option<Response> {
        if lot.has(Mishap::DropBefore) {
            return None;
        }
        if lot.has(Mishap::Throttle) {
            let refused = refusal("RequestLimitExceeded", "Too many requests. Send fewer.");
            return Some(self.refuse(request, refused));
        }
        let foreign = lot.has(Mishap::ForeignChange);
        let failed = lot.has(Mishap::ServerError) || lot.has(Mishap::InternalError);
        let response = (!failed || lot.carried_out).then(|| self.respond(request, now, foreign));
        if lot.has(Mishap::DropAfter) {
            return None;
        }
        if lot.has(Mishap::ServerError) {
            return Some(Response {
                status: 502,
                content_type: "text/html",
                body: GATEWAY.into(),
            });
        }
        if lot.has(Mishap::InternalError) {
            let failed = refusal("InternalError", "The service has failed. Try again later.");
            return Some(self.refuse(request, failed));
        }
        let mut response = response?;
        if lot.has(Mishap::Truncate) {
            response.body.truncate(response.body.len() / 2);
        }
        Some(response)
    }

    fn refuse(&mut self, request: &Request<'_>, refusal: Refusal) -> Response {
        let request_id = self.random.uuid();
        Response::ok(envelope(in_language_of(request, Err(refusal)), &request_id))
    }
}

/// What a gateway says whose account does not answer: not JSON.
const GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n\
    <body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

/// What a request does, by the first word of its action.
fn effect(request: &Request<'_>) -> Effect {
    let mut headers = request.headers.iter();
    let action = headers.find(|(name, _)| name.eq_ignore_ascii_case("x-tc-action"));
    let reads = |action: &str| {
        let words = ["Get", "List", "Search", "Describe"];
        words.iter().any(|word| action.starts_with(word))
    };
    match action {
        Some((_, action)) if !reads(action) => Effect::Writes,
        _ => Effect::Reads,
    }
}
