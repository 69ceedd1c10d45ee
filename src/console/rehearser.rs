//! Whoever calculates beside the page: plays the plans of rollouts, looks how soon a rise shows.
//!
//! What is said to them is in the room `judge`; [`RehearsalWorker`] says it to the worker in the
//! browser. Must never know what is asked.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Deserialize as _;
use serde_json::Value;

use super::line::{Line, Program};
use crate::browser::message::Draft;
use crate::browser::words;
use crate::judge::{Answer, Order};
use crate::scf::Pending;

/// How long an answer may take, on a slow computer, in milliseconds.
const LIMIT: u32 = 30_000;

/// Calculates beside the page, one order after the other.
pub trait Rehearser {
    /// Has an order carried out. Otherwise why it was not, in the browser's words; empty if there was
    /// no answer.
    fn ask(&self, order: Order) -> Pending<'_, Result<Answer, String>>;

    /// Gives up what is being calculated: nobody waits for it any more.
    fn cancel(&self);
}

/// The worker, started when it is first needed and ended when it is given up.
#[derive(Default)]
pub(crate) struct RehearsalWorker(RefCell<Option<Open>>);

/// A worker that runs.
struct Open {
    line: Rc<Line>,
    /// It calculates.
    is_busy: bool,
}

impl RehearsalWorker {
    fn line(&self) -> Result<Rc<Line>, String> {
        let mut open = self.0.borrow_mut();
        if let Some(open) = &mut *open {
            open.is_busy = true;
            return Ok(Rc::clone(&open.line));
        }
        let opened = Line::open(Program::Rehearsal, |_| {});
        let line = Rc::new(opened.map_err(|error| words(&error))?);
        *open = Some(Open {
            line: Rc::clone(&line),
            is_busy: true,
        });
        Ok(line)
    }

    /// This one has answered, unless it was given up meanwhile.
    fn answered(&self, line: &Rc<Line>) {
        let mut open = self.0.borrow_mut();
        if let Some(open) = open.as_mut().filter(|open| Rc::ptr_eq(&open.line, line)) {
            open.is_busy = false;
        }
    }
}

impl Rehearser for RehearsalWorker {
    fn ask(&self, order: Order) -> Pending<'_, Result<Answer, String>> {
        Box::pin(async move {
            let line = self.line()?;
            let asked = line.ask(|number| Draft::new(number, &order), LIMIT);
            let message = asked.await.map_err(|error| words(&error))?;
            // One that does not answer stays busy, and is ended before the next question.
            let says = message.ok_or_else(String::new)?.says();
            self.answered(&line);
            // By way of a value, like everything that the page reads.
            let value: serde_json::Result<Value> = serde_json::from_str(&says);
            let answer = value.and_then(Answer::deserialize);
            answer.map_err(|error| error.to_string())
        })
    }

    fn cancel(&self) {
        let is_busy = |open: &mut Open| open.is_busy;
        let given_up = self.0.borrow_mut().take_if(is_busy);
        if let Some(open) = given_up {
            open.line.end();
        }
    }
}

impl Drop for RehearsalWorker {
    fn drop(&mut self) {
        if let Some(open) = self.0.take() {
            open.line.end();
        }
    }
}
