//! What was seen of one function while it was looked at: how it divided its traffic, what was done
//! to it, and when. It can be looked back at, written to a file and read again without an account.
//!
//! Only what is on the list goes in: names of aliases, versions and triggers, splits, measurements,
//! and the words in which changes were told. No setting, environment variable, code or key does.
//! It is bounded: the oldest is forgotten first, and how much was is known.

mod event;
mod fields;
mod file;
mod parse;
mod refusal;

pub use event::Event;
pub use parse::LONGEST;
pub use refusal::Refusal;

use std::collections::VecDeque;

use crate::graph::{Alias, Topology};
use crate::scf::Region;
use crate::traffic::Routing;

/// What was seen of one function.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// Where the function is.
    pub region: Region,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub function: String,
    /// By time; each differs from the one before.
    states: VecDeque<State>,
    /// By time.
    events: VecDeque<Event>,
    /// When the function was looked at last, in Unix milliseconds.
    until: u64,
    /// What is not here any more.
    pub forgotten: Forgotten,
}

/// How a function divided its traffic from some moment on.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// When it was seen first, in Unix milliseconds.
    pub at: u64,
    /// What it was.
    pub topology: Topology,
}

/// How much was forgotten to keep the recording small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// How often the traffic was divided otherwise.
    pub states: u32,
    /// What was done.
    pub events: u32,
}

impl Recording {
    /// The most states that are kept.
    pub const MOST_STATES: usize = 500;
    /// The most events that are kept.
    pub const MOST_EVENTS: usize = 500;
    /// The most bytes that all states take, about.
    pub const MOST_BYTES: usize = 1 << 20;

    /// Nothing was seen yet.
    pub fn of(region: Region, namespace: &str, function: &str) -> Self {
        Self {
            region,
            namespace: namespace.to_owned(),
            function: function.to_owned(),
            states: VecDeque::new(),
            events: VecDeque::new(),
            until: 0,
            forgotten: Forgotten::default(),
        }
    }

    /// The function was looked at, in Unix milliseconds. A clock that was put back does not undo
    /// what was seen.
    pub fn see(&mut self, at: u64, topology: &Topology) {
        let last = self.states.back();
        let at = last.map_or(at, |last| at.max(last.at));
        self.until = self.until.max(at);
        let mut topology = topology.clone();
        topology.aliases.iter_mut().for_each(forget_values);
        if last.is_none_or(|last| last.topology != topology) {
            self.states.push_back(State { at, topology });
            self.forget();
        }
    }

    /// Something was done to it; the same is told once.
    pub fn tell(&mut self, event: Event) {
        if self.events.contains(&event) {
            return;
        }
        self.until = self.until.max(event.at);
        let place = self.events.partition_point(|known| known.at <= event.at);
        self.events.insert(place, event);
        while self.events.len() > Self::MOST_EVENTS {
            self.events.pop_front();
            self.forgotten.events += 1;
        }
    }

    /// How it was at a moment; nothing before it was looked at.
    pub fn at(&self, moment: u64) -> Option<&State> {
        let after = self.states.partition_point(|state| state.at <= moment);
        self.states.get(after.checked_sub(1)?)
    }

    /// What was done, the oldest first.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.events.iter()
    }

    /// The first and the last moment that it can be looked back at; nothing if it was never seen.
    pub fn span(&self) -> Option<(u64, u64)> {
        Some((self.states.front()?.at, self.until))
    }

    /// Every moment at which something became otherwise, once each, by time.
    pub fn changes(&self) -> Vec<u64> {
        let states = self.states.iter().map(|state| state.at);
        let mut changes: Vec<u64> = states
            .chain(self.events.iter().map(|event| event.at))
            .collect();
        changes.sort_unstable();
        changes.dedup();
        let first = self.states.front().map_or(0, |state| state.at);
        changes.retain(|change| *change >= first);
        changes
    }

    /// Forgets the oldest states until what is left is small enough. The newest stays.
    fn forget(&mut self) {
        let mut bytes: usize = self.states.iter().map(|state| bytes(&state.topology)).sum();
        while self.states.len() > 1
            && (bytes > Self::MOST_BYTES || self.states.len() > Self::MOST_STATES)
        {
            if let Some(oldest) = self.states.pop_front() {
                bytes = bytes.saturating_sub(self::bytes(&oldest.topology));
                self.forgotten.states += 1;
            }
        }
    }
}

/// Which version a rule picks is drawn; by which value of the request is nobody else's business.
fn forget_values(alias: &mut Alias) {
    let split = alias.split.as_mut();
    if let Some(Routing::Rules(rules)) = split.map(|split| &mut split.routing) {
        for rule in rules {
            *rule = parse::rule_for(rule.version);
        }
    }
}

/// What a topology takes, about.
fn bytes(topology: &Topology) -> usize {
    let triggers = topology.triggers.iter();
    let triggers = triggers
        .map(|trigger| 100 + trigger.name.len() + trigger.kind.len() + trigger.qualifier.len());
    let aliases = topology.aliases.iter();
    let aliases = aliases.map(|alias| {
        let rules = match &alias.split {
            Some(split) => split.bound_versions().len(),
            None => 0,
        };
        80 + alias.name.as_str().len() + 70 * rules
    });
    triggers.sum::<usize>() + aliases.sum::<usize>() + 12 * topology.versions.len()
}
