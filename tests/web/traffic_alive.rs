//! The traffic graph with what was measured: dots, labels, looking for something, files.

use halftone::console::components::{Observed, TrafficGraph};
use halftone::graph::{Alias, BoundVersion, Condition, EdgeTraffic, Measured, Topology, Trigger};
use halftone::traffic::{AliasName, Split, Version, Weight};
use js_sys::{Array, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Blob, DomParser, Element, HtmlCanvasElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    SupportedType,
};

use super::page::{Page, press, send, settle, text_of, type_text};

fn version(number: u32) -> Version {
    Version::Published(number)
}

fn alias(name: &str) -> AliasName {
    AliasName::from_cloud(name)
}

/// Two aliases, one of them dividing its traffic, and versions up to this one.
fn topology(versions: u32) -> Topology {
    let bound = |number| BoundVersion {
        version: version(number),
        condition: Condition::Ready,
    };
    let tenth = Weight::from_percent(10).unwrap();
    Topology {
        triggers: vec![Trigger {
            kind: "timer".into(),
            name: "hourly".into(),
            qualifier: "prod".into(),
            enabled: true,
        }],
        aliases: vec![
            Alias {
                name: alias("prod"),
                split: Some(Split::weighted(version(4), version(5), tenth)),
            },
            Alias {
                name: alias("beta"),
                split: Some(Split::all(version(5))),
            },
        ],
        versions: (1..=versions).map(bound).collect(),
    }
}

/// Five requests a second of `prod`, nothing known of `beta`.
fn measured() -> Measured {
    let answers = |rate, errors, duration| EdgeTraffic {
        rate: Some(rate),
        errors,
        duration,
        p95: duration.map(|mean| mean * 3),
    };
    Measured {
        aliases: vec![(alias("prod"), answers(5_000, None, None))],
        versions: vec![
            (version(4), answers(4_500, Some(0), Some(1_250))),
            (version(5), answers(900, Some(25_000), Some(4_000))),
        ],
    }
}

async fn graph(versions: u32, measured: RwSignal<Measured>) -> Page {
    let topology = Signal::stored(topology(versions));
    let clock = StoredValue::new(1_764_000_000_000_u64);
    // Each look is a tenth of a second later than the last one.
    let time = move |()| {
        clock.update_value(|time| *time += 100);
        clock.get_value()
    };
    let observed = Observed {
        measured: measured.into(),
        time: Callback::new(time),
        speed: Callback::new(|()| 1),
        wants_logs: RwSignal::new(false),
    };
    Page::of(move || view! { <TrafficGraph function="checkout" topology observed /> }).await
}

fn labels(page: &Page) -> Vec<String> {
    let label = |label: &Element| {
        let text = label.first_child().and_then(|text| text.text_content());
        text.unwrap_or_default().replace('\u{a0}', " ")
    };
    page.all("text.traffic-label").iter().map(label).collect()
}

/// A row of the table, cell by cell.
fn row(page: &Page, place: usize) -> String {
    let cells = page.all("tbody tr")[place].children();
    let cells = (0..cells.length()).filter_map(|place| cells.item(place));
    cells
        .map(|cell| text_of(&cell))
        .collect::<Vec<_>>()
        .join(" | ")
}

async fn choose(page: &Page, what: &str) {
    let choice: HtmlSelectElement = page.one(".traffic-tools select").unchecked_into();
    choice.set_value(what);
    assert_eq!(choice.value(), what);
    send(&choice, "change").await;
}

fn field(page: &Page) -> HtmlInputElement {
    page.one("input[type=search]").unchecked_into()
}

fn found(page: &Page) -> Vec<String> {
    let nodes = page.all("[data-found] .traffic-name");
    nodes.iter().map(text_of).collect()
}

async fn pass(milliseconds: u64) {
    let passed = Promise::new(&mut |resolve, _| {
        let wake = move || drop(resolve.call0(&JsValue::UNDEFINED));
        set_timeout(wake, std::time::Duration::from_millis(milliseconds));
    });
    JsFuture::from(passed).await.unwrap();
}

