//! The control that moves traffic.

use halftone::console::components::SplitControl;
use halftone::traffic::{AliasName, MatchRule, Method, Problem, Routing, Split, Version, Weight};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::page::{Page, press, press_with, send, settle, text_of, type_text};

const OLD: Version = Version::Published(6);
const NEW: Version = Version::Published(7);
const NAME: &str = "Weight of version 7";

/// The control of a split that is live.
struct Control {
    page: Page,
    draft: RwSignal<Split>,
    problem: RwSignal<Option<Problem>>,
}

impl Control {
    async fn of(alias: AliasName, live: Split) -> Self {
        let draft = RwSignal::new(live.clone());
        let problem = RwSignal::new(None);
        let live = Signal::stored(live);
        let page = Page::of(move || view! { <SplitControl alias live draft problem /> }).await;
        Self {
            page,
            draft,
            problem,
        }
    }

    /// Version 7 has 5 % of alias prod, version 6 the rest.
    async fn at_five() -> Self {
        Self::of(
            "prod".parse().unwrap(),
            Split::weighted(OLD, NEW, percent(5)),
        )
        .await
    }

    /// The drafted share of the new version, as text.
    fn share(&self) -> String {
        self.draft
            .get_untracked()
            .share(NEW)
            .unwrap()
            .percent_text()
    }
}

fn percent(percent: u8) -> Weight {
    Weight::from_percent(percent).unwrap()
}

#[wasm_bindgen_test]
async fn typing_33_5_gives_33_5() {
    let control = Control::at_five().await;
    let field = control.page.textbox(NAME);
    type_text(&field, "33.5").await;
    assert_eq!(control.share(), "5", "nothing is taken before Enter");
    assert!(!press(&field, "Enter").await, "Enter must not send a form");
    assert_eq!(
        (control.share().as_str(), field.value().as_str()),
        ("33.5", "33.5")
    );
    assert_eq!(control.page.slider(NAME).value(), "33.5");
    assert_eq!(text_of(&control.page.one("output")), "5 % → 33.5 % (+28.5)");
}

#[wasm_bindgen_test]
async fn a_text_is_taken_on_leaving_the_field_as_well() {
    let control = Control::at_five().await;
    let field = control.page.textbox(NAME);
    type_text(&field, " 33.33 % ").await;
    send(&field, "blur").await;
    assert_eq!(
        (control.share().as_str(), field.value().as_str()),
        ("33.33", "33.33")
    );
    assert_eq!(control.page.slider(NAME).value(), "33.33");
}

#[wasm_bindgen_test]
async fn what_is_no_weight_is_refused_beside_the_field_and_kept() {
    for (text, reason) in [
        ("abc", "“abc” is not a percentage"),
        ("101", "“101” is outside 0 to 100"),
        ("0.5", "“0.5” could mean 0.5 % or 50 %"),
    ] {
        let control = Control::at_five().await;
        let field = control.page.textbox(NAME);
        type_text(&field, text).await;
        press(&field, "Enter").await;
        assert_eq!(
            (control.share().as_str(), field.value().as_str()),
            ("5", text)
        );
        assert_eq!(
            control.problem.get_untracked(),
            Weight::parse_percent(text).err()
        );
        assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
        let described_by = field.get_attribute("aria-describedby").unwrap();
        let beside = text_of(&control.page.one(&format!("#{described_by}")));
        assert!(beside.starts_with(reason), "{beside}");
        press(&field, "Escape").await;
        assert_eq!(field.value(), "5");
        assert_eq!(control.problem.get_untracked(), None);
        assert_eq!(field.get_attribute("aria-invalid"), None);
    }
}

#[wasm_bindgen_test]
async fn a_refused_text_gives_way_when_the_draft_is_moved_otherwise() {
    let control = Control::at_five().await;
    let field = control.page.textbox(NAME);
    type_text(&field, "abc").await;
    press(&field, "Enter").await;
    control.draft.set(Split::weighted(OLD, NEW, percent(20)));
    settle().await;
    assert_eq!(
        (field.value().as_str(), control.problem.get_untracked()),
        ("20", None)
    );
}

#[wasm_bindgen_test]
async fn keys_move_the_slider() {
    let control = Control::at_five().await;
    let slider = control.page.slider(NAME);
    for (key, shift, alt, share) in [
        ("ArrowRight", false, false, "6"),
        ("ArrowUp", true, false, "16"),
        ("ArrowLeft", false, true, "15.9"),
        ("PageUp", false, false, "25"),
        ("PageUp", false, false, "50"),
        ("ArrowDown", false, false, "49"),
        ("PageDown", false, false, "25"),
        ("End", false, false, "100"),
        ("ArrowRight", false, false, "100"),
        ("Home", false, false, "0"),
        ("ArrowLeft", true, false, "0"),
        ("PageDown", false, false, "0"),
        ("Escape", false, false, "5"),
    ] {
        let left_alone = press_with(&slider, key, shift, alt).await;
        assert!(!left_alone, "the browser must not do its own for {key}");
        assert_eq!(control.share(), share, "after {key}");
        assert_eq!(slider.value(), share, "after {key}");
    }
    assert!(
        press(&slider, "Escape").await,
        "nothing to take back: the dialog may have it"
    );
    assert!(press(&slider, "Tab").await);
}

