//! Looking for something in a graph.

use halftone::graph::find::{Along, Query, Refusal, around};
use halftone::graph::{
    Alias, EdgeTraffic, Layout, Measured, Subject, Topology, Unfolded, layout_unfolded,
};
use halftone::traffic::{AliasName, Split, Version, Weight};

use super::{names, published, trigger};

fn topology() -> Topology {
    let alias = |name: &str, split| Alias {
        name: AliasName::from_cloud(name),
        split: Some(split),
    };
    let version = Version::Published;
    Topology {
        triggers: vec![trigger("nightly", "prod"), trigger("hook", "beta")],
        aliases: vec![
            alias(
                "prod",
                Split::weighted(version(15), version(16), Weight::from_percent(10).unwrap()),
            ),
            alias(
                "beta",
                Split::weighted(version(16), version(17), Weight::ZERO),
            ),
        ],
        versions: published(1..=20),
    }
}

fn whole(topology: &Topology) -> Layout {
    let everything = Unfolded {
        all: true,
        versions: Vec::new(),
    };
    layout_unfolded(topology, None, &everything, i32::MAX)
}

/// The share that an edge of this topology has, and errors of two percent for version 16.
fn along(topology: &Topology, layout: &Layout) -> Vec<Along> {
    let answered = EdgeTraffic {
        rate: Some(500),
        errors: Some(20_000),
        duration: Some(9_000),
        p95: None,
    };
    let measured = Measured {
        aliases: Vec::new(),
        versions: vec![(Version::Published(16), answered)],
    };
    let traffic = measured.along(topology, layout).into_iter();
    let edges = layout.edges.iter().zip(traffic);
    edges
        .map(|(edge, traffic)| {
            let Subject::Alias { name, .. } = &layout.nodes[edge.from].subject else {
                return Along {
                    share: None,
                    traffic,
                };
            };
            let Subject::Version { version, .. } = layout.nodes[edge.to].subject else {
                panic!("an alias leads to a version")
            };
            let alias = topology.aliases.iter().find(|alias| alias.name == *name);
            let share = alias.unwrap().split.as_ref().unwrap().share(version);
            let share = share.map(Weight::ten_thousandths);
            Along { share, traffic }
        })
        .collect()
}

fn found(text: &str) -> Vec<String> {
    let topology = topology();
    let layout = whole(&topology);
    let query = Query::parse(text).unwrap().unwrap();
    let meant = query.find(&layout, &along(&topology, &layout));
    let names = names(&layout).into_iter().zip(meant);
    let mut found: Vec<_> = names
        .filter(|(_, meant)| *meant)
        .map(|(name, _)| name)
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn plain_words_match_names_and_numbers_match_whole_versions() {
    assert_eq!(found("PRO"), ["prod"]);
    assert_eq!(found("night"), ["nightly"]);
    assert_eq!(found("1"), ["1"], "not 10 to 19");
    assert_eq!(found("v16"), ["16"]);
    assert_eq!(found("nothing-like-it"), [""; 0]);
}

#[test]
fn edges_are_compared_and_all_has_to_hold_of_one_of_them() {
    assert_eq!(found("share>0"), ["15", "16", "beta", "prod"]);
    assert_eq!(found("share=0"), ["17", "beta"]);
    assert_eq!(found("errors>1.5%"), ["16", "beta", "prod"]);
    assert_eq!(
        found("errors>1 share<50"),
        ["16", "prod"],
        "of beta it gets everything"
    );
    assert_eq!(found("share>0 prod"), ["prod"]);
    assert_eq!(found("duration>=90"), ["16", "beta", "prod"]);
    assert_eq!(
        found("duration<90"),
        [""; 0],
        "what is not known is on no side"
    );
    assert_eq!(found("rate>=0.5"), [""; 0], "no alias was measured");
}

#[test]
fn bound_and_unbound_part_what_there_is() {
    let bound = found("bound");
    assert_eq!(bound, ["15", "16", "17", "beta", "hook", "nightly", "prod"]);
    let unbound = found("unbound");
    assert_eq!(unbound.len(), 17);
    assert_eq!(bound.len() + unbound.len(), whole(&topology()).nodes.len());
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let refused = |text| Query::parse(text).unwrap_err();
    assert_eq!(
        refused("latency>5"),
        Refusal::UnknownMeasure("latency".into())
    );
    assert_eq!(
        refused("prod errors>many"),
        Refusal::NoNumber("errors>many".into())
    );
    assert_eq!(refused("share=<5"), Refusal::NoNumber("share=<5".into()));
    assert_eq!(
        refused("share>0.12345"),
        Refusal::NoNumber("share>0.12345".into())
    );
    assert_eq!(Query::parse("  "), Ok(None));
}

#[test]
fn what_is_found_is_never_folded_and_can_stand_alone() {
    let topology = topology();
    let unfolded = Unfolded {
        all: false,
        versions: vec![Version::Published(2)],
    };
    let drawn = names(&layout_unfolded(&topology, None, &unfolded, i32::MAX));
    assert!(
        drawn.contains(&"2".into()) && drawn.contains(&"13 more".into()),
        "{drawn:?}"
    );
    let layout = whole(&topology);
    let query = Query::parse("15").unwrap().unwrap();
    let meant = query.find(&layout, &along(&topology, &layout));
    let part = around(&topology, &layout, &meant);
    let mut alone = names(&whole(&part));
    alone.sort_unstable();
    assert_eq!(alone, ["15", "16", "prod"], "and all that prod leads to");
}