#[wasm_bindgen_test]
async fn labels_show_what_is_chosen_and_the_table_shows_everything() {
    let page = graph(5, RwSignal::new(measured())).await;
    assert_eq!(labels(&page), ["100 %", "10 %", "90 %"]);
    choose(&page, "Requests/s").await;
    assert_eq!(labels(&page), ["–", "0.5/s", "4.5/s"]);
    choose(&page, "Errors").await;
    assert_eq!(labels(&page), ["2.5 %", "2.5 %", "0 %"]);
    choose(&page, "Mean duration").await;
    assert_eq!(labels(&page), ["40 ms", "40 ms", "12.5 ms"]);
    choose(&page, "p95 duration").await;
    assert_eq!(labels(&page), ["120 ms", "120 ms", "37.5 ms"]);
    assert_eq!(
        row(&page, 0),
        "trigger hourly (timer) | alias prod | everything | 5/s | – | – | –"
    );
    assert_eq!(
        row(&page, 1),
        "alias beta | version 5 | 100 % | – | 2.5 % | 40 ms | 120 ms"
    );
    let dash = &page.all("tbody tr")[1].children().item(3).unwrap();
    assert_eq!(
        dash.get_attribute("title").as_deref(),
        Some("No data of the last five minutes")
    );
    let reckoned = &page.all("tbody tr")[2].children().item(3).unwrap();
    let title = reckoned.get_attribute("title").unwrap();
    assert!(title.contains("by the configured share"), "{title}");
}

#[wasm_bindgen_test]
async fn labels_follow_what_is_measured() {
    let now = RwSignal::new(measured());
    let page = graph(5, now).await;
    choose(&page, "Requests/s").await;
    now.update(|now| now.aliases[0].1.rate = Some(20_000));
    settle().await;
    assert_eq!(labels(&page), ["–", "2/s", "18/s"]);
    now.set(Measured::default());
    settle().await;
    assert_eq!(labels(&page), ["–", "–", "–"]);
    assert!(
        page.all("[data-dots]").is_empty(),
        "what is not known does not move"
    );
}

#[wasm_bindgen_test]
async fn dots_stand_still_for_who_wants_no_motion() {
    // The browser of these tests is told that the person wants none.
    let page = graph(5, RwSignal::new(measured())).await;
    let canvas: HtmlCanvasElement = page.one("canvas[aria-hidden=true]").unchecked_into();
    pass(300).await;
    page.one(".traffic-sheet[data-dots]");
    let seen = canvas.to_data_url().unwrap();
    let blank = document().create_element("canvas").unwrap();
    let blank: HtmlCanvasElement = blank.unchecked_into();
    blank.set_width(canvas.width());
    blank.set_height(canvas.height());
    assert_ne!(seen, blank.to_data_url().unwrap(), "there are dots");
    pass(300).await;
    assert_eq!(canvas.to_data_url().unwrap(), seen);
    assert!(page.text().contains("A dot is 2 requests."));
    page.button("Pause dots").click();
    settle().await;
    page.button("Move dots");
}

