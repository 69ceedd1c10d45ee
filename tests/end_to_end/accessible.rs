//! Nothing that axe-core finds: every page in every state that it can be in, in both themes and both
//! languages, wide and narrow. A failure names page, theme, language and state.

use halftone::graph::{Alias, BoundVersion, Condition, Topology};
use halftone::scf::Region;
use halftone::telemetry::{History, Recording};
use halftone::traffic::{AliasName, Split, Version};
use serde_json::json;

use crate::axe::{Checked, LANGUAGES};
use crate::browser::Browser;
use crate::keyholder::lock;
use crate::moods::{KEY, Mood, Moody};
use crate::program::Program;
use crate::review;

/// The pages of an account, as functions of the demo account have them.
const PAGES: [(&str, &str); 5] = [
    ("a region", "#/ap-guangzhou"),
    ("functions", "#/ap-guangzhou/default"),
    ("a function", "#/ap-guangzhou/default/checkout"),
    ("an alias", "#/ap-guangzhou/default/checkout/alias/prod"),
    (
        "a plan of a rollout",
        "#/ap-guangzhou/default/checkout/alias/prod/rollout",
    ),
];

/// A file in which a function has an alias.
fn recording() -> String {
    let version = Version::Published(1);
    let topology = Topology {
        aliases: vec![Alias {
            name: AliasName::from_cloud("prod"),
            split: Some(Split::all(version)),
        }],
        versions: vec![BoundVersion {
            version,
            condition: Condition::Ready,
        }],
        ..Topology::default()
    };
    let mut recording = Recording::of(Region::GUANGZHOU, "default", "checkout");
    recording.see(1_795_176_000_000, &topology);
    recording.to_json(&History::default())
}

#[tokio::test]
async fn no_page_before_an_account_has_anything_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    checked.check("connect", "empty").await;
    let review = review::address();
    for (place, state, route) in [
        ("not found", "no such region", "#/nowhere/default"),
        ("not found", "no such address", "#/ap-beijing/a/b/c/d/e/f/g"),
        ("a recording from a file", "empty", "#/recording"),
        ("a review", "unreadable", "#/review/1.2.AA"),
        ("a review", "without an account", &review),
        ("a scenario", "unknown", "#/demo/none"),
    ] {
        checked.go(route).await;
        checked.check(place, state).await;
    }
    // What was opened and what was refused go when the language changes.
    let page = &checked.page;
    for language in LANGUAGES {
        checked.go("#/recording").await;
        checked.speak(language).await;
        checked.quiet().await;
        for (state, file, sign) in [
            ("unreadable", "{}", "main [role=alert]"),
            ("full", &recording(), "main .traffic-edge"),
        ] {
            let field =
                "return document.querySelector('main input[type=file]').labels[0].innerText";
            let field = page.run(field, vec![]).await;
            let field = field.as_str().unwrap().trim();
            page.upload(field, "recording.json", file.as_bytes()).await;
            let is_there = "return document.querySelector(arguments[0]) !== null";
            page.until(&format!("the recording is {state}"), || async {
                page.run(is_there, vec![json!(sign)]).await == json!(true)
            })
            .await;
            checked.quiet().await;
            checked.check_now("a recording", language, state).await;
        }
        checked.go("#/").await;
        checked.speak(language).await;
        checked.quiet().await;
        page.run(
            "document.querySelector('main form').requestSubmit()",
            vec![],
        )
        .await;
        page.refuses("SecretId").await;
        checked.check_now("connect", language, "refused").await;
    }
}

#[tokio::test]
async fn no_page_of_the_demo_account_has_anything_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    let page = &checked.page;
    page.open_demo().await;
    for (place, route) in PAGES {
        checked.go(route).await;
        checked.check(place, "full").await;
    }
    let review = review::address();
    let checkout = "#/ap-guangzhou/default/checkout/alias/$DEFAULT";
    let orphaned = "#/ap-guangzhou/default/billing-report/alias/prod";
    let rules = "#/ap-guangzhou/default/geo-router/alias/prod";
    let nothing = "#/ap-guangzhou/default/fraud-check/alias/prod/rollout";
    for (place, state, route) in [
        ("a region", "empty", "#/ap-beijing"),
        ("functions", "empty", "#/ap-beijing/default"),
        ("a function", "empty", "#/ap-guangzhou/default/hello-world"),
        (
            "a function",
            "updating",
            "#/ap-guangzhou/default/legacy-import",
        ),
        ("a function", "missing", "#/ap-guangzhou/default/none"),
        (
            "an alias",
            "missing",
            "#/ap-guangzhou/default/checkout/alias/none",
        ),
        ("an alias", "the default one", checkout),
        ("an alias", "with a version left over", orphaned),
        ("an alias", "with rules", rules),
        ("a plan of a rollout", "refused", nothing),
        ("a review", "its base has moved", &review),
    ] {
        checked.go(route).await;
        checked.check(place, state).await;
    }
    page.click("button", "Presenter").await;
    page.one(&["button"], "Close presenter").await;
    checked.check("presenter", "full").await;
    checked.go("#/demo/healthy-canary").await;
    checked.check("presenter", "in a scenario").await;
}

#[tokio::test]
async fn no_page_that_loads_fails_or_is_empty_has_anything_that_axe_objects_to() {
    let cloud = Moody::start();
    let program = Program::serve_before(&cloud.address);
    let browser = Browser::start(1280, 900).await;
    let checked = Checked::open(&browser, &program.address).await;
    checked.page.click("radio", "Behind a passphrase").await;
    checked.check_now("connect", "en", "with a vault").await;
    checked
        .page
        .fill("New passphrase", "four tame zebras in a barn")
        .await;
    KEY.connect(&checked.page).await;
    for (mood, state, pages) in [
        (Mood::Silent, "loading", &PAGES[..]),
        (Mood::Failing, "failed", &PAGES),
        (Mood::Unmeasured, "without measurements", &PAGES[2..]),
        (Mood::Empty, "empty", &PAGES[..2]),
    ] {
        for (place, route) in pages {
            // Nothing is left of what was read before.
            cloud.be(Mood::Full);
            checked.go("#/ap-beijing/default").await;
            checked.page.settled().await;
            cloud.be(mood);
            checked.go(route).await;
            checked.check(place, state).await;
        }
    }
    // A change that fails half way.
    cloud.be(Mood::Full);
    checked
        .go("#/ap-guangzhou/default/checkout/alias/prod")
        .await;
    checked.page.click("button", "Promote").await;
    checked.page.one(&["button"], "Apply").await;
    cloud.be(Mood::Failing);
    checked.page.click("button", "Apply").await;
    checked.page.shows("Result").await;
    checked.check_dialog("result", "failed").await;
    checked.page.escape().await;
    cloud.be(Mood::Full);
    lock(&checked.page).await;
    checked.check("connect", "locked").await;
}

#[tokio::test]
async fn a_narrow_page_has_nothing_that_axe_objects_to() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    browser.measure(360, 800);
    let checked = Checked::open(&browser, &program.address).await;
    checked.check("connect", "narrow").await;
    checked.page.open_demo().await;
    for (place, route) in PAGES {
        checked.go(route).await;
        checked.check(place, "narrow").await;
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        let fits = checked.page.run(fits, vec![]).await;
        assert_eq!(fits, json!(true), "{place} does not scroll sideways");
    }
}
