//! The moves of a rollout in the activity log of its account.

use leptos::prelude::*;

use super::Rollout;
use crate::change::{self, AliasState, End, Fault, Moved, Moves, Reversal, Title};
use crate::console::connection::Session;
use crate::console::context::Console;
use crate::console::language::rooms::Told as _;
use crate::driver::message::Subject;
use crate::rollout::{Event, Move, Reason, Settled};
use crate::scf::Alias;

impl Rollout {
    /// Puts a move into the activity log of the account, once it is known what became of it.
    pub(super) fn record(self, console: Console, session: &Session, at: u64, settled: &Settled) {
        let intent = self.entries.with_untracked(|entries| {
            let mut events = entries.iter().rev().map(|entry| &entry.event);
            events.find_map(|event| match event {
                Event::Intent { goes, base, .. } => Some((*goes, base.clone())),
                _ => None,
            })
        });
        let Some((goes, base)) = intent else {
            return;
        };
        let Some(entry) = self.activity(at, goes, base, settled) else {
            return;
        };
        if console.session.get_untracked().as_ref() == Some(session) {
            console.journal.update(|journal| {
                journal.record(entry);
            });
        } else {
            session.journal().record(entry);
        }
    }

    /// What the log keeps of it: nothing of what changed nothing and is tried again.
    fn activity(
        self,
        at: u64,
        goes: Move,
        base: Option<Alias>,
        settled: &Settled,
    ) -> Option<change::Entry> {
        let Subject {
            region,
            target,
            alias,
            ..
        } = self.subject.get_value();
        let alias = alias.to_string();
        let mut entry = change::Entry {
            id: 0,
            at,
            region,
            target: target.clone(),
            title: match goes {
                Move::Step(step) => Title::RolloutStep(alias, step),
                Move::Publish => Title::RolloutPublish(alias),
                Move::Promote => Title::RolloutPromote(alias),
                Move::RollBack => Title::RolloutBack(alias),
            },
            moves: Moves::Of(Vec::new()),
            end: End::Done,
            receipts: Vec::new(),
            undo: None,
            undoes: None,
            undone: false,
        };
        match settled {
            Settled::Done {
                receipts,
                now,
                version,
            } => {
                if receipts.is_empty() && base == *now {
                    return None;
                }
                entry.receipts.clone_from(receipts);
                if let Some(version) = version {
                    entry.moves = Moves::Of(vec![Moved::Version(*version)]);
                }
                if let (Some(base), Some(now)) = (base, now.clone()) {
                    let state = |alias| AliasState::Is(Box::new(alias));
                    let (before, after) = (state(base), state(now));
                    entry.moves = Moves::Of(vec![Moved::Alias(before.clone(), after.clone())]);
                    entry.undo = Some(Reversal {
                        target,
                        aliases: vec![(after, before)],
                        triggers: Vec::new(),
                        logs: None,
                        kept: Vec::new(),
                    });
                }
            }
            Settled::NotDone {
                reason,
                lasting: true,
            } => {
                entry.end = End::Failed {
                    done: 0,
                    of: 1,
                    reason: match reason {
                        Reason::Call(error) => Fault::Call(error.kind()),
                        other => Fault::Said(other.told()),
                    },
                };
            }
            Settled::Conflict { .. } => entry.end = End::Conflict,
            Settled::NotDone { .. } | Settled::Unclear { .. } | Settled::Dropped => return None,
        }
        Some(entry)
    }
}
