//! A plan that is played before anything is touched.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use halftone::change::Target;
use halftone::console::components::{LastHour, Rehearsal};
use halftone::console::rehearser::Rehearser;
use halftone::judge::{Answer, ErrorRate, Order};
use halftone::rollout::{Guards, Plan, Preset};
use halftone::scf::Pending;
use halftone::traffic::{AliasName, Version};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::cloud::pause;
use super::page::{Page, send, settle, text_of};

/// 5 requests per second, of which 0.1 % fail.
const HOUR: LastHour = LastHour::Known {
    requests: 18_000,
    errors: match ErrorRate::from_millionths(1_000) {
        Some(errors) => errors,
        None => ErrorRate::ZERO,
    },
};

/// Calculates here, with fewer runs, and only when it may.
#[derive(Default)]
struct Slow {
    asked: RefCell<Vec<Order>>,
    given_up: Cell<u32>,
    holds: Cell<bool>,
    breaks: Cell<bool>,
}

impl Rehearser for Slow {
    fn ask(&self, order: Order) -> Pending<'_, Result<Answer, String>> {
        self.asked.borrow_mut().push(order.clone());
        Box::pin(async move {
            while self.holds.get() {
                pause(5).await;
            }
            if self.breaks.get() {
                return Err("it broke".to_owned());
            }
            let Order::Rehearse {
                stages,
                mut scenario,
                manner,
            } = order
            else {
                return Ok(order.carry_out());
            };
            scenario.runs = 40;
            let fewer = Order::Rehearse {
                stages,
                scenario,
                manner,
            };
            Ok(fewer.carry_out())
        })
    }

    fn cancel(&self) {
        self.given_up.set(self.given_up.get() + 1);
    }
}

struct Stage {
    page: Page,
    slow: Rc<Slow>,
    plan: RwSignal<Option<Plan>>,
    hour: RwSignal<LastHour>,
}

fn careful() -> Plan {
    let target = Target {
        namespace: "default".to_owned(),
        function: "checkout".to_owned(),
    };
    let alias: AliasName = "prod".parse().unwrap();
    Preset::Careful.plan(target, alias, Version::Published(5))
}

impl Stage {
    async fn of(hour: LastHour, holds: bool) -> Self {
        let slow = Rc::new(Slow::default());
        slow.holds.set(holds);
        let (plan, hour) = (RwSignal::new(Some(careful())), RwSignal::new(hour));
        let plays: Rc<dyn Rehearser> = slow.clone();
        let page = Page::of(move || {
            let rehearser = StoredValue::new_local(plays);
            view! { <Rehearsal plan hour rehearser /> }
        })
        .await;
        Self {
            page,
            slow,
            plan,
            hour,
        }
    }

    fn says(&self) -> String {
        text_of(&self.page.one("[role=status]"))
    }

    /// Whether what came of a question must not be seen any more.
    fn is_hidden(&self) -> bool {
        let results = self.page.one(".rehearsal-game");
        let style = window().get_computed_style(&results).unwrap().unwrap();
        style.get_property_value("visibility").unwrap() == "hidden"
    }

    /// Waits until every plan was played.
    async fn until_played(&self) {
        for _ in 0..1_000 {
            if self.page.all("table:not([aria-busy])").len() == 1 && !self.is_hidden() {
                return;
            }
            pause(10).await;
        }
        panic!("not played: {}", self.page.text());
    }

    /// The texts of the cells of a row, its heading first.
    fn row(&self, index: usize) -> Vec<String> {
        let row = &self.page.all("tbody tr")[index];
        let cells = row.query_selector_all("th, td").unwrap();
        let cells = (0..cells.length()).filter_map(|index| cells.item(index));
        cells
            .map(|cell| cell.text_content().unwrap().replace('\u{a0}', " "))
            .map(|cell| cell.trim().to_owned())
            .collect()
    }

    /// The field with this label.
    fn field(&self, label: &str) -> HtmlInputElement {
        let labels = self.page.all("label");
        let found = labels.iter().find(|found| text_of(found) == label).unwrap();
        let id = found.get_attribute("for").unwrap();
        self.page.one(&format!("#{id}")).unchecked_into()
    }

    async fn type_rise(&self, text: &str) {
        let field = self.field("Supposed rise in errors");
        field.set_value(text);
        send(&field, "input").await;
    }
}

#[wasm_bindgen_test]
async fn a_plan_is_played_beside_the_presets_and_said_in_a_sentence() {
    let stage = Stage::of(HOUR, false).await;
    stage.until_played().await;
    let says = stage.says();
    assert!(
        says.contains("fails 1 point more often is stopped after about"),
        "{says}"
    );
    assert!(
        says.contains("A good canary is through after about"),
        "{says}"
    );
    assert!(
        stage.page.text().contains("5.0 requests/s"),
        "{}",
        stage.page.text()
    );
    assert_eq!(stage.page.all("tbody tr").len(), 8);
    assert_eq!(stage.row(0)[0], "This plan");
    let short = stage.row(1);
    assert_eq!(
        (&*short[0], &*short[4]),
        ("Canary10Percent5Minutes", "5 min")
    );
    // It waits for the judge, so it stops what the short one misses.
    assert_eq!(stage.row(0)[1], "100 %");
    let all_at_once = stage.row(7);
    assert_eq!(all_at_once[..3], ["AllAtOnce", "0 %", "–"]);
    // As the exact calculation beside the slider says it.
    let shares: Vec<String> = stage.page.all("dl > div").iter().map(text_of).collect();
    assert_eq!(
        shares[1..3],
        ["5 %after about 24 min", "25 %after about 7 min"]
    );
    let picture = stage.page.one("svg[role=img]");
    let name = picture.get_attribute("aria-label").unwrap();
    assert!(name.contains("1 point more often"), "{name}");
    assert!(text_of(&picture).contains("Linear10PercentEvery3Minutes"));
}

