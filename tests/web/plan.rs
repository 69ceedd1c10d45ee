//! The form that plans a rollout: one plan as form, text and link, and refused at its fields.

use halftone::rollout::{read, to_link};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
    KeyboardEventInit,
};

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, choose_file, drop_file, paste};
use super::page::{send, settle, text_of};

/// Everything on version 96 of 100.
const ROLLOUT: &str = "#/ap-guangzhou/default/search-index/alias/rollback/rollout";

async fn connected() -> Cloud {
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    page
}

async fn planning(address: &str) -> Cloud {
    let page = connected().await;
    page.go(address).await;
    open_text(&page).await;
    page
}

async fn open_text(page: &Cloud) {
    page.until("the form is there", |page| page.has_button("Start rollout"))
        .await;
    let folds = page.all("summary");
    let fold = folds
        .into_iter()
        .find(|one| text_of(one) == "As text (YAML)");
    fold.unwrap().unchecked_into::<HtmlElement>().click();
    settle().await;
}

/// The control of this accessible name.
fn named(page: &Cloud, name: &str) -> Element {
    let labelled = page.all(&format!("[aria-label='{name}']"));
    let found = labelled.into_iter().next();
    found.unwrap_or_else(|| page.field(name).unchecked_into())
}

fn value(page: &Cloud, name: &str) -> String {
    let control = named(page, name);
    match control.dyn_ref::<HtmlSelectElement>() {
        Some(choice) => choice.value(),
        None => control.unchecked_into::<HtmlInputElement>().value(),
    }
}

async fn write(page: &Cloud, name: &str, text: &str) {
    let field: HtmlInputElement = named(page, name).unchecked_into();
    field.set_value(text);
    send(&field, "input").await;
    send(&field, "change").await;
}

async fn choose(page: &Cloud, name: &str, value: &str) {
    let choice: HtmlSelectElement = named(page, name).unchecked_into();
    choice.set_value(value);
    assert_eq!(choice.value(), value, "there is such a choice");
    send(&choice, "change").await;
}

fn plan_text(page: &Cloud) -> String {
    let area = page.all("textarea").remove(0);
    area.unchecked_into::<HtmlTextAreaElement>().value()
}

async fn write_text(page: &Cloud, text: &str) {
    let area: HtmlTextAreaElement = page.all("textarea").remove(0).unchecked_into();
    area.set_value(text);
    send(&area, "input").await;
    send(&area, "change").await;
}

/// Shares and times of the steps, as they stand in the fields.
fn steps(page: &Cloud) -> Vec<(String, String)> {
    let count = page.all(".planner-step").len();
    let step = |number: usize| {
        let time = page.all(&format!("[aria-label='Time of step {number}']"));
        let time = time
            .first()
            .map(|_| value(page, &format!("Time of step {number}")));
        let share = value(page, &format!("Share of step {number}"));
        (share, time.unwrap_or_default())
    };
    (1..=count).map(step).collect()
}

fn shares(page: &Cloud) -> Vec<String> {
    steps(page).into_iter().map(|(share, _)| share).collect()
}

/// What is said to be wrong with a control, if it is marked so.
fn wrong_with(page: &Cloud, name: &str) -> Option<String> {
    let control = named(page, name);
    control
        .get_attribute("aria-invalid")
        .filter(|invalid| invalid == "true")?;
    let ids = control.get_attribute("aria-describedby").unwrap();
    let said = ids
        .split(' ')
        .filter_map(|id| document().get_element_by_id(id));
    Some(said.map(|one| text_of(&one)).collect())
}

fn focused() -> String {
    let focused = document().active_element().unwrap();
    let label = focused.get_attribute("aria-label");
    label.unwrap_or_else(|| {
        let id = focused.id();
        let label = document().query_selector(&format!("label[for='{id}']"));
        let label = label.ok().flatten();
        label.map_or_else(|| text_of(&focused), |label| text_of(&label))
    })
}

async fn until_focused(page: &Cloud, name: &str) {
    page.until(&format!("{name} has the focus"), |_| focused() == name)
        .await;
}

async fn key(name: &str, alt: bool) {
    let options = KeyboardEventInit::new();
    options.set_key(name);
    options.set_alt_key(alt);
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
    document()
        .active_element()
        .unwrap()
        .dispatch_event(&event)
        .unwrap();
    settle().await;
}

fn pressed(page: &Cloud) -> Vec<String> {
    let all = page.all(".planner-preset[aria-pressed=true]");
    all.iter().map(text_of).collect()
}

