//! A rollout on its screen, by journals that are written here: what is said of it at each point, what
//! can be said to it, and what its journal tells.

use halftone::console::components::{RolloutView, Shown, Stand, Ways};
use halftone::rollout::{
    Command, Counts, Drift, End, Ended, Event, Guards, Hold, Journal, Move, Plan, Question,
    Reaction, Rest, Settled, State, Step, Why, write,
};
use halftone::scf::{Action, Alias};
use halftone::traffic::{AliasName, Version, Weight};
use js_sys::{Array, Date, Reflect};
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, HtmlElement, HtmlInputElement};

use super::page::{Page, settle, text_of};

/// 2026-03-10T00:00:00Z.
const START: u64 = 1_773_100_800_000;
const MINUTE: u64 = 60_000;
const STABLE: Version = Version::Published(4);
const CANARY: Version = Version::Published(5);

fn percent(percent: u8) -> Weight {
    Weight::from_percent(percent).unwrap()
}

fn plan(holds: &[(u8, Hold)]) -> Plan {
    Plan {
        region: None,
        target: halftone::change::Target {
            namespace: "default".into(),
            function: "checkout".into(),
        },
        alias: AliasName::from_cloud("prod"),
        canary: CANARY,
        steps: holds
            .iter()
            .map(|(share, hold)| Step {
                share: percent(*share),
                hold: *hold,
            })
            .collect(),
        finish: Some(End::Promote),
        guards: Guards::default(),
    }
}

fn two_steps() -> Plan {
    plan(&[(5, Hold::Time(360)), (25, Hold::Time(600))])
}

/// The alias with this share for a version.
fn alias(version: Version, share: Weight) -> Alias {
    serde_json::from_value(json!({
        "Name": "prod", "FunctionVersion": "4", "ModTime": "2026-03-10 08:00:00",
        "RoutingConfig": {"AdditionalVersionWeights": [
            {"Version": version.to_string(), "Weight": share.fraction()}]}
    }))
    .unwrap()
}

/// A rollout whose journal grows as a test says.
#[derive(Clone, Copy)]
struct Rollout {
    shown: Shown,
    said: RwSignal<Vec<Command>>,
}

impl Rollout {
    fn new(plan: Plan) -> Self {
        let plan_text = write(&plan);
        let rollout = Self {
            shown: Shown {
                state: RwSignal::new_local(State::new(plan)),
                entries: RwSignal::new_local(Vec::new()),
                stand: RwSignal::new(Stand::Works),
                now: RwSignal::new(START),
            },
            said: RwSignal::new(Vec::new()),
        };
        rollout.put(Event::Began {
            plan: plan_text,
            stable: STABLE,
            base: alias(CANARY, Weight::ZERO),
        });
        rollout
    }

    /// Writes an entry at the time that it is.
    fn put(self, event: Event) {
        let now = self.shown.now.get_untracked();
        let state = self.shown.state.get_untracked();
        let entry = state.entry(now, "me", event);
        self.shown.state.update(|state| state.apply(&entry));
        self.shown.entries.update(|entries| entries.push(entry));
    }

    fn pass(self, milliseconds: u64) {
        self.shown.now.update(|now| *now += milliseconds);
    }

    /// A write that is announced and done.
    fn goes(self, goes: Move, why: Option<Why>) {
        let share = match goes {
            Move::Step(step) => {
                let state = self.shown.state.get_untracked();
                state.plan().steps[step].share
            }
            Move::Promote | Move::Publish => Weight::FULL,
            Move::RollBack => Weight::ZERO,
        };
        let now = Some(alias(CANARY, share));
        self.put(Event::Intent {
            goes,
            why,
            base: None,
            goal: now.clone(),
        });
        self.put(Event::Settled(Settled::Done {
            receipts: vec![halftone::change::Receipt {
                action: Action::UpdateAlias,
                request_id: "r-17".into(),
            }],
            now,
            version: None,
        }));
    }

