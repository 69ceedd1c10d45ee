//! Nodes and links in three columns, before they have a place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::measure::{LANE, LINE, NODE, Subject, UNBOUND};
use super::topology::{Condition, Proposal, Topology, Trigger};
use crate::traffic::{AliasName, Split, Version};

/// How many versions are shown that nothing is bound to; the others are folded.
const UNBOUND_SHOWN: usize = 3;

/// The columns and what links them.
pub(super) struct Network {
    /// What stands in a column, by number.
    pub(super) vertices: Vec<Vertex>,
    /// Triggers, aliases, versions: numbers of vertices from the top.
    pub(super) columns: [Vec<usize>; 3],
    /// Every edge as the vertices that it passes, one for each column it touches.
    pub(super) routes: Vec<Vec<usize>>,
}

/// A node, or the lane of an edge that passes the aliases by.
pub(super) struct Vertex {
    /// Nothing for a lane.
    pub(super) subject: Option<Subject>,
    /// Which column it stands in.
    pub(super) column: usize,
    /// Vertices of the column to the left that lead here.
    pub(super) left: Vec<usize>,
    /// Vertices of the column to the right that this leads to.
    pub(super) right: Vec<usize>,
}

impl Vertex {
    /// How high it is: an alias has a line for each of its edges.
    pub(super) fn height(&self) -> i32 {
        match &self.subject {
            None => LANE,
            Some(Subject::Alias { .. }) => {
                let lines = i32::try_from(self.right.len()).unwrap_or(i32::MAX / LINE);
                NODE.max(lines * LINE)
            }
            Some(_) if self.is_brief() => UNBOUND,
            Some(_) => NODE,
        }
    }

    /// True for what has nothing to say but its name, and no edge to give room to.
    fn is_brief(&self) -> bool {
        let says_more = match self.subject {
            Some(Subject::Version { version, condition }) => {
                let is_quiet = matches!(condition, Condition::Ready | Condition::Unknown);
                version.is_latest() || !is_quiet
            }
            _ => false,
        };
        self.depth() > 0 && !says_more
    }

    /// Above zero for what stays at the foot of its column: the versions that nothing is bound to,
    /// and below them those that are folded.
    pub(super) fn depth(&self) -> u8 {
        match self.subject {
            Some(Subject::MoreVersions(_)) => 2,
            Some(Subject::Version { .. }) if self.left.is_empty() => 1,
            _ => 0,
        }
    }
}

impl Network {
    /// Everything in its natural order: triggers by kind and name, `$DEFAULT` and then the aliases
    /// by name, `$LATEST` and then the versions from the newest, those that are bound first.
    pub(super) fn of(topology: &Topology, proposal: Option<&Proposal>) -> Self {
        let mut network = Self {
            vertices: Vec::new(),
            columns: [Vec::new(), Vec::new(), Vec::new()],
            routes: Vec::new(),
        };
        let aliases = bindings(topology, proposal);
        let mut triggers: Vec<&Trigger> = topology.triggers.iter().collect();
        triggers.sort_unstable();
        let direct = triggers
            .iter()
            .filter(|trigger| !aliases.contains_key(&Key::of(&trigger.qualifier)))
            .filter_map(|trigger| trigger.qualifier.parse().ok());
        let versions = network.add_versions(topology, &aliases, direct);
        let aliases = network.add_aliases(aliases, &versions);
        for trigger in triggers {
            network.add_trigger(trigger, &aliases, &versions);
        }
        network
    }

    fn add(&mut self, column: usize, subject: Option<Subject>) -> usize {
        let number = self.vertices.len();
        self.vertices.push(Vertex {
            subject,
            column,
            left: Vec::new(),
            right: Vec::new(),
        });
        if let Some(places) = self.columns.get_mut(column) {
            places.push(number);
        }
        number
    }

    fn link(&mut self, route: Vec<usize>) {
        for pair in route.windows(2) {
            if let [from, to] = *pair {
                self.vertices[from].right.push(to);
                self.vertices[to].left.push(from);
            }
        }
        self.routes.push(route);
    }

