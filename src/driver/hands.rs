//! The page's hands: it signs and sends what the driver wants done.

use std::rc::Rc;

use super::desk::Desk;
use super::message::{News, Reply};
use crate::browser::{now, sleep};
use crate::keyring::{Headers, Request};
use crate::scf::{
    Answer, Call, Client, Clock, Effect, Pending, Region, Signer, ToSign, Transport,
    TransportError, Unsigned,
};

/// A client whose requests are signed and sent by the page.
pub(super) fn client(desk: &Rc<Desk>, region: Region) -> Client {
    let hands = Rc::new(Hands {
        desk: Rc::clone(desk),
        region,
    });
    Client::new(
        Rc::clone(&hands) as Rc<dyn Signer>,
        hands,
        Rc::new(WallClock),
        region,
    )
}

struct Hands {
    desk: Rc<Desk>,
    region: Region,
}

impl Signer for Hands {
    fn sign(&self, to_sign: ToSign) -> Pending<'_, Result<Call, Unsigned>> {
        Box::pin(async move {
            let ToSign {
                action,
                region,
                timestamp,
                body,
            } = to_sign;
            let request = Request {
                secret_id: String::new(),
                action,
                region,
                timestamp,
            };
            match self.desk.ask(&News::Sign(request.clone()), &body).await {
                Some((Reply::Signed(headers), _)) => Ok(headers.into_call(&request, body)),
                Some((Reply::Unsigned(unsigned), _)) => Err(unsigned),
                _ => Err(Unsigned::Locked),
            }
        })
    }
}

impl Transport for Hands {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        Box::pin(async move {
            let reads = call.action.effect() == Effect::Reads;
            let (body, request) = (
                call.body.clone(),
                Request {
                    secret_id: String::new(),
                    action: call.action,
                    region: self.region,
                    timestamp: 0,
                },
            );
            if reads {
                self.desk.pace.borrow_mut().begin_read(now());
            }
            let sending = News::Send(request, Headers::of(call));
            let answer = self.desk.ask(&sending, &body).await;
            if reads {
                self.desk.pace.borrow_mut().end_read(now());
            } else {
                // What a write brought about is counted from now.
                self.desk.ask_time().await;
            }
            match answer {
                Some((
                    Reply::Answered {
                        status,
                        date,
                        phase,
                    },
                    message,
                )) => Ok(Answer {
                    status,
                    body: message.bytes("body"),
                    date,
                    phase,
                }),
                Some((Reply::NotAnswered(error), _)) => Err(error),
                _ => Err(TransportError::TimedOut),
            }
        })
    }
}

/// The computer's clock and the worker's timers.
struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> u64 {
        now()
    }

    fn sleep(&self, milliseconds: u32) -> Pending<'_, ()> {
        Box::pin(sleep(milliseconds))
    }
}
