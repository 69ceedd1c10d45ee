//! Nothing that axe-core finds in what opens over a page, in a change that is carried out, in a rollout
//! that runs, and in the past.

use crate::axe::{Checked, LANGUAGES};
use crate::browser::Browser;
use crate::program::Program;

const FUNCTION: &str = "#/ap-guangzhou/default/checkout";
const ALIAS: &str = "#/ap-guangzhou/default/checkout/alias/prod";

/// The demo account, in which somebody looks at a function.
async fn demo<'a>(browser: &'a Browser, program: &Program) -> Checked<'a> {
    let checked = Checked::open(browser, &program.address).await;
    checked.page.open_demo().await;
    checked.go(FUNCTION).await;
    checked.page.one(&["group"], "Traffic of checkout").await;
    checked
}

#[tokio::test]
async fn no_dialog_has_anything_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = demo(&browser, &program).await;
    let buttons = [
        "Create alias",
        "Publish version",
        "Deploy",
        "Temporary keys",
        "Create trigger",
        "Edit warm-up",
        "Move warm-up",
        "Log settings",
        "Keys",
        "Command",
        "Activity",
    ];
    checked.dialogs(&buttons).await;
}

#[tokio::test]
async fn nothing_of_a_change_has_anything_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = demo(&browser, &program).await;
    let page = &checked.page;
    checked.go(ALIAS).await;
    page.ready().await;
    checked
        .dialogs(&["Promote", "Roll back", "Delete alias"])
        .await;

    page.click("button", "Promote").await;
    page.one(&["button"], "Apply").await;
    checked.check_dialog("preview", "unfolded").await;
    page.confirm().await;
    page.click("button", "Apply").await;
    page.shows("Done, and read back.").await;
    checked.check_dialog("result", "done").await;
    page.close().await;
    checked.dialogs(&["Activity (1)"]).await;

    // The past of it.
    page.click("button", "Previous change").await;
    page.shows("nothing can be changed here").await;
    for language in LANGUAGES {
        checked.speak(language).await;
        checked.quiet().await;
        checked.check_now("an alias", language, "past").await;
    }
}

#[tokio::test]
async fn no_running_rollout_has_anything_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = demo(&browser, &program).await;
    let page = &checked.page;
    checked.go(&format!("{ALIAS}/rollout")).await;
    page.click("button", "Start rollout").await;
    page.shows("Holding").await;
    checked.check("a rollout", "running").await;
    checked.dialogs(&["Roll back", "Promote now"]).await;
    page.click("button", "Pause").await;
    page.shows("Paused").await;
    checked.check("a rollout", "paused").await;
    checked.go(FUNCTION).await;
    checked.check("a function", "a rollout waits").await;
    checked.go(&format!("{ALIAS}/rollout")).await;
    let end = "End without changing anything";
    page.click("button", end).await;
    page.one(&["dialog"], "End the rollout on prod?").await;
    page.click("button", end).await;
    page.shows("Ended").await;
    checked.check("a rollout", "ended").await;
}