    fn add_versions(
        &mut self,
        topology: &Topology,
        aliases: &BTreeMap<Key, Binding>,
        direct: impl Iterator<Item = Version>,
    ) -> BTreeMap<Reverse<Version>, usize> {
        let known = topology.versions.iter();
        let known: BTreeMap<Reverse<Version>, Condition> = known
            .map(|listed| (Reverse(listed.version), listed.condition))
            .collect();
        let by_alias = aliases.values().flat_map(|alias| &alias.versions);
        // A trigger's qualifier is only taken for a version that is known to exist.
        let by_trigger = direct.filter(|version| known.contains_key(&Reverse(*version)));
        let bound: BTreeSet<_> = by_alias.copied().chain(by_trigger).map(Reverse).collect();
        let is_unbound = |version: &Reverse<Version>| !bound.contains(version);
        let unbound: Vec<_> = known.keys().copied().filter(is_unbound).collect();
        // Folding a single version away would save nothing.
        let room = if unbound.len() == UNBOUND_SHOWN + 1 {
            unbound.len()
        } else {
            UNBOUND_SHOWN
        };
        let shown = bound.iter().chain(unbound.iter().take(room)).copied();
        let places = shown
            .map(|version| {
                let condition = known.get(&version).copied().unwrap_or(Condition::Unknown);
                let Reverse(number) = version;
                let subject = Subject::Version {
                    version: number,
                    condition,
                };
                (version, self.add(2, Some(subject)))
            })
            .collect();
        if unbound.len() > room {
            self.add(2, Some(Subject::MoreVersions(unbound.len() - room)));
        }
        places
    }

    fn add_aliases(
        &mut self,
        aliases: BTreeMap<Key, Binding>,
        versions: &BTreeMap<Reverse<Version>, usize>,
    ) -> BTreeMap<Key, usize> {
        let mut places = BTreeMap::new();
        for (key, binding) in aliases {
            let readable = binding.readable;
            let name = binding.name;
            let place = self.add(1, Some(Subject::Alias { name, readable }));
            for version in binding.versions {
                if let Some(version) = versions.get(&Reverse(version)) {
                    self.link(vec![place, *version]);
                }
            }
            places.insert(key, place);
        }
        places
    }

    fn add_trigger(
        &mut self,
        trigger: &Trigger,
        aliases: &BTreeMap<Key, usize>,
        versions: &BTreeMap<Reverse<Version>, usize>,
    ) {
        let place = self.add(0, Some(Subject::Trigger(trigger.clone())));
        let version: Option<Version> = trigger.qualifier.parse().ok();
        let version = version.and_then(|version| versions.get(&Reverse(version)));
        let route = match (aliases.get(&Key::of(&trigger.qualifier)), version) {
            (Some(alias), _) => vec![place, *alias],
            (None, Some(version)) => vec![place, self.add(1, None), *version],
            (None, None) => vec![place, self.missing(&trigger.qualifier)],
        };
        self.link(route);
    }

    /// The node of a qualifier that names nothing; one for all triggers that share it.
    fn missing(&mut self, qualifier: &str) -> usize {
        let same = |vertex: &Vertex| matches!(&vertex.subject, Some(Subject::Missing(name)) if name == qualifier);
        self.vertices
            .iter()
            .position(same)
            .unwrap_or_else(|| self.add(1, Some(Subject::Missing(qualifier.to_owned()))))
    }
}

/// The name of an alias, `$DEFAULT` first and in whatever case a guide writes it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    is_custom: bool,
    name: String,
}

impl Key {
    fn of(name: &str) -> Self {
        let default = AliasName::default_alias();
        let is_custom = !name.eq_ignore_ascii_case(default.as_str());
        let name = if is_custom { name } else { default.as_str() };
        Self {
            is_custom,
            name: name.to_owned(),
        }
    }
}

/// An alias with every version that it binds or would bind.
struct Binding {
    name: AliasName,
    readable: bool,
    versions: BTreeSet<Version>,
}

fn bindings(topology: &Topology, proposal: Option<&Proposal>) -> BTreeMap<Key, Binding> {
    let mut bindings = BTreeMap::new();
    for alias in &topology.aliases {
        bind(&mut bindings, &alias.name, alias.split.as_ref());
    }
    if let Some(proposal) = proposal {
        bind(&mut bindings, &proposal.alias, Some(&proposal.split));
    }
    bindings
}

fn bind(bindings: &mut BTreeMap<Key, Binding>, name: &AliasName, split: Option<&Split>) {
    let binding = bindings
        .entry(Key::of(name.as_str()))
        .or_insert_with(|| Binding {
            name: name.clone(),
            readable: true,
            versions: BTreeSet::new(),
        });
    binding.readable &= split.is_some();
    let bound = split.map(Split::bound_versions).unwrap_or_default();
    binding.versions.extend(bound);
}