#[wasm_bindgen_test]
async fn what_came_of_an_earlier_question_is_never_shown() {
    let stage = Stage::of(HOUR, true).await;
    pause(400).await;
    assert_eq!(stage.slow.asked.borrow().len(), 1, "one at a time");
    let before = stage.slow.given_up.get();
    stage.type_rise("5").await;
    assert!(stage.slow.given_up.get() > before);
    stage.slow.holds.set(false);
    stage.until_played().await;
    assert!(
        stage.says().contains("5 points more often"),
        "{}",
        stage.says()
    );
    // The first answer came late, and was dropped.
    let raised = |order: &Order| match order {
        Order::Rehearse { scenario, .. } => scenario.raised.millionths(),
        Order::Notice { traffic, .. } => traffic.raised.millionths(),
    };
    let asked = stage
        .slow
        .asked
        .borrow()
        .iter()
        .map(raised)
        .collect::<Vec<_>>();
    assert_eq!(asked[0], 11_000);
    assert!(
        asked[1..].iter().all(|raised| *raised == 51_000),
        "{asked:?}"
    );

    // And nothing of it stays while the next one is played.
    stage.slow.holds.set(true);
    stage.type_rise("2").await;
    assert!(stage.is_hidden());
    pause(400).await;
    assert!(!stage.is_hidden());
    assert_eq!(stage.says(), "");
    assert_eq!(stage.row(0)[1..], ["…"; 5]);
    assert!(
        stage
            .page
            .one("caption")
            .text_content()
            .unwrap()
            .contains("2 points")
    );
}

#[wasm_bindgen_test]
async fn without_requests_a_person_supposes_some_and_is_told_so() {
    let few = LastHour::Few {
        requests: 0,
        needed: 100,
    };
    let stage = Stage::of(few, false).await;
    stage.until_played().await;
    let text = stage.page.text();
    assert!(
        text.contains("There was no request in the last hour"),
        "{text}"
    );
    assert!(
        text.contains("a supposition, not with what was measured: 1.0 requests/s"),
        "{text}"
    );
    let rate = stage.field("Supposed requests per second");
    rate.set_value("20");
    send(&rate, "input").await;
    stage.until_played().await;
    assert!(stage.page.text().contains("20 requests/s"));
    stage.hour.set(HOUR);
    settle().await;
    assert!(
        stage.page.text().contains("what Monitor counted"),
        "{}",
        stage.page.text()
    );
    assert!(
        stage.page.all("input").len() == 1,
        "nothing but the rise is supposed now"
    );
    stage.hour.set(LastHour::Loading);
    settle().await;
    assert!(stage.page.all("table").is_empty());
}

#[wasm_bindgen_test]
async fn what_is_no_number_is_refused_at_its_field() {
    let stage = Stage::of(HOUR, false).await;
    for refused in ["", "x", "0", "101", "1e1", "-1"] {
        stage.type_rise(refused).await;
        let problem = text_of(&stage.page.one(".field-problem"));
        assert!(problem.contains("0.0001 to 100"), "{refused}: {problem}");
        assert!(stage.page.all("table").is_empty(), "{refused}");
    }
    stage.type_rise("0.5").await;
    assert_eq!(text_of(&stage.page.one(".field-problem")), "");
    pause(400).await;
    assert!(
        stage
            .page
            .one("caption")
            .text_content()
            .unwrap()
            .contains("0.5 points")
    );
}

#[wasm_bindgen_test]
async fn the_supposed_rise_follows_the_guard_and_missing_guards_are_said() {
    let stage = Stage::of(HOUR, false).await;
    let guarded = |guards: Guards| {
        let mut plan = careful();
        plan.guards = guards;
        stage.plan.set(Some(plan));
    };
    guarded(Guards {
        errors: ErrorRate::from_millionths(25_000),
        ..Guards::default()
    });
    settle().await;
    let field = stage.field("Supposed rise in errors");
    assert_eq!(field.value(), "2.5");
    guarded(Guards::NONE);
    settle().await;
    stage.until_played().await;
    assert!(
        stage
            .page
            .text()
            .contains("nothing stops this plan by itself")
    );
    assert!(
        stage.says().contains("is never stopped"),
        "{}",
        stage.says()
    );
    stage.plan.set(None);
    settle().await;
    assert!(
        stage
            .page
            .text()
            .contains("As soon as the plan is complete")
    );
}

#[wasm_bindgen_test]
async fn what_could_not_be_played_is_played_again() {
    let stage = Stage::of(HOUR, true).await;
    stage.slow.breaks.set(true);
    stage.slow.holds.set(false);
    for _ in 0..200 {
        if !stage.page.all("[role=alert]").is_empty() {
            break;
        }
        pause(10).await;
    }
    let alert = text_of(&stage.page.one("[role=alert]"));
    assert!(
        alert.contains("could not be played") && alert.contains("it broke"),
        "{alert}"
    );
    stage.slow.breaks.set(false);
    stage.page.button("Try again").click();
    settle().await;
    assert!(stage.page.all("[role=alert]").is_empty());
    stage.until_played().await;
}
