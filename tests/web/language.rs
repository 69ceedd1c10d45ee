//! The two languages: the switch between them, and what one has that the other lacks.

use halftone::console::language::chinese::CHINESE;
use halftone::console::language::{Catalogue, ENGLISH, Language, speak};
use halftone::rollout::Hold;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlSelectElement};

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY};
use super::page::{send, text_of, type_text};
use super::rooms::is_written_as_chinese;

const CHOSEN: &str = "halftone.language";

/// A console that leaves the other tests their English.
struct Spoken(Cloud);

impl Drop for Spoken {
    fn drop(&mut self) {
        speak(None);
        let root = document().document_element().unwrap();
        root.remove_attribute("lang").unwrap();
        let storage = window().local_storage().unwrap().unwrap();
        storage.remove_item(CHOSEN).unwrap();
    }
}

impl Spoken {
    fn choice(&self) -> HtmlSelectElement {
        let found = self.0.all(".language select").remove(0);
        found.unchecked_into()
    }

    async fn switch(&self, tag: &str) {
        let choice = self.choice();
        choice.set_value(tag);
        send(&choice, "change").await;
        self.0.until(tag, |_| lang() == tag).await;
    }
}

fn lang() -> String {
    let root = document().document_element().unwrap();
    root.get_attribute("lang").unwrap_or_default()
}

fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign))
}

#[wasm_bindgen_test]
async fn another_language_makes_the_page_anew_and_keeps_the_account() {
    let page = Spoken(Cloud::new().await);
    type_text(&page.0.field("SecretId"), SECRET_ID).await;
    type_text(&page.0.field("SecretKey"), SECRET_KEY).await;
    page.0.connect().await;
    page.0.go("#/ap-guangzhou/default").await;
    page.0
        .until("functions", |page| page.text().contains("checkout"))
        .await;
    assert_eq!(lang(), "en");

    page.switch("zh-CN").await;
    page.0
        .until("Chinese", |page| page.text().contains("命名空间"))
        .await;
    page.0
        .until("functions", |page| page.text().contains("checkout"))
        .await;
    assert!(!page.0.text().contains("Namespace"), "{}", page.0.text());
    assert_eq!(document().title(), "default 的函数 – Halftone");
    // Without its count: tests before this one may have left entries.
    assert!(page.0.text().contains("操作记录"));
    let storage = window().local_storage().unwrap().unwrap();
    assert_eq!(storage.get_item(CHOSEN).unwrap().as_deref(), Some("zh-CN"));

    // The cloud is asked in the same language.
    let gone = "#/ap-guangzhou/default/gone";
    window().location().set_hash(gone).unwrap();
    page.0
        .until("a refusal", |page| page.text().contains("函数不存在。"))
        .await;

    page.switch("en").await;
    page.0
        .until("English", |page| page.text().contains("does not exist"))
        .await;
    assert!(!page.0.text().contains("不存在"));
}

#[wasm_bindgen_test]
async fn what_was_done_before_is_told_in_the_language_in_use() {
    let page = Spoken(Cloud::new().await);
    page.0.click("Open demo account").await;
    page.0
        .go("#/ap-guangzhou/default/checkout/alias/prod")
        .await;
    page.0.click("Roll back").await;
    page.0.click("Apply").await;
    page.0
        .until("it is done", |page| {
            page.text().contains("Done, and read back.")
        })
        .await;
    page.0.click("Close").await;
    page.switch("zh-CN").await;
    page.0
        .until("Chinese", |page| page.has_button("操作记录（1）"))
        .await;
    page.0.click("操作记录（1）").await;
    let told = page.0.all("ol.activity li").remove(0);
    let told = text_of(&told);
    for said in ["回滚 prod", "别名 prod：版本 4 ", "已完成"] {
        assert!(told.contains(said), "{said} in {told}");
    }
    assert!(!told.contains("Roll back"), "{told}");
    page.0.click("撤销").await;
    page.0
        .until("it is undone", |page| {
            page.text().contains("已完成，并已回读确认。")
        })
        .await;
    page.switch("en").await;
    page.0
        .until("English", |page| page.has_button("Activity (2)"))
        .await;
    page.0.click("Activity (2)").await;
    let text = page.0.text();
    assert!(text.contains("Undo: Roll back prod"), "{text}");
}