#[wasm_bindgen_test]
async fn the_caret_keeps_its_keys_in_the_field() {
    let control = Control::at_five().await;
    let field = control.page.textbox(NAME);
    for key in ["ArrowLeft", "ArrowRight", "Home", "End"] {
        assert!(press(&field, key).await, "{key}");
    }
    assert!(!press(&field, "ArrowUp").await);
    assert_eq!(
        (control.share().as_str(), field.value().as_str()),
        ("6", "6")
    );
}

#[wasm_bindgen_test]
async fn a_held_thumb_goes_in_whole_points_and_a_set_value_is_exact() {
    let control = Control::at_five().await;
    let slider = control.page.slider(NAME);
    send(&slider, "pointerdown").await;
    slider.set_value("41.7");
    send(&slider, "input").await;
    assert_eq!(
        (control.share().as_str(), slider.value().as_str()),
        ("42", "42")
    );
    send(&slider, "pointerup").await;
    slider.set_value("41.75");
    send(&slider, "input").await;
    assert_eq!(
        (control.share().as_str(), slider.value().as_str()),
        ("41.75", "41.75")
    );
}

#[wasm_bindgen_test]
async fn presets_and_swap_are_buttons() {
    let control = Control::at_five().await;
    let page = &control.page;
    page.button("25 %").click();
    settle().await;
    assert_eq!(control.share(), "25");
    assert_eq!(
        page.button("25 %").get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
    assert_eq!(
        page.button("5 %").get_attribute("aria-pressed").as_deref(),
        Some("false")
    );
    page.button("Swap shares").click();
    settle().await;
    assert_eq!(control.share(), "75");
    page.button("Back to live").click();
    settle().await;
    assert_eq!(control.share(), "5");
    assert!(page.button("Back to live").has_attribute("disabled"));
}

#[wasm_bindgen_test]
async fn the_slider_says_what_both_versions_get() {
    let control = Control::at_five().await;
    let slider = control.page.slider(NAME);
    press_with(&slider, "ArrowRight", false, true).await;
    let spoken = slider.get_attribute("aria-valuetext").unwrap();
    assert_eq!(
        spoken,
        "version 7 gets 5.1 percent, version 6 gets 94.9 percent"
    );
    assert_eq!(text_of(&control.page.one("output")), "5 % → 5.1 % (+0.1)");
}

#[wasm_bindgen_test]
async fn the_new_code_of_the_default_alias_is_its_main_version() {
    let live = Split::weighted(Version::Latest, NEW, percent(80));
    let control = Control::of(AliasName::default_alias(), live).await;
    let slider = control.page.slider("Weight of version $LATEST");
    assert_eq!(slider.value(), "20");
    press(&slider, "ArrowRight").await;
    let expected = Split::weighted(Version::Latest, NEW, percent(79));
    assert_eq!(control.draft.get_untracked(), expected);
    let new_code = control.page.one("[data-ink=canary]");
    assert!(
        text_of(&new_code).contains("version $LATEST"),
        "{}",
        text_of(&new_code)
    );
}

#[wasm_bindgen_test]
async fn a_split_without_two_sides_says_why_there_is_nothing_to_move() {
    let rule = MatchRule {
        version: NEW,
        key: "invoke.headers.User".into(),
        method: Method::Exact,
        expression: "Bob".into(),
    };
    let rules = Split {
        main: OLD,
        routing: Routing::Rules(vec![rule]),
    };
    for (split, reason) in [
        (Split::all(OLD), "Choose an additional version"),
        (rules, "Match rules decide"),
    ] {
        let control = Control::of("prod".parse().unwrap(), split).await;
        assert!(
            control.page.text().contains(reason),
            "{}",
            control.page.text()
        );
        assert!(control.page.all("input").is_empty());
        control.draft.set(Split::weighted(OLD, NEW, percent(10)));
        settle().await;
        assert_eq!(control.page.slider(NAME).value(), "10");
    }
}

#[wasm_bindgen_test]
async fn the_ghost_stays_at_the_live_share() {
    let control = Control::at_five().await;
    let track: HtmlElement = control.page.one(".split-slider").unchecked_into();
    press(&control.page.slider(NAME), "End").await;
    let place = |name| track.style().get_property_value(name).unwrap();
    assert_eq!(
        (place("--live").as_str(), place("--share").as_str()),
        ("5%", "100%")
    );
    assert!(control.page.text().contains("live: 5 %"));
}
