//! The layout of the traffic graph: what holds for every topology, and what a small one looks like.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used)] // a test stops at the first surprise

#[path = "graph/dots.rs"]
mod dots;
#[path = "graph/find.rs"]
mod find;
#[path = "graph/measured.rs"]
mod measured;

use halftone::graph::{
    Alias, BoundVersion, Condition, Edge, Layout, Point, Proposal, Rectangle, Subject, Topology,
    Trigger, Unfolded, layout, layout_unfolded,
};
use halftone::traffic::{AliasName, MatchRule, Method, Routing, Split, Version, Weight};
use proptest::prelude::*;

fn version() -> impl Strategy<Value = Version> {
    prop_oneof![
        1 => Just(Version::Latest),
        6 => (1..30_u32).prop_map(Version::Published),
    ]
}

fn split() -> impl Strategy<Value = Split> {
    let weight = (0..=10_000_u16).prop_map(|n| Weight::from_ten_thousandths(n).unwrap());
    let rule = |version| MatchRule {
        version,
        key: "invoke.headers.User".into(),
        method: Method::Exact,
        expression: "Bob".into(),
    };
    prop_oneof![
        version().prop_map(Split::all),
        (version(), version(), weight)
            .prop_filter("two versions", |(main, other, _)| main != other)
            .prop_map(|(main, other, weight)| Split::weighted(main, other, weight)),
        (version(), prop::collection::vec(version(), 1..3)).prop_map(move |(main, versions)| {
            let routing = Routing::Rules(versions.into_iter().map(rule).collect());
            Split { main, routing }
        }),
    ]
}

fn topology() -> impl Strategy<Value = Topology> {
    let qualifier = prop_oneof![
        4 => (0..12_u32).prop_map(|n| format!("alias-{n}")),
        1 => Just("$DEFAULT".to_owned()),
        1 => version().prop_map(|version| version.to_string()),
    ];
    let trigger = ("[a-c]", "[a-z]{1,4}", qualifier, any::<bool>()).prop_map(
        |(kind, name, qualifier, enabled)| Trigger {
            kind,
            name,
            qualifier,
            enabled,
        },
    );
    let aliases =
        prop::collection::btree_map(0..12_u32, prop::option::weighted(0.9, split()), 0..12)
            .prop_map(|splits| {
                let alias = |(number, split)| Alias {
                    name: AliasName::from_cloud(format!("alias-{number}")),
                    split,
                };
                splits.into_iter().map(alias).collect()
            });
    let versions = prop::collection::btree_set(version(), 0..20).prop_map(|versions| {
        let bound = |version| BoundVersion {
            version,
            condition: Condition::Ready,
        };
        versions.into_iter().map(bound).collect()
    });
    (prop::collection::vec(trigger, 0..12), aliases, versions).prop_map(
        |(triggers, aliases, versions)| Topology {
            triggers,
            aliases,
            versions,
        },
    )
}

/// A topology with the same one in another order.
fn shuffled() -> impl Strategy<Value = (Topology, Topology)> {
    topology().prop_flat_map(|topology| {
        let triggers = Just(topology.triggers.clone()).prop_shuffle();
        let aliases = Just(topology.aliases.clone()).prop_shuffle();
        let versions = Just(topology.versions.clone()).prop_shuffle();
        (triggers, aliases, versions).prop_map(move |(triggers, aliases, versions)| {
            let other = Topology {
                triggers,
                aliases,
                versions,
            };
            (topology.clone(), other)
        })
    })
}

fn proposal() -> impl Strategy<Value = Option<Proposal>> {
    let some = (0..14_u32, split()).prop_map(|(number, split)| Proposal {
        alias: AliasName::from_cloud(format!("alias-{number}")),
        split,
    });
    prop::option::of(some)
}

/// What a screen of 360 pixels has between its margins.
const HAND: i32 = 328;

fn layout_within(topology: &Topology, proposal: Option<&Proposal>, room: i32) -> Layout {
    layout_unfolded(topology, proposal, &Unfolded::default(), room)
}

/// Points along an edge, close together.
fn points_along(edge: &Edge) -> Vec<Point> {
    let mut points = Vec::new();
    let mut from = edge.path[0];
    for curve in edge.path[1..].chunks(3) {
        let &[first, second, to] = curve else {
            panic!("a curve has three points")
        };
        for step in 0..=32_i32 {
            let at = |a: i32, b: i32, c: i32, d: i32| {
                let (t, u) = (step, 32 - step);
                (u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d) / 32_768
            };
            points.push(Point {
                x: at(from.x, first.x, second.x, to.x),
                y: at(from.y, first.y, second.y, to.y),
            });
        }
        from = to;
    }
    points
}