#[wasm_bindgen_test]
fn a_number_has_its_thousands_apart_and_its_plural() {
    let of_count = |words: &Catalogue| {
        let files = [1, 2, 1_234].map(words.deploy.packing);
        let found = (words.finding.title)(1);
        let records = [1, 1_234].map(words.logs.no_older);
        let minutes = [1, 2].map(words.rollout_verdict.curve_minutes);
        let lines = [&[3][..], &[3, 5]].map(words.connect.env_unreadable);
        let held = (words.review.hold)(Hold::Requests(2_000));
        [&files[..], &[found], &records, &minutes, &lines, &[held]].concat()
    };
    assert_eq!(
        of_count(&ENGLISH),
        [
            "Packing 1 file…",
            "Packing 2 files…",
            "Packing 1,234 files…",
            "One thing to look after",
            "This is the only record of the period.",
            "These are all 1,234 records of the period.",
            "1 minute judged",
            "2 minutes judged",
            "Line 3 cannot be read.",
            "Lines 3, 5 cannot be read.",
            "until 2,000 requests were answered",
        ]
    );
    speak(Some((Language::Chinese, &CHINESE)));
    let chinese = of_count(&CHINESE);
    // Chinese has no singular, and it is the browser that knows.
    let of_one = (ENGLISH.deploy.packing)(1);
    speak(None);
    assert_eq!(
        chinese,
        [
            "正在打包 1 个文件…",
            "正在打包 2 个文件…",
            "正在打包 1,234 个文件…",
            "1 项需要处理",
            "该时间范围内的 1 条日志已全部显示。",
            "该时间范围内的 1,234 条日志已全部显示。",
            "已判断 1 分钟",
            "已判断 2 分钟",
            "第 3 行无法解析。",
            "第 3、5 行无法解析。",
            "直到处理了 2,000 个请求",
        ]
    );
    assert_eq!(of_one, "Packing 1 files…");
}

#[wasm_bindgen_test]
async fn what_was_typed_stays_in_another_language() {
    let page = Spoken(Cloud::new().await);
    type_text(&page.0.field("SecretId"), "AKIDhalf").await;
    type_text(&page.0.field("SecretKey"), "a secret").await;
    page.0.field("This is production").click();
    page.switch("zh-CN").await;
    page.0
        .until("the form is there", |page| !page.all("form").is_empty())
        .await;
    assert_eq!(page.0.field("SecretId").value(), "AKIDhalf");
    assert_eq!(page.0.field("SecretKey").value(), "a secret");
    assert!(page.0.field("这是生产环境").checked());
}

#[wasm_bindgen_test]
async fn each_language_is_offered_by_its_own_name() {
    let page = Spoken(Cloud::new().await);
    let options = page.choice().query_selector_all("option").unwrap();
    let options = (0..options.length()).filter_map(|index| options.item(index));
    let options = options.map(JsCast::unchecked_into::<Element>);
    let told: Vec<_> = options
        .map(|option| (text_of(&option), option.get_attribute("lang")))
        .collect();
    assert_eq!(
        told,
        [
            ("English".to_owned(), Some("en".to_owned())),
            ("简体中文".to_owned(), Some("zh-CN".to_owned())),
        ]
    );
    assert_eq!(page.choice().value(), "en");
}

/// What is the same in every language: names, what is typed, what files are called.
const NAMES: [&str; 23] = [
    "Halftone",
    "Ctrl+K",
    "tccli",
    "sls",
    "SecretId",
    "SecretKey",
    "Token",
    "$DEFAULT",
    "–",
    "%",
    " ",
    "",
    "prod share>0",
    "share>0",
    "errors>1",
    "duration>1000",
    "bound",
    "unbound",
    "serverless.yml",
    "Stage",
    "halftone-activity.json",
    "halftone-activity-unreadable.json",
    "Terraform",
];

/// Every plain text of a catalogue, in order.
fn texts(catalogue: &Catalogue) -> Vec<String> {
    let written = format!("{catalogue:#?}");
    let quoted = written.lines().filter_map(|line| {
        let (_, text) = line.split_once('"')?;
        Some(text.rsplit_once('"')?.0.to_owned())
    });
    quoted.collect()
}

