//! What a person looks for in a graph: names, and what goes along the edges.
//!
//! `prod share>0 errors>1` finds what is called so and has an edge with more than no share and more
//! than one percent of errors. Must never know the words of a language that explain this.

use super::measure::{Layout, Node, Subject};
use super::measured::EdgeTraffic;
use super::topology::{BoundVersion, Topology};

/// Something to look for. All of its parts have to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    names: Vec<String>,
    bound: Option<bool>,
    edges: Vec<Comparison>,
}

/// Why a text is not something to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// What is compared is not known: the word before the comparison.
    UnknownMeasure(String),
    /// What it is compared with is not a number: the whole word.
    NoNumber(String),
}

/// What is measured along an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Share,
    Rate,
    Errors,
    Duration,
}

/// A measure that has to be on one side of a limit, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Comparison {
    measure: Measure,
    above: bool,
    or_equal: bool,
    below: bool,
    limit: u64,
}

/// What goes along an edge, as far as it is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// The configured share in ten-thousandths.
    pub share: Option<u16>,
    /// What was measured.
    pub traffic: EdgeTraffic,
}

impl Query {
    /// Reads what a person typed. Nothing typed is nothing to look for.
    pub fn parse(text: &str) -> Result<Option<Self>, Refusal> {
        let mut query = Self::default();
        for word in text.split_whitespace() {
            let word = word.to_lowercase();
            match word.find(['<', '>', '=']) {
                Some(place) => query.edges.push(comparison(&word, place)?),
                None if word == "bound" => query.bound = Some(true),
                None if word == "unbound" => query.bound = Some(false),
                None => query.names.push(word),
            }
        }
        let is_empty = query == Self::default();
        Ok((!is_empty).then_some(query))
    }

    /// Which nodes of a layout are meant, given what goes along each of its edges.
    pub fn find(&self, layout: &Layout, along: &[Along]) -> Vec<bool> {
        let mut bound = vec![false; layout.nodes.len()];
        let mut reached = vec![self.edges.is_empty(); layout.nodes.len()];
        for (edge, along) in layout.edges.iter().zip(along) {
            let holds = self.edges.iter().all(|comparison| comparison.holds(along));
            for end in [edge.from, edge.to] {
                bound[end] = true;
                reached[end] |= holds;
            }
        }
        let nodes = layout.nodes.iter().enumerate();
        let meant = |(place, node): (usize, &Node)| {
            let named = self.names.iter().all(|name| is_called(&node.subject, name));
            let tied = self.bound.is_none_or(|wanted| wanted == bound[place]);
            named && tied && reached[place]
        };
        nodes.map(meant).collect()
    }
}

/// The part of a topology that its whole layout shows around the nodes that are meant: they, what
/// they are joined to, and everything that an alias among these leads to.
pub fn around(topology: &Topology, layout: &Layout, meant: &[bool]) -> Topology {
    let mut kept = meant.to_vec();
    for edge in &layout.edges {
        let joined = meant[edge.from] || meant[edge.to];
        kept[edge.from] |= joined;
        kept[edge.to] |= joined;
    }
    // Edges are listed by their source from the left, so whatever leads on comes later.
    for edge in &layout.edges {
        let is_alias = matches!(layout.nodes[edge.from].subject, Subject::Alias { .. });
        kept[edge.to] |= kept[edge.from] && is_alias;
    }
    let mut part = Topology::default();
    let nodes = layout.nodes.iter().zip(kept).filter(|(_, kept)| *kept);
    for (node, _) in nodes {
        match &node.subject {
            Subject::Trigger(trigger) => part.triggers.push(trigger.clone()),
            Subject::Alias { name, .. } => {
                let aliases = topology.aliases.iter();
                part.aliases
                    .extend(aliases.filter(|alias| alias.name == *name).cloned());
            }
            &Subject::Version { version, condition } => {
                part.versions.push(BoundVersion { version, condition });
            }
            Subject::Missing(_) | Subject::MoreVersions(_) => (),
        }
    }
    part
}

/// Reads a comparison whose sign begins at `place`.
fn comparison(word: &str, place: usize) -> Result<Comparison, Refusal> {
    let (name, rest) = word.split_at(place);
    let signs = rest.len() - rest.trim_start_matches(['<', '>', '=']).len();
    let (sign, number) = rest.split_at(signs);
    let measure = match name {
        "share" => Measure::Share,
        "rate" => Measure::Rate,
        "errors" => Measure::Errors,
        "duration" => Measure::Duration,
        _ => return Err(Refusal::UnknownMeasure(name.to_owned())),
    };
    let number = number.trim_end_matches(['%', 'm', 's', '/']);
    let limit = thousandths(number).filter(|_| matches!(sign, "<" | "<=" | "=" | ">=" | ">"));
    Ok(Comparison {
        measure,
        above: sign.starts_with('>'),
        or_equal: sign.ends_with('='),
        below: sign.starts_with('<'),
        limit: limit.ok_or_else(|| Refusal::NoNumber(word.to_owned()))?,
    })
}

/// A decimal number with at most three places, in thousandths.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || part.len() > 3 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: u64 = format!("{part:0<3}").parse().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1_000)?
        .checked_add(part)
}

impl Comparison {
    /// What is not known is on no side.
    fn holds(self, along: &Along) -> bool {
        let value = match self.measure {
            Measure::Share => along.share.map(|share| u64::from(share) * 10),
            Measure::Rate => along.traffic.rate,
            // A millionth is a ten-thousandth of a percent, but limits have three places.
            Measure::Errors => along.traffic.errors.map(|share| u64::from(share) / 10),
            Measure::Duration => along.traffic.duration.map(|time| u64::from(time) * 10),
        };
        value.is_some_and(|value| {
            (self.above && value > self.limit)
                || (self.below && value < self.limit)
                || (self.or_equal && value == self.limit)
        })
    }
}

/// True if a node has this in its name. A number means the version of exactly that number.
fn is_called(subject: &Subject, name: &str) -> bool {
    let within = |text: &str| text.to_lowercase().contains(name);
    match subject {
        Subject::Trigger(trigger) => within(&trigger.name) || within(&trigger.kind),
        Subject::Alias { name, .. } => within(name.as_str()),
        Subject::Missing(qualifier) => within(qualifier),
        Subject::Version { version, .. } => {
            let own = version.to_string().to_lowercase();
            let number = name.strip_prefix('v').unwrap_or(name);
            own == number || (version.is_latest() && own.contains(name))
        }
        Subject::MoreVersions(_) => false,
    }
}
