//! When a timer fires, and the file that describes timers.

use halftone::change::{TriggerChange, TriggerKey, TriggerSpec};
use halftone::console::components::{CronField, CronText, EventsPanel};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::page::{Page, send, text_of, type_text};

/// As the guide to grayscale releases prints it.
const GUIDE: &str = "  events: # Trigger
    - timer: # Timer trigger
        name: # Trigger name, which is `timer-${name}-${stage}` by default
        parameters:
          qualifier: alias-prod # Configure the alias as `alias-prod`
          cronExpression: '*/5 * * * *' # Trigger once every 5 seconds
          enable: true
          argument: argument # Additional parameter
";

async fn cron_field() -> (Page, HtmlInputElement) {
    let page = Page::of(|| {
        let (value, problem) = (RwSignal::new(String::new()), RwSignal::new(None));
        view! { <CronField value problem /> }
    })
    .await;
    let field = page.one("input").unchecked_into();
    (page, field)
}

async fn said(page: &Page, field: &HtmlInputElement, text: &str) -> String {
    type_text(field, text).await;
    send(field, "change").await;
    text_of(&page.one(".field-problem"))
}

#[wasm_bindgen_test]
async fn an_expression_is_said_in_words_while_it_is_typed() {
    let (page, field) = cron_field().await;
    let meaning = || text_of(&page.one("[role=status]"));
    assert_eq!(meaning(), "");
    type_text(&field, "*/5 * * * *").await;
    assert!(meaning().starts_with("Every 5 minutes, Beijing time (UTC+8)"));
    assert!(meaning().contains("For “Every 5 seconds” write */5 * * * * * *."));
    assert_eq!(page.all(".cron-times li").len(), 3);
    type_text(&field, "0 30 9 * * MON-FRI *").await;
    assert!(meaning().starts_with("At 09:30 on Monday to Friday, Beijing time (UTC+8)"));
    let times = page.all(".cron-times li");
    assert!(
        times
            .iter()
            .all(|time| text_of(time).ends_with(" 09:30:00"))
    );
}

#[wasm_bindgen_test]
async fn a_slip_is_explained_when_the_field_is_left() {
    let (page, field) = cron_field().await;
    type_text(&field, "60 * * * * * *").await;
    assert_eq!(text_of(&page.one(".field-problem")), "");
    let six = said(&page, &field, "*/5 * * * * *").await;
    assert!(
        six.contains("for “Every 5 minutes” write 0 */5 * * * * *."),
        "{six}"
    );
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let past = said(&page, &field, "0 0 0 1 1 * 2020").await;
    assert!(
        past.starts_with("The last time that this fires has passed."),
        "{past}"
    );
    assert!(page.text().contains("It does not fire again."));
    assert_eq!(said(&page, &field, "0 * * * *").await, "");
    assert!(!field.has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
async fn the_words_open_to_the_next_times() {
    let page = Page::of(|| view! { <CronText cron="0 0 2 * * * *" /> }).await;
    assert_eq!(text_of(&page.one("summary")), "At 02:00 every day");
    assert!(page.all("li").is_empty());
    let details = page.one("details").unchecked_into();
    send(&details, "toggle").await;
    assert_eq!(page.all("li").len(), 3);
    let unreadable = Page::of(|| view! { <CronText cron="whenever" /> }).await;
    assert_eq!(text_of(&unreadable.one("code")), "whenever");
}

fn timer(name: &str, qualifier: &str, cron: &str) -> TriggerSpec {
    TriggerSpec {
        key: TriggerKey {
            name: name.into(),
            kind: "timer".into(),
            qualifier: qualifier.into(),
        },
        desc: cron.into(),
        enabled: true,
        argument: "argument".into(),
        description: "kept".into(),
    }
}

/// The panel of a function with these triggers, and what was previewed.
async fn panel(existing: Vec<TriggerSpec>) -> (Page, RwSignal<Vec<TriggerChange>>) {
    let previewed = RwSignal::new(Vec::new());
    let page = Page::of(move || {
        let existing = Signal::stored(existing);
        let preview = move |changes| previewed.set(changes);
        view! { <EventsPanel function="my-function" existing on_preview=preview /> }
    })
    .await;
    (page, previewed)
}

async fn paste(page: &Page, text: &str) {
    let field: HtmlTextAreaElement = page.one("textarea").unchecked_into();
    field.set_value(text);
    send(&field, "input").await;
}

/// What the comparison says of each trigger.
fn outcomes(page: &Page) -> Vec<String> {
    let rows = page.all("tbody tr");
    let cells = rows.iter().map(|row| {
        let cell = |selector| text_of(&row.query_selector(selector).unwrap().unwrap());
        format!("{}: {}", cell("th"), cell("td"))
    });
    cells.collect()
}

#[wasm_bindgen_test]
async fn the_block_of_the_guide_is_explained_and_compared() {
    let other = timer("nightly", "$DEFAULT", "0 0 2 * * * *");
    let (page, previewed) = panel(vec![other]).await;
    paste(&page, GUIDE).await;
    let warnings: Vec<String> = page.all(".notice").iter().map(text_of).collect();
    assert_eq!(warnings.len(), 2);
    assert!(warnings[1].contains("*/5 * * * * means “Every 5 minutes”"));
    assert_eq!(
        outcomes(&page),
        [
            "timer-my-function-dev: new",
            "nightly: not in the file, left alone"
        ]
    );
    let stage: HtmlInputElement = page.one("input[type=text]").unchecked_into();
    type_text(&stage, "prod").await;
    assert_eq!(outcomes(&page)[0], "timer-my-function-prod: new");
    page.button("Preview").click();
    let mut expected = timer("timer-my-function-prod", "alias-prod", "0 */5 * * * * *");
    expected.description = String::new();
    assert_eq!(previewed.get_untracked(), [TriggerChange::Create(expected)]);
}

#[wasm_bindgen_test]
async fn only_what_differs_is_written() {
    let same = timer("timer-my-function-dev", "alias-prod", "0 */5 * * * * *");
    let (page, _) = panel(vec![same.clone()]).await;
    paste(&page, GUIDE).await;
    assert_eq!(outcomes(&page), ["timer-my-function-dev: as it is"]);
    assert!(page.all("button").is_empty());
    assert!(
        page.text()
            .contains("The function has its timers like this already.")
    );
    let mut elsewhere = same;
    elsewhere.key.qualifier = "$LATEST".into();
    elsewhere.enabled = false;
    let (page, previewed) = panel(vec![elsewhere]).await;
    paste(&page, GUIDE).await;
    assert_eq!(
        outcomes(&page),
        ["timer-my-function-dev: moves from $LATEST to alias-prod, changes whether it is on"]
    );
    page.button("Preview").click();
    let [TriggerChange::Edit { key, to }] = &previewed.get_untracked()[..] else {
        panic!("one move");
    };
    assert_eq!(
        (&key.qualifier[..], &to.description[..]),
        ("$LATEST", "kept")
    );
}

#[wasm_bindgen_test]
async fn a_file_that_cannot_be_read_is_refused_at_its_line() {
    let (page, _) = panel(Vec::new()).await;
    paste(&page, &GUIDE.replace("'*/5 * * * *'", "*/5 * * * *")).await;
    let refusal = text_of(&page.one("[role=alert]"));
    assert!(refusal.starts_with("Line 6, column 27: a text that begins with * needs quotes"));
    assert!(page.all("table").is_empty());
    paste(&page, "").await;
    assert!(page.all("[role=alert]").is_empty());
}