    /// A minute passes and is counted: requests and errors of both.
    fn counts(self, canary: [u64; 2], stable: [u64; 2]) {
        let minute = self.shown.now.get_untracked() / MINUTE;
        self.pass(MINUTE);
        self.put(Event::Looked {
            until: minute + 1,
            minutes: vec![Counts {
                minute,
                canary: [canary[0], canary[1], 40_000],
                stable: [stable[0], stable[1], 40_000],
                throttles: 0,
            }],
            judged: None,
        });
    }

    fn asks(self, question: Question) {
        self.shown
            .stand
            .set(Stand::Rests(Rest::Asks(question, None)));
    }

    async fn page(self) -> Page {
        self.page_of(false).await
    }

    async fn page_of(self, in_production: bool) -> Page {
        Page::of(move || {
            let ways = Ways {
                say: Callback::new(move |command| self.said.update(|said| said.push(command))),
                take_up: Callback::new(|()| {}),
                leave: Callback::new(|()| {}),
                put_away: Callback::new(|()| {}),
            };
            view! {
                <RolloutView shown=self.shown ways=ways in_production=in_production alias_href="#/alias">
                    "the traffic"
                </RolloutView>
            }
        })
        .await
    }
}

fn headline(page: &Page) -> String {
    text_of(&page.one(".rollout-headline"))
}

fn announced(page: &Page) -> String {
    text_of(&page.one(".rollout-head > [aria-live=polite]"))
}

fn commands(page: &Page) -> Vec<String> {
    let group = page.one("[role=group][aria-label='What you can say']");
    if group.has_attribute("hidden") {
        return Vec::new();
    }
    page.all(".rollout-commands button")
        .iter()
        .map(text_of)
        .collect()
}

fn verdict(page: &Page) -> (String, String) {
    let panel = page.one(".rollout-verdict");
    let mark = panel.get_attribute("data-verdict").unwrap();
    (mark, text_of(&page.one(".rollout-says")))
}

/// A step, by its place: its state and all that is told of it.
fn step(page: &Page, place: usize) -> (String, String) {
    let row = &page.all(".rollout-step")[place];
    (row.get_attribute("data-step").unwrap(), text_of(row))
}

const RUNNING: [&str; 5] = [
    "Pause",
    "Approve",
    "Promote now",
    "Roll back",
    "End without changing anything",
];

#[wasm_bindgen_test]
async fn each_position_has_its_sentence_and_only_the_commands_that_mean_something() {
    let rollout = Rollout::new(two_steps());
    let page = rollout.page().await;
    assert_eq!(headline(&page), "Giving version 5 5 %.");
    rollout.goes(Move::Step(0), None);
    settle().await;
    assert_eq!(headline(&page), "Holding 5 % for 6 more minutes.");
    assert_eq!(commands(&page), RUNNING);
    rollout.put(Event::Said(Command::Pause));
    settle().await;
    assert_eq!(
        headline(&page),
        "Paused at 5 %. Nothing is written until somebody resumes."
    );
    assert_eq!(
        commands(&page),
        [
            "Resume",
            "Promote now",
            "Roll back",
            "End without changing anything"
        ]
    );
    rollout.put(Event::Said(Command::RollBack));
    settle().await;
    assert_eq!(
        headline(&page),
        "Rolling back: giving version 4 everything."
    );
    assert_eq!(
        commands(&page),
        ["Pause", "Promote now", "End without changing anything"]
    );
    rollout.goes(Move::RollBack, Some(Why::Asked));
    rollout.put(Event::Ended(Ended::RolledBack));
    settle().await;
    assert_eq!(headline(&page), "Rolled back: version 4 serves everything.");
    assert!(commands(&page).is_empty());
    page.button("Plan another rollout");
}

#[wasm_bindgen_test]
async fn the_countdown_runs_down_without_being_read_out() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    let page = rollout.page().await;
    let timer = page.one("[role=timer]");
    assert_eq!(text_of(&timer), "6:00");
    let said = announced(&page);
    assert!(said.starts_with("Holding 5 %."), "{said}");
    let before = page.one(".rollout-headline");
    rollout.pass(330_000);
    settle().await;
    assert_eq!(text_of(&timer), "0:30");
    assert_eq!(headline(&page), "Holding 5 % for less than a minute more.");
    assert_eq!(announced(&page), said, "time alone is no news");
    assert!(before.is_same_node(Some(&page.one(".rollout-headline"))));
    rollout.pass(30_000);
    settle().await;
    assert!(timer.has_attribute("hidden"));
    assert_eq!(
        headline(&page),
        "The time at 5 % is over, but the judge cannot tell yet: it is held until it can."
    );
    assert_ne!(announced(&page), said);
}

