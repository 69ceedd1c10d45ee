//! The traffic graph: the same in the picture, in the table and to a reader.

use halftone::console::components::TrafficGraph;
use halftone::graph::{Alias, BoundVersion, Condition, Proposal, Subject, Topology, Trigger};
use halftone::traffic::{AliasName, Split, Version, Weight};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::page::{Page, settle, text_of};

const OLD: Version = Version::Published(4);
const NEW: Version = Version::Published(5);
const SVG: &str = "http://www.w3.org/2000/svg";

const LONG: &str = "nightly-report-to-everybody";

fn prod() -> AliasName {
    AliasName::from_cloud("prod")
}

fn split(percent: u8) -> Split {
    Split::weighted(OLD, NEW, Weight::from_percent(percent).unwrap())
}

fn topology() -> Topology {
    let bound = |version| BoundVersion {
        version,
        condition: Condition::Ready,
    };
    Topology {
        triggers: vec![Trigger {
            kind: "timer".into(),
            name: LONG.into(),
            qualifier: "prod".into(),
            enabled: true,
        }],
        aliases: vec![Alias {
            name: prod(),
            split: Some(split(10)),
        }],
        versions: vec![bound(OLD), bound(NEW), bound(Version::Latest)],
    }
}

async fn graph(proposal: RwSignal<Option<Proposal>>) -> Page {
    let link = Callback::new(|subject| match subject {
        Subject::Alias { name, .. } => Some(format!("#/alias/{name}")),
        _ => None,
    });
    let topology = Signal::stored(topology());
    Page::of(move || view! { <TrafficGraph function="checkout" topology proposal link /> }).await
}

fn rows(page: &Page) -> Vec<String> {
    let row = |row: &Element| {
        let cells = row.children();
        let cells = (0..cells.length()).filter_map(|index| cells.item(index));
        cells
            .map(|cell| text_of(&cell))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    page.all("tbody tr").iter().map(row).collect()
}

#[wasm_bindgen_test]
async fn picture_and_table_have_one_name_and_the_same_shares() {
    let page = graph(RwSignal::new(None)).await;
    page.one("[role=group][aria-label='Traffic of checkout'] svg");
    page.one("table[aria-label='Traffic of checkout']");
    assert_eq!(
        rows(&page),
        [
            "trigger nightly-report-to-everybody (timer) | alias prod | everything",
            "alias prod | version 5 | 10 %",
            "alias prod | version 4 | 90 %",
        ]
    );
    let labels: Vec<_> = page.all("text.traffic-label").iter().map(text_of).collect();
    assert_eq!(labels, ["10 %", "90 %"]);
    let flows = page.all("path.traffic-flow").into_iter();
    let flows: Vec<_> = flows
        .filter_map(|path| path.get_attribute("data-flow"))
        .collect();
    assert_eq!(flows, ["everything", "canary", "stable"]);
}

#[wasm_bindgen_test]
async fn the_picture_is_all_svg_and_has_no_group_of_its_own_making() {
    let page = graph(RwSignal::new(None)).await;
    for element in page.all("svg *") {
        assert_eq!(
            element.namespace_uri().as_deref(),
            Some(SVG),
            "{}",
            element.outer_html()
        );
    }
    for group in page.all("svg g") {
        assert!(group.has_attributes(), "{}", group.outer_html());
    }
    let titles: Vec<_> = page.all("svg title").iter().map(text_of).collect();
    assert_eq!(titles, [LONG], "what is cut is whole in its title");
    assert!(
        page.text().contains("nightly-report-to…"),
        "{}",
        page.text()
    );
}

#[wasm_bindgen_test]
async fn a_node_with_an_address_is_a_link() {
    let page = graph(RwSignal::new(None)).await;
    let link = page.one("svg a");
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/alias/prod"));
    assert_eq!(
        link.get_attribute("aria-label").as_deref(),
        Some("alias prod")
    );
    let others = page.all("svg [role=img]");
    let names = others
        .iter()
        .filter_map(|node| node.get_attribute("aria-label"));
    assert_eq!(
        names.collect::<Vec<_>>(),
        [
            "trigger nightly-report-to-everybody (timer)",
            "version 5",
            "version 4",
            "version $LATEST, the newest upload"
        ]
    );
}

#[wasm_bindgen_test]
async fn a_proposal_shows_before_and_after_without_redrawing_the_rest() {
    let proposal = RwSignal::new(Some(Proposal {
        alias: prod(),
        split: split(10),
    }));
    let page = graph(proposal).await;
    let drawn = page.one("svg");
    let node = page.one("svg a");
    assert_eq!(rows(&page)[1], "alias prod | version 5 | 10 %");
    proposal.set(Some(Proposal {
        alias: prod(),
        split: split(25),
    }));
    settle().await;
    assert_eq!(
        rows(&page)[1..],
        [
            "alias prod | version 5 | 10 % → 25 %",
            "alias prod | version 4 | 90 % → 75 %"
        ]
    );
    assert_eq!(text_of(&page.all("text.traffic-label")[0]), "10 % → 25 %");
    assert!(
        page.one("svg a").is_same_node(Some(&node)),
        "it keeps the focus"
    );
    assert!(
        page.one("svg").is_same_node(Some(&drawn)),
        "a moved weight must not redraw"
    );
    let promoted = Split::all(NEW);
    proposal.set(Some(Proposal {
        alias: prod(),
        split: promoted,
    }));
    settle().await;
    assert!(
        rows(&page).contains(&"alias prod | version 4 | 90 % → none".to_owned()),
        "{:?}",
        rows(&page)
    );
    proposal.set(None);
    settle().await;
    assert_eq!(rows(&page)[1], "alias prod | version 5 | 10 %");
}

#[wasm_bindgen_test]
async fn a_function_without_anything_says_so() {
    let topology = Signal::stored(Topology::default());
    let page = Page::of(move || view! { <TrafficGraph function="new" topology /> }).await;
    assert!(page.text().contains("No traffic to draw yet"));
    assert!(page.all("svg").is_empty());
}
