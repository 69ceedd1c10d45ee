//! What was measured of aliases and versions, on the edges between them.

use halftone::graph::{Alias, EdgeTraffic, Measured, Subject, Topology, Trigger, layout};
use halftone::traffic::{AliasName, MatchRule, Method, Routing, Split, Version, Weight};

use super::{published, trigger};

const OLD: Version = Version::Published(1);
const NEW: Version = Version::Published(2);

fn alias(name: &str, split: Split) -> Alias {
    Alias {
        name: AliasName::from_cloud(name),
        split: Some(split),
    }
}

fn rate(requests: u64) -> EdgeTraffic {
    EdgeTraffic {
        rate: Some(requests),
        ..EdgeTraffic::default()
    }
}

fn answered(rate: u64, errors: u32, duration: u32) -> EdgeTraffic {
    EdgeTraffic {
        rate: Some(rate),
        errors: Some(errors),
        duration: Some(duration),
        p95: None,
    }
}

/// What goes along the edge between two nodes.
fn between(topology: &Topology, measured: &Measured, from: &str, to: &str) -> EdgeTraffic {
    let drawn = layout(topology, None);
    let names = super::names(&drawn);
    let along = measured.along(topology, &drawn);
    let edges = drawn.edges.iter().zip(along);
    let mut edges = edges.filter(|(edge, _)| names[edge.from] == from && names[edge.to] == to);
    let (_, traffic) = edges.next().unwrap();
    assert!(edges.next().is_none());
    traffic
}

fn topology() -> Topology {
    let tenth = Weight::from_percent(10).unwrap();
    let off = Trigger {
        enabled: false,
        ..trigger("c", "prod")
    };
    Topology {
        triggers: vec![trigger("a", "prod"), trigger("b", "prod"), off],
        aliases: vec![
            alias("prod", Split::weighted(OLD, NEW, tenth)),
            alias("beta", Split::all(NEW)),
        ],
        versions: published([1, 2]),
    }
}

fn measured() -> Measured {
    Measured {
        aliases: vec![
            (AliasName::from_cloud("prod"), rate(5_000)),
            (AliasName::from_cloud("beta"), rate(300)),
        ],
        versions: vec![
            (OLD, answered(4_500, 0, 1_200)),
            (NEW, answered(800, 20_000, 9_000)),
        ],
    }
}

#[test]
fn an_edge_has_the_share_of_its_alias_and_the_answers_of_its_version() {
    let of = |from, to| between(&topology(), &measured(), from, to);
    assert_eq!(of("prod", "1"), answered(4_500, 0, 1_200));
    assert_eq!(of("prod", "2"), answered(500, 20_000, 9_000));
    assert_eq!(of("beta", "2"), answered(300, 20_000, 9_000));
}

#[test]
fn triggers_share_what_their_alias_was_asked_and_one_that_is_off_asks_nothing() {
    let of = |from| between(&topology(), &measured(), from, "prod");
    assert_eq!(of("a"), rate(2_500));
    assert_eq!(of("b"), rate(2_500));
    assert_eq!(of("c"), rate(0));
}

#[test]
fn what_nobody_measured_is_not_known_rather_than_nothing() {
    let nothing = Measured::default();
    for (from, to) in [("a", "prod"), ("prod", "1"), ("beta", "2")] {
        assert_eq!(
            between(&topology(), &nothing, from, to),
            EdgeTraffic::default()
        );
    }
}

#[test]
fn rules_have_no_share_so_only_a_version_of_theirs_alone_is_known() {
    let rule = MatchRule {
        version: NEW,
        key: "invoke.headers.User".into(),
        method: Method::Exact,
        expression: "Bob".into(),
    };
    let routing = Routing::Rules(vec![rule]);
    let mut topology = topology();
    topology.aliases[0].split = Some(Split { main: OLD, routing });
    let of = |to| between(&topology, &measured(), "prod", to);
    assert_eq!(of("1").rate, Some(4_500), "nobody else asks version 1");
    assert_eq!(of("2").rate, None, "beta asks version 2 too");
    assert_eq!(of("2").errors, Some(20_000));
}

#[test]
fn a_folded_graph_still_counts_the_whole_function() {
    let mut topology = topology();
    topology.versions = published(1..=60);
    let drawn = layout(&topology, None);
    let folded = drawn
        .nodes
        .iter()
        .any(|node| matches!(node.subject, Subject::MoreVersions(55)));
    assert!(folded, "{:?}", super::names(&drawn));
    assert_eq!(between(&topology, &measured(), "prod", "2").rate, Some(500));
}