#[wasm_bindgen_test]
async fn an_approval_is_announced_and_offered_first() {
    let rollout = Rollout::new(plan(&[(5, Hold::Approval), (25, Hold::Time(600))]));
    let page = rollout.page().await;
    rollout.goes(Move::Step(0), None);
    rollout.asks(Question::Approve { step: 0 });
    settle().await;
    let said = announced(&page);
    assert!(
        said.starts_with("Holding 5 % until somebody approves."),
        "{said}"
    );
    let first = page.button("Approve");
    assert_eq!(first.class_name(), "primary");
    let effect = first.get_attribute("aria-describedby").unwrap();
    assert_eq!(
        text_of(&page.one(&format!("#{effect}"))),
        "Ends this hold now: version 5 gets 25 % next."
    );
    first.click();
    assert_eq!(rollout.said.get_untracked(), [Command::Approve]);
}

#[wasm_bindgen_test]
async fn not_yet_never_looks_like_healthy_and_says_how_much_is_missing() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    let page = rollout.page().await;
    let (mark, says) = verdict(&page);
    assert_eq!(mark, "not-yet");
    assert!(says.starts_with("No full minute"), "{says}");
    rollout.counts([100, 0], [1_900, 2]);
    settle().await;
    let (mark, says) = verdict(&page);
    assert_eq!(mark, "not-yet");
    assert!(
        says.starts_with("Not yet: the canary failed 0 of 100 requests"),
        "{says}"
    );
    let missing = text_of(&page.one(".rollout-missing"));
    assert!(missing.starts_with("100 of about 1,"), "{missing}");
    assert!(page.text().contains("the judge cannot tell yet"));
    rollout.counts([5_000, 3], [95_000, 60]);
    settle().await;
    let (mark, says) = verdict(&page);
    assert_eq!(mark, "no-harm");
    assert!(says.starts_with("No sign of harm"), "{says}");
    assert!(page.all(".rollout-missing").is_empty());
    // What was said of one share says nothing about the next.
    rollout.goes(Move::Step(1), None);
    settle().await;
    assert_eq!(verdict(&page).0, "not-yet");
    rollout.counts([500, 200], [1_500, 1]);
    settle().await;
    let (mark, says) = verdict(&page);
    assert_eq!(mark, "worse");
    assert!(
        says.starts_with("Worse: the canary failed 203 of 5,600 requests"),
        "{says}"
    );
}

#[wasm_bindgen_test]
async fn the_four_numbers_and_the_curve_are_there_to_be_read() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    rollout.counts([1_204, 12], [22_876, 23]);
    let page = rollout.page().await;
    let rows: Vec<String> = page
        .all(".rollout-numbers tbody tr")
        .iter()
        .map(|row| {
            let cells = row.children();
            let cells = (0..cells.length()).filter_map(|cell| cells.item(cell));
            cells
                .map(|cell| text_of(&cell))
                .collect::<Vec<_>>()
                .join(" | ")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Canary, version 5 | 1,204 | 12 | 1 %",
            "Stable, version 4 | 22,876 | 23 | 0.1 %"
        ]
    );
    let curve = text_of(&page.one(".rollout-curve figcaption"));
    assert!(curve.contains("The alarm is raised at 20 to 1."), "{curve}");
    // From one to one, before the first minute, up to what the minute says.
    let path = page.one(".rollout-evidence").get_attribute("d").unwrap();
    assert_eq!(path.matches('L').count(), 1, "{path}");
}

