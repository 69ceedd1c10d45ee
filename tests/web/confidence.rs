//! How soon a rise in errors would be noticed, beside the share.

use halftone::console::components::{Confidence, LastHour};
use halftone::judge::ErrorRate;
use halftone::telemetry::Reason;
use halftone::traffic::Weight;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::cloud::pause;
use super::page::{Page, send, settle, text_of};

/// 3.2 requests per second, of which 0.1 % fail.
const HOUR: LastHour = LastHour::Known {
    requests: 11_520,
    errors: match ErrorRate::from_millionths(1_000) {
        Some(errors) => errors,
        None => ErrorRate::ZERO,
    },
};

struct Remark {
    page: Page,
    hour: RwSignal<LastHour>,
    share: RwSignal<Option<Weight>>,
}

impl Remark {
    async fn of(hour: LastHour, share: Option<Weight>) -> Self {
        let (hour, share) = (RwSignal::new(hour), RwSignal::new(share));
        let page = Page::of(move || view! { <Confidence hour share /> }).await;
        Self { page, hour, share }
    }

    fn sentence(&self) -> String {
        text_of(&self.page.one("p"))
    }

    /// Waits until the sentence has this in it.
    async fn until(&self, words: &str) {
        for _ in 0..500 {
            if self.sentence().contains(words) {
                return;
            }
            pause(10).await;
        }
        panic!("{words} is not in {}", self.sentence());
    }
}

fn percent(percent: u8) -> Option<Weight> {
    Weight::from_percent(percent)
}

#[wasm_bindgen_test]
async fn the_last_hour_says_how_soon_a_rise_would_be_noticed() {
    let remark = Remark::of(HOUR, percent(5)).await;
    remark.until(" about ").await;
    assert_eq!(
        remark.sentence(),
        "At 5 % of the last hour's 3.2 requests/s, errors rising from 0.1 % to 1.1 % would be \
         noticed in about 38 min (4 times out of 5)."
    );
    remark.share.set(percent(50));
    // Until the next answer is there, the last one keeps naming the share that it is about.
    settle().await;
    assert!(remark.sentence().starts_with("At 5 % "));
    remark.until("At 50 % ").await;
    assert!(
        remark.sentence().contains("about 9 min"),
        "{}",
        remark.sentence()
    );
}

#[wasm_bindgen_test]
async fn another_rise_can_be_asked_for() {
    let remark = Remark::of(HOUR, percent(5)).await;
    let choice: HtmlSelectElement = remark.page.one("select").unchecked_into();
    let label = remark.page.one("label");
    assert_eq!(label.get_attribute("for"), Some(choice.id()));
    assert_eq!(choice.value(), "10000");
    choice.set_value("50000");
    send(choice.unchecked_ref::<HtmlElement>(), "change").await;
    remark.until("to 5.1 %").await;
}

#[wasm_bindgen_test]
async fn without_numbers_it_says_why_and_makes_none_up() {
    let remark = Remark::of(LastHour::Loading, percent(5)).await;
    for (hour, words) in [
        (LastHour::Loading, "Reading the requests"),
        (
            LastHour::Unknown(Reason::NotOpened),
            "Cloud Monitor is not opened",
        ),
        (
            LastHour::Few {
                requests: 7,
                needed: 100,
            },
            "there were 7",
        ),
        (
            LastHour::Few {
                requests: 0,
                needed: 100,
            },
            "there were none",
        ),
        (LastHour::NoErrors, "no errors or their absence"),
    ] {
        remark.hour.set(hour);
        settle().await;
        let sentence = remark.sentence();
        assert!(sentence.contains(words), "{sentence}");
        assert!(!sentence.contains("min"), "{sentence}");
        // There is nothing to choose either.
        assert!(remark.page.one(".confidence-rise").has_attribute("hidden"));
    }
}

#[wasm_bindgen_test]
async fn with_nothing_to_compare_nothing_is_noticed() {
    let remark = Remark::of(HOUR, percent(0)).await;
    assert!(remark.sentence().starts_with("Without a share"));
    remark.share.set(percent(100));
    settle().await;
    assert!(remark.sentence().contains("nothing to compare it with"));
    remark.share.set(None);
    settle().await;
    assert!(remark.page.one(".confidence").has_attribute("hidden"));
    let failing = LastHour::Known {
        requests: 11_520,
        errors: ErrorRate::ALL,
    };
    remark.hour.set(failing);
    remark.share.set(percent(5));
    remark.until("Every request fails already").await;
}

#[wasm_bindgen_test]
async fn what_would_take_longer_than_a_week_is_not_given_a_number() {
    let hour = LastHour::Known {
        requests: 100,
        errors: ErrorRate::ZERO,
    };
    let remark = Remark::of(hour, Weight::from_ten_thousandths(10)).await;
    remark.until("longer than 7 days").await;
}