#[wasm_bindgen_test]
async fn form_text_and_link_are_one_plan() {
    let page = planning(ROLLOUT).await;
    assert_eq!(value(&page, "New version"), "100");
    assert!(plan_text(&page).contains("share: 1%\n    hold: 10m\n"));

    write(&page, "Share of step 1", "2.5").await;
    choose(&page, "Unit of step 2", "h").await;
    choose(&page, "Hold of step 3", "approval").await;
    choose(&page, "Hold of step 4", "requests").await;
    write(&page, "Requests of step 4", "2000").await;
    page.field("Slower answers").click();
    settle().await;
    choose(&page, "When a guard trips", "hold").await;
    let text = plan_text(&page);
    for said in [
        "region: ap-guangzhou\n",
        "canary: 100\n",
        "  - share: 2.5%\n    hold: 10m\n",
        "  - share: 5%\n    hold: 10h\n",
        "  - share: 25%\n    hold: approval\n",
        "  - share: 50%\n    hold: 2000 requests\n",
        "  latency: 50%\n  on-trip: hold\n",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let link = to_link(&read(&text).unwrap()).unwrap();

    let other = text
        .replace("share: 2.5%\n    hold: 10m", "share: 3.33%\n    hold: 90s")
        .replace("canary: 100", "canary: 99");
    write_text(&page, &other).await;
    assert_eq!(shares(&page), ["3.33", "5", "25", "50"]);
    assert_eq!(value(&page, "Time of step 1"), "90");
    assert_eq!(value(&page, "Unit of step 1"), "s");
    assert_eq!(value(&page, "New version"), "99");
    assert_eq!(plan_text(&page), other);

    page.go(&format!("{ROLLOUT}/{link}")).await;
    page.until("the link is taken", |page| {
        page.text().contains("This plan came from a link")
    })
    .await;
    assert_eq!(plan_text(&page), text);
    assert_eq!(value(&page, "New version"), "100");
    page.click("Back to what I had").await;
    assert_eq!(plan_text(&page), other);
}

#[wasm_bindgen_test]
async fn a_link_of_another_alias_is_refused_with_the_way_to_it() {
    let page = planning(ROLLOUT).await;
    let before = plan_text(&page);
    let elsewhere = before
        .replace("function: search-index", "function: checkout")
        .replace("alias: rollback", "alias: prod");
    let link = to_link(&read(&elsewhere).unwrap()).unwrap();
    page.go(&format!("{ROLLOUT}/{link}")).await;
    page.until("it is said", |page| {
        page.text()
            .contains("It is for alias prod of ap-guangzhou/default/checkout.")
    })
    .await;
    assert_eq!(plan_text(&page), before);
    let there = page
        .all("a")
        .into_iter()
        .find(|a| text_of(a) == "Open it there");
    let there = there.unwrap().get_attribute("href").unwrap();
    assert_eq!(
        there,
        format!("#/ap-guangzhou/default/checkout/alias/prod/rollout/{link}")
    );

    page.go(&format!("{ROLLOUT}/{}", &link[..link.len() / 2]))
        .await;
    page.until("a link that is cut off says nothing", |page| {
        page.text().contains("The plan that came was not taken")
            && !page.text().contains("It is for alias prod")
    })
    .await;
    assert_eq!(plan_text(&page), before);
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_at_its_field_and_the_first_gets_the_focus() {
    let page = planning(ROLLOUT).await;
    let good = plan_text(&page);
    let goes_backwards = good.replace("share: 25%", "share: 4%");
    for (field, typed, said) in [
        ("Share of step 1", "abc", "percent"),
        ("Share of step 2", "33.333", "two decimal"),
        ("Share of step 3", "4", "The plan goes backwards"),
        ("Share of step 1", "0", "gives the canary nothing"),
        ("Time of step 1", "0", "the cloud counts by the minute"),
        ("Time of step 2", "1.5", "Write a whole number"),
        ("Time of step 3", "99999999", "at most 30 days"),
        ("Rise of the error rate in points", "0", "above nothing"),
        (
            "Rise of the error rate in points",
            "much",
            "Write a number of points",
        ),
    ] {
        write(&page, field, typed).await;
        let wrong = wrong_with(&page, field).unwrap_or_default();
        assert!(wrong.contains(said), "{field}: {wrong}");
        page.click("Start rollout").await;
        let first = if field.starts_with("Time") {
            field.replace("Time", "Hold")
        } else {
            field.to_owned()
        };
        until_focused(&page, &first).await;
        page.go("#/ap-guangzhou/default/search-index").await;
        page.go(ROLLOUT).await;
        open_text(&page).await;
        assert_eq!(
            value(&page, field),
            typed,
            "it is kept while one is elsewhere"
        );
        page.click("1/5/25/50/100").await;
        page.all("textarea");
        write(&page, "Rise of the error rate in points", "1").await;
        assert_eq!(plan_text(&page), good);
    }
    // A text that goes backwards is told by its line, and the form waits for it.
    write_text(&page, &goes_backwards).await;
    assert!(
        page.text()
            .contains("Line 11, steps[2].share: The plan goes backwards"),
        "{}",
        page.text()
    );
    write_text(&page, &good).await;

    // Two at once: what cannot be read hides nothing else.
    write(&page, "Share of step 1", "x").await;
    write(&page, "Time of step 4", "30").await;
    choose(&page, "Unit of step 4", "s").await;
    let wrong = wrong_with(&page, "Time of step 4").unwrap();
    assert!(wrong.contains("30 seconds are over before"), "{wrong}");
    assert_eq!(wrong_with(&page, "Share of step 2"), None);
    page.click("1/5/25/50/100").await;

    choose(&page, "After the last step", "").await;
    let wrong = wrong_with(&page, "After the last step").unwrap();
    assert!(wrong.contains("The plan ends at 50"), "{wrong}");
    choose(&page, "After the last step", "keep").await;
    for _ in 0..4 {
        page.click("Remove step 1").await;
    }
    page.click("Start rollout").await;
    page.until("there is nothing to do", |_| {
        focused().starts_with("Nothing would happen")
    })
    .await;
    write_text(&page, &good.replace("canary: 100", "canary: 101")).await;
    let wrong = wrong_with(&page, "New version").unwrap();
    assert!(
        wrong.contains("There is no version 101. The newest is 100."),
        "{wrong}"
    );
    assert_eq!(page.sent("UpdateAlias"), 0);
}

#[wasm_bindgen_test]
async fn an_alias_that_cannot_be_rolled_out_on_says_so_at_once() {
    let page = planning("#/ap-guangzhou/default/fraud-check/alias/prod/rollout").await;
    assert!(
        page.text().contains("prod routes by match rules"),
        "{}",
        page.text()
    );
    page.go("#/ap-guangzhou/default/email-sender/alias/prod/rollout")
        .await;
    page.until("it is another form", |page| {
        page.text()
            .contains("The alias sends everything to 4 already")
    })
    .await;
    assert!(wrong_with(&page, "New version").is_some());
}

#[wasm_bindgen_test]
async fn steps_are_edited_by_the_keyboard() {
    let page = planning(ROLLOUT).await;
    named(&page, "Share of step 2")
        .unchecked_into::<HtmlElement>()
        .focus()
        .unwrap();
    key("Enter", false).await;
    until_focused(&page, "Share of step 3").await;
    assert_eq!(shares(&page), ["1", "5", "15", "25", "50"]);
    assert_eq!(page.sent("UpdateAlias"), 0, "Enter begins nothing");
    key("ArrowDown", true).await;
    until_focused(&page, "Share of step 4").await;
    assert_eq!(shares(&page), ["1", "5", "25", "15", "50"]);
    key("ArrowUp", true).await;
    until_focused(&page, "Share of step 3").await;
    page.click("Remove step 5").await;
    until_focused(&page, "Share of step 4").await;
    page.click("Add step").await;
    until_focused(&page, "Share of step 5").await;
    assert_eq!(shares(&page), ["1", "5", "15", "25", "50"]);
    assert!(!page.is_enabled("Move step 1 up") && !page.is_enabled("Move step 5 down"));
}

#[wasm_bindgen_test]
async fn a_preset_that_is_changed_is_custom_and_can_be_gone_back_to() {
    let page = planning(ROLLOUT).await;
    assert_eq!(pressed(&page), ["1/5/25/50/100"]);
    page.click("Linear20PercentEvery6Minutes").await;
    assert_eq!(pressed(&page), ["Linear20PercentEvery6Minutes"]);
    assert_eq!(shares(&page), ["20", "40", "60", "80"]);
    assert!(
        page.text().contains("Takes at least 24 min."),
        "{}",
        page.text()
    );
    assert!(plan_text(&page).contains("when-unsure: advance"));
    write(&page, "Share of step 4", "75").await;
    assert_eq!(pressed(&page), ["Custom"]);
    page.click("AllAtOnce").await;
    assert!(steps(&page).is_empty());
    assert_eq!(pressed(&page), ["AllAtOnce"]);
    page.click("Custom").await;
    assert_eq!(shares(&page), ["20", "40", "60", "75"]);
}

#[wasm_bindgen_test]
async fn while_the_text_has_mistakes_the_form_shows_the_last_good_plan_and_waits() {
    let page = planning(ROLLOUT).await;
    let good = plan_text(&page);
    write_text(&page, &good.replace("hold: 10m", "hold: soon")).await;
    let text = page.text();
    assert!(
        text.contains("The form shows the last plan that could be read"),
        "{text}"
    );
    assert!(
        text.contains(
            "Line 8, steps[0].hold: “soon” cannot be read here. Write a time such as 10m"
        ),
        "{text}"
    );
    assert_eq!(shares(&page), ["1", "5", "25", "50"]);
    let form: HtmlInputElement = named(&page, "Share of step 1").unchecked_into();
    assert!(form.matches(":disabled").unwrap());
    assert!(!page.is_enabled("Start rollout"));
    page.click("Discard the text").await;
    assert_eq!(plan_text(&page), good);
    assert!(page.is_enabled("Start rollout"));

    // And the other way round.
    write(&page, "Share of step 1", "x").await;
    assert_eq!(plan_text(&page), good);
    assert!(page.text().contains("This is the last plan that could be."));
    let area: HtmlTextAreaElement = page.all("textarea").remove(0).unchecked_into();
    assert!(area.read_only());
}

#[wasm_bindgen_test]
async fn a_file_is_taken_or_refused_with_its_line() {
    let page = planning(ROLLOUT).await;
    let good = plan_text(&page);
    let file: HtmlInputElement = page.all("input[type=file]").remove(0).unchecked_into();
    choose_file(&file, &good.replace("share: 25%", "share: 30%")).await;
    page.until("it is taken", |page| {
        page.text().contains("This plan is from file.json")
    })
    .await;
    assert_eq!(shares(&page), ["1", "5", "30", "50"]);
    drop_file(
        &page.all(".planner-text").remove(0),
        &good.replace("canary", "canari"),
    )
    .await;
    page.until("it is refused", |page| {
        page.text()
            .contains("There is no key canari here. Did you mean canary?")
            || page
                .text()
                .contains("There is no key canari. Did you mean canary?")
    })
    .await;
    assert_eq!(shares(&page), ["1", "5", "30", "50"]);
}

#[wasm_bindgen_test]
async fn both_schemes_are_told_with_their_moves() {
    let page = planning("#/ap-guangzhou/default/checkout/alias/$DEFAULT/rollout").await;
    let text = page.text();
    for said in [
        "$LATEST is the new code, a published version is the stable one",
        "Stable: 5",
        "The new version has 20 % already, so smaller steps are left out.",
        "What $LATEST holds then becomes version 6.",
        "In alias $DEFAULT, version $LATEST goes from 50 % to 0 %; version 6 goes from 0 % to 100 %",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert_eq!(shares(&page), ["25", "50"]);
    assert_eq!(value(&page, "New version"), "$LATEST");
}

#[wasm_bindgen_test]
async fn it_begins_with_exactly_the_plan_that_stands_there() {
    let page = connected().await;
    page.go("#/ap-guangzhou/default/search-index/alias/rollback")
        .await;
    let way = page
        .all("a")
        .into_iter()
        .find(|a| text_of(a) == "Plan a rollout");
    assert_eq!(way.unwrap().get_attribute("href").unwrap(), ROLLOUT);
    page.go(ROLLOUT).await;
    open_text(&page).await;
    write(&page, "Share of step 1", "3.33").await;
    assert!(
        page.text()
            .contains("version 96 goes from 100 % to 96.67 %; version 100 goes from 0 % to 3.33 %"),
        "{}",
        page.text()
    );
    page.click("Start rollout").await;
    page.until("it has begun", |page| !page.has_button("Start rollout"))
        .await;
    let begun = page.all(".rollout-title b");
    let begun: Vec<_> = begun.iter().map(text_of).collect();
    assert_eq!(begun[..4], ["3.33 %", "5 %", "25 %", "50 %"]);
    page.go("#/ap-guangzhou/default/search-index/alias/rollback")
        .await;
    page.until("the way leads to it", |page| {
        page.all("a")
            .iter()
            .any(|way| text_of(way) == "Open the rollout")
    })
    .await;
}

#[wasm_bindgen_test]
async fn in_production_it_begins_only_when_that_is_agreed_to() {
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}\nSTAGE=prod");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    page.go(ROLLOUT).await;
    page.until("the form is there", |page| page.has_button("Start rollout"))
        .await;
    assert!(!page.is_enabled("Start rollout"));
    assert!(page.text().contains("Tick the box to be able to start."));
    page.field("Yes, in production: alias rollback is moved to version 100")
        .click();
    page.until("it can be started", |page| page.is_enabled("Start rollout"))
        .await;
}

#[wasm_bindgen_test]
async fn a_key_for_looking_only_cannot_begin_one() {
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    let modes = page
        .all("select")
        .into_iter()
        .find(|choice| text_of(choice).contains("Looking only"));
    let modes: HtmlSelectElement = modes.unwrap().unchecked_into();
    modes.set_value("read-only");
    send(&modes, "change").await;
    page.connect().await;
    page.go(ROLLOUT).await;
    page.until("it is said", |page| {
        page.text().contains("opened for looking only")
    })
    .await;
    assert!(!page.is_enabled("Start rollout"));
}