#[wasm_bindgen_test]
async fn a_foreign_change_shows_three_states_and_two_ways_on() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    let page = rollout.page().await;
    let drift = |theirs: Alias| {
        let base = Some(alias(CANARY, percent(5)));
        Event::Paused(Why::Drift(Box::new(Drift {
            base: base.clone(),
            ours: Some(alias(CANARY, percent(25))),
            theirs: Some(theirs),
        })))
    };
    rollout.put(drift(alias(CANARY, percent(60))));
    settle().await;
    let columns: Vec<_> = page.all(".rollout-state").iter().map(text_of).collect();
    // What the cloud dates in Beijing's time is dated where the person is.
    let changed = Date::new(&"2026-03-10T08:00:00+08:00".into());
    let changed = String::from(changed.to_locale_string("en", &JsValue::UNDEFINED));
    for (column, (title, share)) in columns.iter().zip([
        ("What the journal says", "version 5 gets 5 %"),
        ("What the rollout wants", "version 5 gets 25 %"),
        ("What is there now", "version 5 gets 60 %"),
    ]) {
        assert!(
            column.starts_with(title) && column.contains(share) && column.contains(&changed),
            "{column}"
        );
    }
    assert_eq!(columns.len(), 3);
    assert!(
        page.text()
            .contains("Takes 60 % over and goes on from there.")
    );
    assert!(commands(&page).contains(&"Roll back".to_owned()));
    assert!(announced(&page).contains("somebody else changed the alias"));
    // Another version: left to a person.
    rollout.put(Event::Said(Command::Resume));
    rollout.put(drift(alias(Version::Published(2), percent(5))));
    settle().await;
    assert_eq!(commands(&page), ["Resume", "End without changing anything"]);
    assert!(page.text().contains("neither taken over nor overwritten"));
    page.one("a[href='#/alias']");
}

#[wasm_bindgen_test]
async fn after_a_guard_was_overruled_it_says_that_none_is_heeded() {
    let mut plan = two_steps();
    plan.guards.reaction = Reaction::Hold;
    let rollout = Rollout::new(plan);
    rollout.goes(Move::Step(0), None);
    rollout.put(Event::Paused(Why::Errors));
    let page = rollout.page().await;
    assert_eq!(
        headline(&page),
        "Stopped at 5 %: the canary fails more often."
    );
    assert_eq!(commands(&page)[0], "Roll back");
    assert!(page.text().contains("From then on no guard is heeded"));
    rollout.put(Event::Said(Command::Resume));
    settle().await;
    assert!(page.text().contains("guards are not heeded any more"));
}

#[wasm_bindgen_test]
async fn what_cannot_be_taken_back_is_asked_once_more_and_ticked_in_production() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    for in_production in [false, true] {
        rollout.said.set(Vec::new());
        let page = rollout.page_of(in_production).await;
        page.button("Roll back").click();
        settle().await;
        assert!(rollout.said.get_untracked().is_empty());
        let dialog = page.one("dialog[open]");
        let said = text_of(&dialog);
        assert!(said.starts_with("Roll prod back?"), "{said}");
        assert!(said.contains("Gives version 4 everything now."), "{said}");
        let confirm: HtmlElement = dialog
            .query_selector("button.danger")
            .unwrap()
            .unwrap()
            .unchecked_into();
        if in_production {
            assert!(confirm.has_attribute("disabled"));
            let tick: HtmlInputElement = page.one("dialog input[type=checkbox]").unchecked_into();
            tick.click();
            settle().await;
        }
        confirm.click();
        settle().await;
        assert_eq!(rollout.said.get_untracked(), [Command::RollBack]);
        assert!(page.all("dialog[open]").is_empty());
        // Holding still is never asked about.
        page.button("Pause").click();
        assert_eq!(rollout.said.get_untracked().len(), 2);
    }
}

#[wasm_bindgen_test]
async fn each_step_tells_when_and_why_it_went_on() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    let page = rollout.page().await;
    assert_eq!(step(&page, 0).0, "now");
    assert_eq!(step(&page, 1).0, "next");
    rollout.counts([5_000, 3], [95_000, 60]);
    rollout.pass(5 * MINUTE);
    rollout.put(Event::Said(Command::Approve));
    rollout.goes(Move::Step(1), None);
    settle().await;
    let (state, told) = step(&page, 0);
    assert_eq!(state, "done");
    assert!(
        told.contains("6 min") && told.contains("Went on: somebody approved."),
        "{told}"
    );
    let (state, told) = step(&page, 1);
    assert_eq!(state, "now");
    assert!(told.contains("10:00 left"), "{told}");
    rollout.goes(Move::RollBack, Some(Why::Errors));
    rollout.put(Event::Ended(Ended::RolledBack));
    settle().await;
    let (state, told) = step(&page, 1);
    assert_eq!(state, "done");
    assert!(
        told.contains("Rolled back: the canary fails more often."),
        "{told}"
    );
    assert_eq!(step(&page, 2).0, "left-out");
    let (state, told) = step(&page, 3);
    assert_eq!(state, "done");
    assert!(told.contains("Everything back to version 4"), "{told}");
    assert!(page.text().contains("5,000 requests, 3 of them failed"));
}

