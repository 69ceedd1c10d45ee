//! A plan is played in its worker before anything is touched.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;

const ROLLOUT: &str = "#/ap-guangzhou/default/checkout/alias/prod/rollout";
const ONE_POINT: &str = "A canary that fails 1 point more often";
const FIVE_POINTS: &str = "A canary that fails 5 points more often";

/// Keeps the workers that a page starts.
const KEEP: &str = "
    globalThis.started = [];
    const Real = globalThis.Worker;
    globalThis.Worker = class extends Real {
        constructor(script, options) {
            super(script, options);
            globalThis.started.push(options.name);
        }
        terminate() {
            globalThis.started.push('ended');
            super.terminate();
        }
    };
";

async fn started(page: &Page<'_>) -> Value {
    page.run("return globalThis.started", vec![]).await
}

/// Waits until every plan was played, and gives the rows.
async fn played(page: &Page<'_>, caption: &str) -> Vec<Vec<String>> {
    let is_there = |row: &Vec<String>| !row.iter().any(|cell| cell == "…");
    page.table_when(caption, "every plan was played", |rows| {
        !rows.is_empty() && rows.iter().all(is_there)
    })
    .await
}

#[tokio::test]
async fn a_plan_is_played_with_the_last_hour_beside_the_presets_in_a_worker_of_its_own() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    browser.before_every_page(KEEP);
    let page = Page::open(&browser, &program.address, "#/demo").await;
    page.go(ROLLOUT).await;
    let rows = played(&page, ONE_POINT).await;
    let this = &rows[0];
    assert_eq!(this[0], "This plan");
    assert!(rows.len() >= 8, "{rows:?}");
    // It waits until the judge can tell; ten percent for five minutes does not.
    let share = |row: &[String]| {
        row[1]
            .trim_end_matches(" %")
            .trim_start_matches("> ")
            .parse()
    };
    let short = rows.iter().find(|row| row[0] == "Canary10Percent5Minutes");
    let [this, short]: [u8; 2] = [this, short.unwrap()].map(|row| share(row).unwrap());
    assert!(this > 95 && short < 60, "{rows:?}");
    page.shows("Played with what Monitor counted in the last hour")
        .await;
    page.shows("fails 1 point more often is stopped after about")
        .await;
    assert_eq!(started(&page).await, json!(["rehearsal"]));

    // Another question while nothing is played goes to the same worker.
    page.enter("Supposed rise in errors", "5").await;
    let rows = played(&page, FIVE_POINTS).await;
    assert_eq!(page.count("table", ONE_POINT).await, 0);
    assert_eq!(rows[0][1], "100 %");
    assert_eq!(started(&page).await, json!(["rehearsal"]));

    // Whoever leaves has it ended.
    page.go("#/ap-guangzhou/default/checkout").await;
    page.until("the worker is ended", || async {
        started(&page).await == json!(["rehearsal", "ended"])
    })
    .await;
}