fn contains(rectangle: Rectangle, point: Point) -> bool {
    let inside_x = rectangle.x < point.x && point.x < rectangle.right();
    inside_x && rectangle.y < point.y && point.y < rectangle.bottom()
}

fn assert_clear(rectangles: &[Rectangle]) {
    for (index, one) in rectangles.iter().enumerate() {
        for other in &rectangles[index + 1..] {
            assert!(!one.overlaps(*other), "{one:?} overlaps {other:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_and_everything_is_inside(topology in topology(), proposal in proposal(), room in 0..1_000) {
        let drawn = layout_within(&topology, proposal.as_ref(), room);
        let nodes = drawn.nodes.iter().map(|node| node.place);
        let labels = drawn.edges.iter().filter_map(|edge| edge.label);
        let all: Vec<Rectangle> = nodes.chain(labels).collect();
        assert_clear(&all);
        for place in all {
            prop_assert!(place.x >= 0 && place.y >= 0, "{place:?}");
            prop_assert!(place.right() <= drawn.width && place.bottom() <= drawn.height, "{place:?}");
        }
    }

    #[test]
    fn every_edge_joins_its_nodes_and_passes_by_the_others(topology in topology(), proposal in proposal(), room in 0..1_000) {
        let drawn = layout_within(&topology, proposal.as_ref(), room);
        for edge in &drawn.edges {
            let (from, to) = (drawn.nodes[edge.from].place, drawn.nodes[edge.to].place);
            let (start, end) = (edge.path[0], edge.path[edge.path.len() - 1]);
            prop_assert_eq!(start.x, from.right());
            prop_assert!(from.y < start.y && start.y < from.bottom());
            prop_assert_eq!(end.x, to.x);
            prop_assert!(to.y < end.y && end.y < to.bottom());
            for point in points_along(edge) {
                let hit = drawn.nodes.iter().find(|node| contains(node.place, point));
                prop_assert!(hit.is_none(), "{point:?} of {edge:?} is inside {hit:?}");
                let others = drawn.edges.iter().filter(|other| *other != edge);
                let hit = others.filter_map(|other| other.label).find(|label| contains(*label, point));
                prop_assert!(hit.is_none(), "{point:?} of {edge:?} is under another label");
            }
        }
    }

    #[test]
    fn every_trigger_and_every_bound_version_is_joined((topology, _) in shuffled()) {
        let drawn = layout(&topology, None);
        let leaves = |subject: &Subject| {
            drawn.edges.iter().filter(|edge| drawn.nodes[edge.from].subject == *subject).count()
        };
        for trigger in &topology.triggers {
            let same = topology.triggers.iter().filter(|other| *other == trigger).count();
            prop_assert_eq!(leaves(&Subject::Trigger(trigger.clone())), same);
        }
        for alias in &topology.aliases {
            let bound = alias.split.as_ref().map_or(0, |split| split.bound_versions().len());
            let subject = Subject::Alias { name: alias.name.clone(), readable: alias.split.is_some() };
            prop_assert_eq!(leaves(&subject), bound);
        }
    }

    #[test]
    fn the_order_of_the_input_does_not_matter((one, other) in shuffled(), proposal in proposal()) {
        prop_assert_eq!(layout(&one, proposal.as_ref()), layout(&other, proposal.as_ref()));
    }

    #[test]
    fn moving_a_weight_moves_nothing(topology in topology(), weight in 0..=10_000_u16) {
        let weight = Weight::from_ten_thousandths(weight).unwrap();
        let proposed = |weight| Proposal {
            alias: AliasName::from_cloud("alias-1"),
            split: Split::weighted(Version::Published(1), Version::Published(2), weight),
        };
        let still = layout(&topology, Some(&proposed(Weight::ZERO)));
        prop_assert_eq!(layout(&topology, Some(&proposed(weight))), still);
    }
}

#[test]
fn a_hand_sees_aliases_with_their_shares_and_versions_at_once() {
    let alias = |name: &str, split| Alias {
        name: AliasName::from_cloud(name),
        split: Some(split),
    };
    let weight = Weight::from_percent(10).unwrap();
    let (stable, canary) = (Version::Published(4), Version::Published(5));
    let topology = Topology {
        triggers: vec![trigger("a", "prod")],
        aliases: vec![alias("prod", Split::weighted(stable, canary, weight))],
        versions: published([4, 5]),
    };
    let drawn = layout_within(&topology, None, HAND);
    let is_alias = |subject: &Subject| matches!(subject, Subject::Alias { .. });
    let mut aliases = drawn.nodes.iter().filter(|node| is_alias(&node.subject));
    assert!(drawn.width - aliases.next().unwrap().place.x < HAND);
    let wide = layout(&topology, None);
    let between = (drawn.width + wide.width) / 2;
    assert!(layout_within(&topology, None, between).width <= between);
    let heights = |layout: &Layout| -> Vec<(i32, i32)> {
        let places = layout.nodes.iter().map(|node| node.place);
        places.map(|place| (place.y, place.height)).collect()
    };
    assert_eq!(heights(&drawn), heights(&wide), "nothing else moves");
}

fn published(numbers: impl IntoIterator<Item = u32>) -> Vec<BoundVersion> {
    let bound = |number| BoundVersion {
        version: Version::Published(number),
        condition: Condition::Ready,
    };
    numbers.into_iter().map(bound).collect()
}

fn names(drawn: &Layout) -> Vec<String> {
    let name = |subject: &Subject| match subject {
        Subject::Trigger(trigger) => trigger.name.clone(),
        Subject::Alias { name, .. } => name.to_string(),
        Subject::Missing(qualifier) => format!("missing {qualifier}"),
        Subject::Version { version, .. } => version.to_string(),
        Subject::MoreVersions(count) => format!("{count} more"),
    };
    drawn.nodes.iter().map(|node| name(&node.subject)).collect()
}

fn trigger(name: &str, qualifier: &str) -> Trigger {
    Trigger {
        kind: "timer".into(),
        name: name.into(),
        qualifier: qualifier.into(),
        enabled: true,
    }
}

#[test]
fn versions_that_nothing_is_bound_to_are_folded() {
    let alias = |name: &str, version| Alias {
        name: AliasName::from_cloud(name),
        split: Some(Split::all(Version::Published(version))),
    };
    let mut topology = Topology {
        triggers: Vec::new(),
        aliases: vec![alias("prod", 900), alias("$DEFAULT", 2)],
        versions: published(1..=1000),
    };
    let drawn = layout(&topology, None);
    let expected = [
        "$DEFAULT", "prod", "2", "900", "1000", "999", "998", "995 more",
    ];
    let mut found = names(&drawn);
    found[2..4].sort_unstable(); // their order is a matter of crossings
    assert_eq!(found, expected);
    topology.versions = published((1..=5).chain([900]));
    assert_eq!(names(&layout(&topology, None)).last().unwrap(), "1");
}

#[test]
fn a_trigger_may_skip_the_aliases_or_lead_nowhere() {
    let topology = Topology {
        triggers: vec![
            trigger("a", "3"),
            trigger("b", "gone"),
            trigger("c", "$default"),
        ],
        aliases: vec![Alias {
            name: AliasName::default_alias(),
            split: Some(Split::all(Version::Published(3))),
        }],
        versions: published([3]),
    };
    let drawn = layout(&topology, None);
    let names = names(&drawn);
    let joined: Vec<_> = drawn
        .edges
        .iter()
        .map(|edge| (names[edge.from].as_str(), names[edge.to].as_str()))
        .collect();
    for pair in [
        ("a", "3"),
        ("b", "missing gone"),
        ("c", "$DEFAULT"),
        ("$DEFAULT", "3"),
    ] {
        assert!(joined.contains(&pair), "{pair:?} in {joined:?}");
    }
    assert_eq!(joined.len(), 4);
}

#[test]
fn crossings_are_undone_by_reordering() {
    let alias = |name: &str, version| Alias {
        name: AliasName::from_cloud(name),
        split: Some(Split::all(Version::Published(version))),
    };
    let topology = Topology {
        triggers: Vec::new(),
        aliases: vec![alias("a", 1), alias("b", 2), alias("c", 3)],
        versions: published([1, 2, 3]),
    };
    let drawn = layout(&topology, None);
    assert_eq!(names(&drawn), ["a", "b", "c", "1", "2", "3"]);
}

#[test]
fn nothing_is_drawn_of_nothing() {
    let drawn = layout(&Topology::default(), None);
    assert_eq!((drawn.nodes.len(), drawn.edges.len()), (0, 0));
}