#[wasm_bindgen_test]
async fn what_is_found_is_marked_counted_and_can_stand_alone() {
    let page = graph(40, RwSignal::new(measured())).await;
    let status = || text_of(&page.one("[role=status]"));
    type_text(&field(&page), "share>0 errors>1").await;
    assert_eq!(found(&page), ["beta", "prod", "version 5"]);
    assert_eq!(status(), "3 of 43 found.");
    type_text(&field(&page), "17").await;
    assert_eq!(
        found(&page),
        ["version 17"],
        "what is folded is unfolded for it"
    );
    type_text(&field(&page), "latency>3").await;
    assert!(found(&page).is_empty());
    assert!(
        status().contains("Compare share, rate, errors or duration"),
        "{}",
        status()
    );
    assert_eq!(
        field(&page).get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    type_text(&field(&page), "beta").await;
    page.one(".traffic-find input[type=checkbox]")
        .unchecked_into::<HtmlElement>()
        .click();
    settle().await;
    let nodes: Vec<_> = page.all(".traffic-name").iter().map(text_of).collect();
    assert_eq!(nodes, ["beta", "version 5"]);
    assert_eq!(
        page.all("tbody tr").len(),
        1,
        "the table shows what the picture shows"
    );
}

#[wasm_bindgen_test]
async fn folded_versions_open_by_a_key_and_close_again() {
    let page = graph(40, RwSignal::new(measured())).await;
    let folded = page.one("[role=button][aria-label='35 versions without traffic']");
    assert_eq!(folded.get_attribute("tabindex").as_deref(), Some("0"));
    press(folded.unchecked_ref(), "Enter").await;
    assert_eq!(page.all("[data-kind=version]").len(), 40);
    page.button("Fold versions without traffic").click();
    settle().await;
    assert_eq!(page.all("[data-kind=version]").len(), 5);
}

/// What the browser is asked to save when a button is pressed.
async fn saved(page: &Page, button: &str) -> Blob {
    let url = Reflect::get(&window(), &"URL".into()).unwrap();
    let name = JsValue::from_str("createObjectURL");
    let original = Reflect::get(&url, &name).unwrap();
    let blobs = Array::new();
    let seen = blobs.clone();
    let watch = Closure::wrap(Box::new(move |blob: JsValue| {
        seen.push(&blob);
        JsValue::from_str("#")
    }) as Box<dyn FnMut(JsValue) -> JsValue>);
    Reflect::set(&url, &name, watch.as_ref()).unwrap();
    page.button(button).click();
    pass(300).await;
    Reflect::set(&url, &name, &original).unwrap();
    assert_eq!(blobs.length(), 1);
    blobs.pop().unchecked_into()
}

#[wasm_bindgen_test]
async fn a_saved_drawing_is_whole_and_asks_for_nothing() {
    let page = graph(5, RwSignal::new(measured())).await;
    let style = document().create_element("style").unwrap();
    let inks = "[data-flow=stable] { stroke: #010203 } [data-flow=canary] { stroke: #040506 }";
    style.set_text_content(Some(inks));
    page.one("figure").append_child(&style).unwrap();
    let blob = saved(&page, "Save SVG").await;
    assert_eq!(blob.type_(), "image/svg+xml");
    let text = JsFuture::from(blob.text())
        .await
        .unwrap()
        .as_string()
        .unwrap();
    let parser = DomParser::new().unwrap();
    let file = parser
        .parse_from_string(&text, SupportedType::ImageSvgXml)
        .unwrap();
    assert!(
        file.query_selector("parsererror").unwrap().is_none(),
        "{text}"
    );
    let said = |selector: &str| text_of(&file.query_selector(selector).unwrap().unwrap());
    assert_eq!(said("svg > title"), "Traffic of checkout");
    let described = said("svg > desc");
    assert!(
        described.starts_with("Traffic of checkout · Share · 2025-11-24 "),
        "{described}"
    );
    let elsewhere = text.replace("http://www.w3.org/2000/svg", "");
    for way in [
        "href", "url(", "http", "var(", "<style", "<script", "tabindex",
    ] {
        assert!(!elsewhere.contains(way), "{way} in {text}");
    }
    let ink = |flow: &str| {
        let line = file.query_selector(&format!("[data-flow={flow}]"));
        line.unwrap().unwrap().get_attribute("stroke").unwrap()
    };
    assert_eq!(ink("canary"), "rgb(4, 5, 6)");
    assert_eq!(ink("stable"), "rgb(1, 2, 3)");
}

#[wasm_bindgen_test]
async fn saved_pixels_are_twice_as_fine_as_the_drawing() {
    let page = graph(5, RwSignal::new(measured())).await;
    let blob = saved(&page, "Save PNG").await;
    assert_eq!(blob.type_(), "image/png");
    let bytes = JsFuture::from(blob.array_buffer()).await.unwrap();
    let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
    let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
    let drawn = page
        .one("svg.traffic-drawing")
        .get_attribute("width")
        .unwrap();
    assert_eq!(width, 2 * drawn.parse::<u32>().unwrap());
}