#[wasm_bindgen_test]
fn every_text_is_in_its_own_language() {
    let (english, chinese) = (texts(&ENGLISH), texts(&CHINESE));
    assert_eq!(english.len(), chinese.len());
    assert!(english.len() > 400);
    for (english, chinese) in english.iter().zip(&chinese) {
        if NAMES.contains(&english.as_str()) {
            continue;
        }
        assert!(is_chinese(chinese), "{english}: {chinese}");
        assert!(!is_chinese(english), "{english}: {chinese}");
        // A full stop of the other language gives away that nobody read it again.
        assert!(!chinese.ends_with('.'), "{chinese}");
        is_written_as_chinese(chinese);
    }
}

/// What stands for a name, and for a number.
const NAME: &str = "a-name";
const OTHER: &str = "another";

#[wasm_bindgen_test]
fn every_chinese_text_says_the_name_that_it_is_given() {
    let of_name = |words: &Catalogue| {
        [
            words.shell.window_title,
            words.alias.unreadable_advice,
            words.alias.back,
            words.activity.undo_of,
            words.activity.rest_of,
            words.command.sign,
            words.command.aliases,
            words.command.open_function,
            words.confidence.unknown,
            words.confirmation.in_production,
            words.connect.then,
            words.connect.placeholder,
            words.deploy.unreadable,
            words.fleet.read_again,
            words.fleet.namespace_failed,
            words.function.changed,
            words.function.change_split_of,
            words.functions.title,
            words.functions.table,
            words.functions.retry_split,
            words.functions.empty,
            words.functions.no_match,
            words.graph.name,
            words.graph.alias,
            words.graph.missing,
            words.graph.disabled,
            words.graph.per_second,
            words.monitor.chart,
            words.monitor.table,
            words.monitor.newest,
            words.monitor.newest_counting,
            words.monitor.pointed,
            words.monitor.no_requests,
            words.monitor.missing,
            words.presenter.function,
            words.presenter.unknown,
            words.preview.deletes,
            words.preview.reroutes,
            words.preview.describes,
            words.recording.as_it_was,
            words.recording.show,
            words.recording.title,
            words.trigger.edit_title,
            words.trigger.move_title,
            words.trigger.edit_lead,
            words.trigger.move_lead,
            words.trigger.edit_of,
            words.trigger.relocate_of,
            words.trigger.switch_on_of,
            words.trigger.switch_off_of,
            words.trigger.delete_of,
            words.trigger.alias_choice,
            words.trigger.version_choice,
            words.trigger.fires,
        ]
    };
    for (say, english) in of_name(&CHINESE).into_iter().zip(of_name(&ENGLISH)) {
        let (said, english) = (say(NAME), english(NAME));
        assert!(said.contains(NAME), "{english}: {said}");
        let is_name = english
            .replace(NAME, "")
            .trim_matches([' ', '–', '/', 's'])
            .is_empty();
        assert!(
            is_chinese(&said) || is_name || english.contains("Halftone"),
            "{english}: {said}"
        );
    }
}

#[wasm_bindgen_test]
fn every_chinese_text_says_the_number_that_it_is_given() {
    let of_number = |words: &Catalogue| {
        [
            words.activity.button,
            words.activity.full,
            words.command.more,
            words.connect.passphrase_short,
            words.connect.env_others,
            words.connect.env_too_long,
            words.deploy.packing,
            words.finding.title,
            words.fleet.more_needs,
            words.fleet.more_aliases,
            words.fleet.complete,
            words.fleet.moved,
            words.function.show_all,
            words.function.show_all_aliases,
            words.graph.more_versions,
            words.graph.folded,
            words.logs.left_out,
            words.logs.no_older,
            words.monitor.most,
            words.preview.calls,
            words.trigger.too_large,
        ]
    };
    for (say, english) in of_number(&CHINESE).into_iter().zip(of_number(&ENGLISH)) {
        let (said, english) = (say(4_321), english(4_321));
        let said = said.replace("4,321", "4321");
        assert!(
            said.contains("4321") && is_chinese(&said),
            "{english}: {said}"
        );
    }
}

#[wasm_bindgen_test]
fn every_chinese_text_says_both_names_that_it_is_given() {
    let of_two = |words: &Catalogue| {
        [
            words.alias.title,
            words.shell.account,
            words.graph.trigger,
            words.graph.change,
            words.monitor.value,
            words.served.from_logs,
            words.served.from_monitor,
            words.recording.file_name,
        ]
    };
    for say in of_two(&CHINESE) {
        let said = say(NAME, OTHER);
        assert!(said.contains(NAME) && said.contains(OTHER), "{said}");
    }
}
