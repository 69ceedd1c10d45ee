//! What stands on a terminal: lines that stay, and one below them that is kept up to date.
//!
//! The last line ends where one types. It is drawn anew around what was typed so far, so nothing of
//! it is lost. Where a terminal cannot do that, or shall not, only the lines that stay are written.

use std::cell::{Cell, RefCell};
use std::env;
use std::io::{Write as _, stdout};

use super::words;
use crate::rollout::{Entry, Event, Hold, Judged, Position, Question, Settled, State, Word};

/// Columns of the last line: less than any terminal has that is of use.
const WIDTH: usize = 74;

pub(super) struct Progress {
    /// True if the last line is kept up to date.
    is_live: bool,
    /// What stands in it, if anything does.
    shown: RefCell<String>,
    /// What the judge said last.
    judged: Cell<Option<Judged>>,
}

impl Progress {
    /// On a terminal, if that is what this is.
    pub(super) fn new(is_terminal: bool) -> Self {
        let set = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
        let can = set("TERM").is_some_and(|name| name != "dumb") && set("NO_COLOR").is_none();
        Self {
            is_live: is_terminal && can,
            shown: RefCell::default(),
            judged: Cell::default(),
        }
    }

    /// Writes a line that stays.
    pub(super) fn say(&self, line: &str) {
        self.clear();
        println!("{line}");
    }

    /// True if an entry is told by a line of its own: a verdict is only if the last line does not
    /// tell it, or if it is another one.
    pub(super) fn tells(&self, entry: &Entry) -> bool {
        if let Event::Settled(Settled::Done { .. }) = &entry.event {
            // What was said of another share says nothing about this one.
            self.judged.set(None);
        }
        let Event::Looked { judged, .. } = &entry.event else {
            return true;
        };
        let word = |judged: Option<Judged>| judged.map(|judged| judged.word);
        let before = word(self.judged.replace(*judged));
        !self.is_live || (word(*judged) != before && before.is_some())
    }

    /// Brings the last line up to date, at `now`, in Unix milliseconds of the account's time.
    pub(super) fn draw(&self, state: &State, asked: Option<&Question>, now: u64) {
        if !self.is_live {
            return;
        }
        let text = self.line(state, asked, now);
        let text: String = text.chars().take(WIDTH).collect();
        let mut shown = self.shown.borrow_mut();
        if *shown == text {
            return;
        }
        let mut out = stdout().lock();
        // Beyond the first time what was typed stands behind it: the cursor goes back there.
        let drawn = if shown.is_empty() {
            write!(out, "{text:WIDTH$} > ")
        } else {
            write!(out, "\x1b7\r{text:WIDTH$} > \x1b8")
        };
        // A terminal that is gone ends the run in other ways.
        let _ignored = drawn.and_then(|()| out.flush());
        *shown = text;
    }

    /// Takes the last line away.
    pub(super) fn clear(&self) {
        if !self.shown.borrow().is_empty() {
            print!("\r\x1b[2K");
            let _ignored = stdout().flush();
            self.shown.borrow_mut().clear();
        }
    }

    /// Somebody ended the line that he typed, so the cursor stands in the next one.
    pub(super) fn entered(&self) {
        self.shown.borrow_mut().clear();
    }

    fn line(&self, state: &State, asked: Option<&Question>, now: u64) -> String {
        let plan = state.plan();
        let mut parts = vec![plan.alias.to_string()];
        if let Position::At { step: index, since } = state.position()
            && let Some(step) = plan.steps.get(index)
        {
            parts.push(format!("{} to {}", step.share, plan.canary));
            parts.push(format!("step {} of {}", index + 1, plan.steps.len()));
            let over = since.saturating_add(match step.hold {
                Hold::Time(seconds) => seconds.saturating_mul(1_000),
                Hold::Approval | Hold::Requests(_) => 0,
            });
            match step.hold {
                _ if asked.is_some() => {}
                Hold::Time(_) if now < over => parts.push(words::time_left(over - now)),
                Hold::Requests(wanted) if state.canary_requests() < wanted => {
                    parts.push(format!("{} of {wanted} requests", state.canary_requests()));
                }
                _ => parts.push("judging".to_owned()),
            }
        }
        match asked {
            Some(Question::Paused(_)) => parts.push("paused".to_owned()),
            Some(_) => parts.push("asks".to_owned()),
            None => {}
        }
        if let Some(judged) = self.judged.get() {
            let word = match judged.word {
                Word::NotYet => "not yet",
                Word::NoSignOfHarm => "no sign of harm",
                Word::Worse => "worse",
            };
            parts.push(word.to_owned());
            let [requests, failed] = judged.canary;
            parts.push(format!("{failed} of {requests} failed"));
        }
        parts.join(" · ")
    }
}
