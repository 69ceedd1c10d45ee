//! What is measured is seen: in the chart, in the observed share and in the log list alike, and by
//! somebody else who asks the same account.

use std::cell::RefCell;
use std::time::Duration;

use halftone::scf::{Client, GetMonitorData, Instance, Metric, Monitored, plain_moment};
use serde_json::json;

use crate::account;
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::release::{apply, connect};

/// A function whose canary gets its requests through one alias alone.
const FUNCTION: &str = "recommendations";
const ALIAS: &str = "#/ap-guangzhou/default/recommendations/alias/prod";
const MEASURED: &str = "Measurements of recommendations";

/// The cells of a version in the table of the chart: its name; requests, errors, error rate,
/// throttles and mean duration of the whole time; the same of the newest minute.
fn measured<'a>(rows: &'a [Vec<String>], name: &str) -> &'a [String] {
    let mut rows = rows.iter();
    let of_it = rows.find(|row| row.first().is_some_and(|cell| cell == name));
    of_it.map_or(&[], Vec::as_slice)
}

/// A number as it is written: `1,234` or `1.93 %`.
fn number(cell: &str) -> Option<f64> {
    cell.trim_end_matches(" %").replace(',', "").parse().ok()
}

async fn set_weight(page: &Page<'_>, percent: &str) {
    page.enter("Weight of version 21", percent).await;
    page.click("button", "Preview").await;
    apply(page).await;
    page.close().await;
}

/// The time of the newest record that is listed, and the record's words.
async fn newest(page: &Page<'_>) -> Vec<String> {
    page.table("Logs")
        .await
        .into_iter()
        .next()
        .unwrap_or_default()
}

#[tokio::test]
async fn errors_of_a_canary_are_seen_everywhere_and_end_with_its_share() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/demo").await;
    page.go(ALIAS).await;
    set_weight(&page, "25").await;

    page.click("button", "Presenter").await;
    page.choose("Speed", "60").await;
    page.click("button", "2 % errors").await;
    page.shows("Now: 2 % errors").await;
    page.click("button", "Close presenter").await;

    let rate = |rows: &[Vec<String>], name| number(measured(rows, name).get(3)?);
    let of_canary = "the chart shows the errors of version 21";
    let rows = page
        .table_when(MEASURED, of_canary, |rows| {
            rate(rows, "version 21").is_some_and(|percent| (1.0..4.0).contains(&percent))
        })
        .await;
    assert!(rate(&rows, "version 20").unwrap() < 0.5, "{rows:?}");

    page.shows("which fits the configured 25 %").await;

    page.choose("Version", "21").await;
    page.click("checkbox", "Failures only").await;
    page.until("failures of version 21 are listed", || async {
        let row = newest(&page).await;
        let is = |cell: usize, text: &str| row.get(cell).is_some_and(|said| said.contains(text));
        is(1, "failed") && is(2, "21")
    })
    .await;
    page.click("checkbox", "Failures only").await;
    page.click("checkbox", "Follow").await;

    set_weight(&page, "0").await;
    let end = "the requests of version 21 end in the chart";
    page.table_when(MEASURED, end, |rows| {
        let [canary, stable] = ["version 21", "version 20"].map(|name| measured(rows, name).get(6));
        canary.is_some_and(|cell| cell == "no data")
            && stable.and_then(|cell| number(cell)) > Some(0.0)
    })
    .await;
    // The list is read anew since all outcomes are shown.
    page.until("requests of version 21 are listed", || async {
        !newest(&page).await.is_empty()
    })
    .await;
    // Three minutes of the account without a request, once those from before have arrived in the list.
    page.stays("the newest request", Duration::from_secs(3), || {
        newest(&page)
    })
    .await;
}

/// The requests that Monitor counts of a version in the minute that begins then, in Unix seconds.
async fn requests(client: &Client, version: &str, minute: u64) -> Option<f64> {
    let request = GetMonitorData {
        namespace: Monitored::Functions,
        metric_name: Metric::Invocation,
        instances: vec![Instance::version("default", FUNCTION, version)],
        period: 60,
        start_time: halftone::scf::moment(minute),
        end_time: halftone::scf::moment(minute),
    };
    let answer = client.call(&request).await.unwrap().answer;
    let points = answer.data_points.first()?.points();
    let mut points = points.filter(|(time, _)| *time == minute);
    points.next().map(|(_, value)| value)
}

#[tokio::test]
async fn an_independent_client_is_told_the_numbers_that_the_chart_shows() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    connect(&page).await;
    page.one(&["link"], "checkout").await;
    page.go(ALIAS).await;
    page.table_when(MEASURED, "something is measured", |rows| {
        !measured(rows, "version 20").is_empty()
    })
    .await;

    // The tenth minute of the chart: it is counted to its end.
    let point = "const [slider] = arguments;
        slider.value = 10;
        slider.dispatchEvent(new Event('input', { bubbles: true }))";
    // Which minute that is and what it has, at one moment: time goes on.
    let shown = "const table = [...document.querySelectorAll('table')]
            .find(table => table.computedName === arguments[0]);
        const mark = table?.tHead.innerText.match(/At the mark \\((\\d\\d:\\d\\d)\\)/)?.[1];
        return mark ? [mark, [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.innerText))] : null";
    let seen = RefCell::new(json!(null));
    page.until("the chart says which minute is pointed at", || async {
        let slider = page.one(&["slider"], "Point in time").await;
        let slider = serde_json::to_value(&slider).unwrap();
        page.run(point, vec![slider]).await;
        seen.replace(page.run(shown, vec![json!(MEASURED)]).await);
        seen.borrow().is_array()
    })
    .await;
    let (mark, rows): (String, Vec<Vec<String>>) =
        serde_json::from_value(seen.into_inner()).unwrap();
    let minute = "const [hours, minutes] = arguments[0].split(':');
        const time = new Date();
        time.setHours(hours, minutes, 0, 0);
        if (time > Date.now()) time.setDate(time.getDate() - 1);
        return time.getTime() / 1000";
    let minute = page.run(minute, vec![json!(mark)]).await.as_u64().unwrap();

    let client = account::client(&program.address);
    for version in ["20", "21"] {
        let shown = measured(&rows, &format!("version {version}"));
        let told = requests(&client, version, minute).await;
        assert_eq!(
            number(&shown[6]),
            told,
            "version {version} at {}",
            plain_moment(minute)
        );
    }
    assert!(requests(&client, "20", minute).await > Some(0.0));
}