#[wasm_bindgen_test]
async fn the_default_alias_has_a_step_that_publishes() {
    let mut plan = two_steps();
    plan.alias = AliasName::from_cloud("$DEFAULT");
    plan.canary = Version::Latest;
    let rollout = Rollout::new(plan);
    let page = rollout.page().await;
    let titles: Vec<_> = page.all(".rollout-title b").iter().map(text_of).collect();
    assert_eq!(
        titles,
        [
            "5 %",
            "25 %",
            "Publish $LATEST",
            "Everything to version $LATEST"
        ]
    );
}

#[wasm_bindgen_test]
async fn who_only_watches_a_program_elsewhere_says_nothing() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    let page = rollout.page().await;
    let held = Rest::HeldBy("ci@runner".into(), START + 5 * MINUTE);
    rollout.shown.stand.set(Stand::Rests(held));
    settle().await;
    assert!(page.text().contains("driven by ci@runner"));
    assert!(page.text().contains("hand it over there"));
    assert!(commands(&page).is_empty());
    // Whoever has said nothing for so long is gone.
    rollout.pass(5 * MINUTE);
    settle().await;
    page.button("Drive it from here");
    rollout
        .shown
        .stand
        .set(Stand::Watched("another tab".into()));
    settle().await;
    assert!(
        page.text()
            .contains("driven by another tab; this page watches")
    );
    assert_eq!(commands(&page), RUNNING, "that page listens");
    rollout.shown.stand.set(Stand::Idle);
    settle().await;
    page.button("Drive it from here");
}

/// The text that the browser is asked to save when a button is pressed.
async fn saved(page: &Page, button: &str) -> String {
    let url = Reflect::get(&window(), &"URL".into()).unwrap();
    let name = JsValue::from_str("createObjectURL");
    let original = Reflect::get(&url, &name).unwrap();
    let blobs = Array::new();
    let seen = blobs.clone();
    let watch = Closure::wrap(Box::new(move |blob: JsValue| {
        seen.push(&blob);
        JsValue::from_str("#")
    }) as Box<dyn FnMut(JsValue) -> JsValue>);
    Reflect::set(&url, &name, watch.as_ref()).unwrap();
    page.button(button).click();
    settle().await;
    Reflect::set(&url, &name, &original).unwrap();
    let blob: Blob = blobs.pop().unchecked_into();
    let text = JsFuture::from(blob.text()).await.unwrap();
    text.as_string().unwrap()
}

#[wasm_bindgen_test]
async fn the_export_is_the_journal_and_the_log_tells_it() {
    let rollout = Rollout::new(two_steps());
    rollout.goes(Move::Step(0), None);
    rollout.counts([100, 0], [1_900, 2]);
    rollout.put(Event::Said(Command::Abandon));
    rollout.put(Event::Ended(Ended::Abandoned));
    let page = rollout.page().await;
    let text = saved(&page, "Export journal").await;
    let journal = Journal::read(&text).unwrap();
    assert_eq!(journal.entries, rollout.shown.entries.get_untracked());
    let log: Vec<String> = page.all(".rollout-log > li").iter().map(text_of).collect();
    assert!(log[0].contains("Over: nothing was changed."), "{}", log[0]);
    let done = log
        .iter()
        .find(|line| line.contains("Done, and read back."));
    assert!(done.unwrap().contains("UpdateAlias r-17"), "{log:?}");
    let raw = page.all(".rollout-raw pre");
    let kept: Vec<String> = raw.iter().rev().map(text_of).collect();
    assert!(text.starts_with(&kept[0]));
}
