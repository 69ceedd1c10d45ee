//! What was measured over time, as a picture, as a table and to the keyboard.

use halftone::console::components::chart::{Chart, Ink, Line, Mark, Span};
use halftone::scf::{GetMonitorDataAnswer, moment};
use halftone::telemetry::{History, Measure, Place, Subject, Watch, reads};
use halftone::traffic::Version;
use leptos::prelude::*;
use serde::Deserialize as _;
use serde_json::json;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

use super::page::{Page, send, settle, text_of};

/// Ten minutes of 2026-01-01, up to 00:10 UTC.
const START: u64 = 1_767_225_600;
const END: u64 = START + 600;

fn version(number: u32) -> Subject {
    Subject::Version(Version::Published(number))
}

/// Version 4 in every minute but the fourth and fifth; version 5 in the last one, its durations
/// never.
fn history() -> History {
    let place = Place {
        namespace: "default".into(),
        function: "checkout".into(),
    };
    let watch = Watch {
        subjects: vec![version(4), version(5)],
        measures: Measure::ALL.to_vec(),
        window: 600,
    };
    let mut history = History::default();
    let now = END + 5;
    let old: Vec<u64> = (0..10).filter(|minute| !(3..5).contains(minute)).collect();
    for read in reads(&history.needs(&place, &watch, now), now) {
        let entry = |version: &str, minutes: &[u64], value: f64| {
            let times: Vec<u64> = minutes.iter().map(|minute| START + minute * 60).collect();
            let values = vec![value; times.len()];
            json!({"Dimensions": [
                {"Name": "functionName", "Value": "checkout"},
                {"Name": "namespace", "Value": "default"},
                {"Name": "version", "Value": version},
            ], "Timestamps": times, "Values": values})
        };
        let (four, five) = match read.measure {
            Measure::Requests => (1_000.0, Some(40.0)),
            Measure::Errors => (5.0, Some(1.0)),
            Measure::Throttles => (0.0, Some(0.0)),
            Measure::Duration => (80.25, None),
        };
        let mut points = vec![entry("4", &old, four)];
        points.extend(five.map(|five| entry("5", &[9], five)));
        let answer = json!({"Period": 60, "EndTime": moment(END), "DataPoints": points});
        let answer = GetMonitorDataAnswer::deserialize(answer).unwrap();
        history.take(&place, &read, &answer).unwrap();
    }
    history
}

async fn chart() -> Page {
    let line = |number, ink| Line {
        subject: version(number),
        ink,
        nth: 0,
    };
    let lines = vec![line(5, Ink::Canary), line(4, Ink::Stable)];
    let span = Span {
        start: START,
        end: END,
        step: 60,
        settled: END - 120,
        ahead: 0,
    };
    let marks = vec![Mark {
        at: START + 90,
        says: "Version 5 gets 10 %.".into(),
    }];
    let (history, lines) = (Signal::stored(history()), Signal::stored(lines));
    let (span, marks) = (Signal::stored(span), Signal::stored(marks));
    Page::of(move || view! { <Chart function="checkout" history lines span marks /> }).await
}

fn cells(page: &Page) -> Vec<Vec<String>> {
    let row = |row: &Element| {
        let cells = row.children();
        let cells = (0..cells.length()).filter_map(|index| cells.item(index));
        cells.map(|cell| text_of(&cell)).collect()
    };
    page.all("tbody tr").iter().map(row).collect()
}

fn paths(page: &Page, ink: &str) -> Vec<String> {
    let lines = page.all(&format!(".chart-plot path.chart-line[data-ink={ink}]"));
    let path = |line: &Element| line.get_attribute("d").unwrap_or_default();
    lines.iter().map(path).collect()
}

#[wasm_bindgen_test]
async fn a_gap_is_a_gap_and_no_line_at_zero() {
    let page = chart().await;
    let four = paths(&page, "stable");
    assert_eq!(four.len(), 4, "requests, error rate, throttles, duration");
    assert_eq!(four[0], "M5 0L15 0L25 0M55 0L65 0L75 0L85 0L95 0");
    let five = paths(&page, "canary");
    assert_eq!(five[0], "M95 960");
    assert_eq!(five[3], "", "a duration that nobody measured is not drawn");
    assert!(
        page.text()
            .contains("Monitor has none of version 5, although requests were counted")
    );
    let points = page.all(".chart-plot path.chart-point[data-ink=canary]");
    assert_eq!(points[0].get_attribute("d").as_deref(), Some("M95 960h0"));
}

#[wasm_bindgen_test]
async fn the_legend_is_a_table_with_the_exact_numbers() {
    let page = chart().await;
    page.one("[role=group][aria-label='Measurements of checkout over time']");
    page.one("table[aria-label='Measurements of checkout']");
    assert_eq!(
        cells(&page),
        [
            [
                "version 5",
                "40",
                "1",
                "2.5 %",
                "0",
                "no data",
                "40",
                "1",
                "2.5 %",
                "0",
                "no data"
            ],
            [
                "version 4",
                "8,000",
                "40",
                "0.5 %",
                "0",
                "80.3 ms",
                "1,000",
                "5",
                "0.5 %",
                "0",
                "80.3 ms"
            ],
        ]
    );
    assert!(page.text().contains("Newest (00:09, still being counted)"));
    for head in page.all("th") {
        assert!(head.has_attribute("scope"), "{}", head.outer_html());
    }
}

#[wasm_bindgen_test]
async fn the_keyboard_goes_through_the_time_without_redrawing_a_line() {
    let page = chart().await;
    let line = page.all(".chart-plot path.chart-line").remove(0);
    let slider: HtmlInputElement = page.slider("Time").unchecked_into();
    assert_eq!(
        (slider.min(), slider.max(), slider.value()),
        ("0".into(), "9".into(), "9".into())
    );
    slider.set_value("3");
    send(&slider, "input").await;
    assert!(page.text().contains("At the mark (00:03)"));
    assert_eq!(cells(&page)[1][6], "no data");
    assert_eq!(
        slider.get_attribute("aria-valuetext").unwrap(),
        "00:03; version 5: no data requests, error rate no data, no data throttled, no data; \
         version 4: no data requests, error rate no data, no data throttled, no data"
    );
    let again = page.all(".chart-plot path.chart-line").remove(0);
    assert!(line.is_same_node(Some(&again)));
    send(&slider, "blur").await;
    settle().await;
    assert!(page.text().contains("Newest (00:09"));
}
