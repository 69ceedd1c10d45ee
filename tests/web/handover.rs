//! A journal that is brought to an alias: whether it goes on there is decided by what it says.

use halftone::change::Target;
use halftone::console::language::{Language, chinese, speak};
use halftone::rollout::{Entry, Event, Journal, read};
use halftone::scf::Alias;
use halftone::traffic::Version;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, choose_file, paste};

const HERE: &str = "#/ap-guangzhou/default/search-index/alias/rollback/rollout";
const PLAN: &str = "\
region: ap-guangzhou
namespace: default
function: search-index
alias: rollback
canary: 100
steps:
  - share: 5%
    hold: approval
finish: promote
";

/// English again for the other tests.
struct Spoken;

impl Drop for Spoken {
    fn drop(&mut self) {
        speak(None);
    }
}

/// The journal of this plan, given away after its first entry.
fn journal(plan: &str) -> Vec<Entry> {
    let alias: Alias = serde_json::from_value(json!({
        "Name": "rollback", "FunctionVersion": "96", "ModTime": "2026-03-10 08:00:00"
    }))
    .unwrap();
    let began = Event::Began {
        plan: plan.to_owned(),
        stable: Version::Published(96),
        base: alias,
    };
    let events = [began, Event::Alive, Event::Left];
    let entry = |(number, event)| Entry {
        number,
        at: 1_773_100_800_000,
        by: "halftone run of deploy on build-7".to_owned(),
        event,
    };
    (0..).zip(events).map(entry).collect()
}

async fn bring(page: &Cloud, entries: &[Entry]) {
    let files = page.all(".rollout-import input[type=file]");
    let file: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(files[0].clone());
    choose_file(&file, &Journal::text_of(entries)).await;
}

async fn told(page: &Cloud, sentence: &str) {
    page.until(sentence, |page| page.text().contains(sentence))
        .await;
}

async fn planning() -> Cloud {
    let page = Cloud::new().await;
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
    page.go(HERE).await;
    page.until("a journal can be chosen", |page| {
        !page.all(".rollout-import").is_empty()
    })
    .await;
    page
}

#[wasm_bindgen_test]
async fn a_journal_about_something_else_is_refused_with_where_it_belongs() {
    assert_eq!(read(PLAN).unwrap().target, target());
    let page = planning().await;
    bring(
        &page,
        &journal(&PLAN.replace("ap-guangzhou", "ap-shanghai")),
    )
    .await;
    told(&page, "The journal is about a function in ap-shanghai.").await;
    bring(&page, &journal(&PLAN.replace("search-index", "checkout"))).await;
    told(&page, "The journal is about checkout in default.").await;
    bring(&page, &journal(&PLAN.replace("rollback", "prod"))).await;
    told(&page, "The journal is about the alias prod.").await;
    bring(&page, &[]).await;
    told(&page, "The journal has no entry to go on from.").await;
    bring(&page, &journal(PLAN)[1..]).await;
    told(&page, "Line 1 of the journal does not follow").await;
    assert!(!page.all(".rollout-import").is_empty());
}

#[wasm_bindgen_test]
async fn a_journal_that_comes_back_goes_on_and_an_older_or_another_copy_does_not() {
    let page = planning().await;
    let given_away = journal(PLAN);
    bring(&page, &given_away).await;
    // It is on its page, and since it was given away its journal can come back.
    page.until("it is shown", |page| !page.has_button("Start rollout"))
        .await;
    bring(&page, &given_away[..2]).await;
    told(&page, "one entry is missing in it").await;
    let mut other = given_away.clone();
    "somebody else".clone_into(&mut other[1].by);
    bring(&page, &other).await;
    told(
        &page,
        "From entry 1 on the file and what is kept here say different things",
    )
    .await;

    // The same in the other language.
    let _spoken = Spoken;
    speak(Some((Language::Chinese, &chinese::CHINESE)));
    bring(&page, &given_away[..2]).await;
    told(&page, "文件缺少 1 条记录").await;
    bring(&page, &other).await;
    told(&page, "从第 1 条记录起").await;

    let mut came_back = given_away.clone();
    let mut last = given_away[2].clone();
    (last.number, last.event) = (3, Event::Taken);
    came_back.push(last);
    bring(&page, &came_back).await;
    page.until("it goes on", |page| page.all(".rollout-import").is_empty())
        .await;
}

fn target() -> Target {
    Target {
        namespace: "default".into(),
        function: "search-index".into(),
    }
}
