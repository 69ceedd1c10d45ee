//! Nodes and links in three columns, before they have a place.
//!
//! Lists are kept in order while they are filled and searched by halves: for what a function has
//! that is as fast as a tree, and a tenth of its code in the page.

use std::cmp::Reverse;

use super::measure::{LANE, LINE, NODE, Subject, UNBOUND};
use super::topology::{Condition, Proposal, Topology, Trigger, Unfolded};
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
            Some(Subject::MoreVersions(_)) => true,
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
    pub(super) fn of(
        topology: &Topology,
        proposal: Option<&Proposal>,
        unfolded: &Unfolded,
    ) -> Self {
        let mut network = Self {
            vertices: Vec::new(),
            columns: [Vec::new(), Vec::new(), Vec::new()],
            routes: Vec::new(),
        };
        let mut aliases = Aliases(Vec::new());
        for alias in &topology.aliases {
            aliases.bind(&alias.name, alias.split.as_ref());
        }
        if let Some(proposal) = proposal {
            aliases.bind(&proposal.alias, Some(&proposal.split));
        }
        let mut triggers: Vec<&Trigger> = Vec::new();
        for trigger in &topology.triggers {
            let place = triggers.partition_point(|other| *other < trigger);
            triggers.insert(place, trigger);
        }
        let mut versions = Versions::of(topology);
        versions.mark_bound(&aliases, &triggers);
        network.add_versions(&mut versions, unfolded);
        network.add_aliases(&mut aliases, &versions);
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

    fn add_versions(&mut self, versions: &mut Versions, unfolded: &Unfolded) {
        let unbound = versions.0.iter().filter(|listed| !listed.is_bound).count();
        // Folding a single version away would save nothing.
        let mut room = if unfolded.all || unbound == UNBOUND_SHOWN + 1 {
            unbound
        } else {
            UNBOUND_SHOWN
        };
        let mut folded = 0;
        for is_bound in [true, false] {
            let listed = versions.0.iter_mut();
            for listed in listed.filter(|listed| listed.is_bound == is_bound) {
                let (Reverse(version), condition) = (listed.version, listed.condition);
                if !is_bound && room == 0 && !unfolded.versions.contains(&version) {
                    folded += 1;
                    continue;
                }
                if !is_bound {
                    room = room.saturating_sub(1);
                }
                let vertex = self.add(2, Some(Subject::Version { version, condition }));
                listed.vertex = Some(vertex);
            }
        }
        if folded > 0 {
            self.add(2, Some(Subject::MoreVersions(folded)));
        }
    }

    fn add_aliases(&mut self, aliases: &mut Aliases, versions: &Versions) {
        for binding in &mut aliases.0 {
            let subject = Subject::Alias {
                name: binding.name.clone(),
                readable: binding.readable,
            };
            binding.vertex = self.add(1, Some(subject));
            for version in &binding.versions {
                if let Some(version) = versions.vertex(*version) {
                    self.link(vec![binding.vertex, version]);
                }
            }
        }
    }

    fn add_trigger(&mut self, trigger: &Trigger, aliases: &Aliases, versions: &Versions) {
        let place = self.add(0, Some(Subject::Trigger(trigger.clone())));
        let version: Option<Version> = trigger.qualifier.parse().ok();
        let version = version.and_then(|version| versions.vertex(version));
        let route = match (aliases.find(&trigger.qualifier), version) {
            (Some(alias), _) => vec![place, alias.vertex],
            (None, Some(version)) => vec![place, self.add(1, None), version],
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

/// The versions from the newest, each once.
struct Versions(Vec<Listed>);

struct Listed {
    version: Reverse<Version>,
    condition: Condition,
    is_bound: bool,
    /// Nothing if it is folded.
    vertex: Option<usize>,
}

impl Versions {
    fn of(topology: &Topology) -> Self {
        let mut versions = Self(Vec::with_capacity(topology.versions.len()));
        for known in &topology.versions {
            versions.list(known.version, known.condition);
        }
        versions
    }

    fn place(&self, version: Version) -> Result<usize, usize> {
        self.0
            .binary_search_by_key(&Reverse(version), |listed| listed.version)
    }

    fn list(&mut self, version: Version, condition: Condition) -> usize {
        self.place(version).unwrap_or_else(|place| {
            let listed = Listed {
                version: Reverse(version),
                condition,
                is_bound: false,
                vertex: None,
            };
            self.0.insert(place, listed);
            place
        })
    }

    fn mark_bound(&mut self, aliases: &Aliases, triggers: &[&Trigger]) {
        for version in aliases.0.iter().flat_map(|alias| &alias.versions) {
            let place = self.list(*version, Condition::Unknown);
            self.0[place].is_bound = true;
        }
        let direct = triggers
            .iter()
            .filter(|trigger| aliases.find(&trigger.qualifier).is_none());
        for version in direct.filter_map(|trigger| trigger.qualifier.parse().ok()) {
            // A trigger's qualifier is only taken for a version that is known to exist.
            if let Ok(place) = self.place(version) {
                self.0[place].is_bound = true;
            }
        }
    }

    fn vertex(&self, version: Version) -> Option<usize> {
        let place = self.place(version).ok()?;
        self.0[place].vertex
    }
}

/// The aliases in their natural order, each name once.
struct Aliases(Vec<Binding>);

/// An alias with every version that it binds or would bind.
struct Binding {
    name: AliasName,
    readable: bool,
    versions: Vec<Version>,
    vertex: usize,
}

impl Aliases {
    /// Where the alias of this name is, or belongs: `$DEFAULT` first, in whatever case a guide
    /// writes it.
    fn place(&self, name: &str) -> Result<usize, usize> {
        let default = AliasName::default_alias();
        let is_default = name.eq_ignore_ascii_case(default.as_str());
        self.0.binary_search_by(|binding| {
            let other = &binding.name;
            let by_kind = is_default.cmp(&other.is_default());
            by_kind.then_with(|| {
                other
                    .as_str()
                    .cmp(if is_default { default.as_str() } else { name })
            })
        })
    }

    fn bind(&mut self, name: &AliasName, split: Option<&Split>) {
        let place = self.place(name.as_str()).unwrap_or_else(|place| {
            let binding = Binding {
                name: name.clone(),
                readable: true,
                versions: Vec::new(),
                vertex: 0,
            };
            self.0.insert(place, binding);
            place
        });
        let binding = &mut self.0[place];
        binding.readable &= split.is_some();
        for version in split.map(Split::bound_versions).unwrap_or_default() {
            if !binding.versions.contains(&version) {
                binding.versions.push(version);
            }
        }
    }

    fn find(&self, qualifier: &str) -> Option<&Binding> {
        let place = self.place(qualifier).ok()?;
        self.0.get(place)
    }
}
