//! The whole console in a browser that asks for Chinese: nothing that a person sees or is read holds
//! words of English in a row, but code and what the account itself says.

use std::collections::BTreeSet;
use std::time::Duration;

use halftone::rollout::{Command, Entry, Event, Journal, Move, Obstacle, Reason, Settled, Why};
use halftone::scf::{
    Alias, Client, CloudError, Error, GetFunction, ListAliases, ListFunctions,
    ListVersionByFunction, Status, TransportError, Unsigned,
};
use halftone::traffic::Version;
use serde_json::json;

use crate::account;
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;
use crate::rollout::address;

/// Every visible text and every text of an attribute that is read to somebody, where three words in a
/// row are English. What is code, is quoted, is in another language on purpose, is not to be translated or comes
/// from the account is left out.
const ENGLISH: &str = r"
    const ours = new Set(arguments[0]);
    const english = /[A-Za-z][a-z’']+(?:[ ,;:]+[A-Za-z][a-z’']+){2,}/;
    const apart = 'code, pre, kbd, script, style, blockquote, [translate=no], option[lang], [lang=en]';
    const found = new Set();
    const take = (where, text, element) => {
        const said = (text ?? '').replace(/\s+/g, ' ').trim();
        let rest = said;
        for (const one of ours) if (one) rest = rest.split(one).join('');
        if (english.test(rest) && !element.closest(apart)) found.add(`${where}: ${said}`);
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const element = walk.currentNode.parentElement;
        const visible = element.checkVisibility({ visibilityProperty: true });
        if (visible || element.closest('.visually-hidden, title')) take(element.tagName, walk.currentNode.data, element);
    }
    for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label'])
        for (const element of document.querySelectorAll(`[${name}]`)) take(name, element.getAttribute(name), element);
    for (const element of document.querySelectorAll('svg title, svg desc')) take('svg', element.textContent, element);
    take('title', document.title, document.documentElement);
    return [...found];
";

/// The page, and what the account says in English of its own.
struct Chinese<'a> {
    page: Page<'a>,
    account: Vec<String>,
    /// What was found, with where.
    found: BTreeSet<String>,
}

impl Chinese<'_> {
    async fn look(&mut self, at: &str) {
        let found = self.page.run(ENGLISH, vec![json!(self.account)]).await;
        let found = found.as_array().cloned().unwrap_or_default();
        let texts = found.iter().filter_map(|text| text.as_str());
        self.found.extend(texts.map(|text| format!("{at}: {text}")));
    }

    /// Looks at the page of an address, once what is measured is there too.
    async fn go(&mut self, route: &str) {
        let address = format!("location.hash = '{route}'");
        self.page.run(&address, vec![]).await;
        self.page.settled().await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        self.unfold("main").await;
        self.look(route).await;
    }

    /// Unfolds everything there, as often as something else comes of it.
    async fn unfold(&self, place: &str) {
        for _ in 0..2 {
            self.page.unfold(place).await;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    /// Opens a dialog by its button, looks, and puts it away.
    async fn dialog(&mut self, button: &str) {
        self.page.click("button", button).await;
        self.page
            .until(&format!("{button} opens a dialog"), || async {
                let is_open = "return document.querySelector('dialog[open]') !== null";
                self.page.run(is_open, vec![]).await == json!(true)
            })
            .await;
        self.unfold("dialog").await;
        self.look(button).await;
        self.page.escape().await;
    }

    fn nothing_is_english(&self) {
        let found: Vec<_> = self.found.iter().map(String::as_str).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}

/// A browser whose user reads Chinese, on the demo account.
async fn chinese<'a>(browser: &'a Browser, program: &Program) -> Chinese<'a> {
    let agent = browser.tools("Browser.getVersion", &json!({}));
    let language = json!({ "userAgent": agent["userAgent"], "acceptLanguage": "zh-CN" });
    browser.tools("Emulation.setUserAgentOverride", &language);
    let page = Page::open(browser, &program.address, "#/").await;
    let told = page
        .run("return document.documentElement.lang", vec![])
        .await;
    assert_eq!(told, json!("zh-CN"));
    let account = descriptions(&account::client(&program.address)).await;
    Chinese {
        page,
        account,
        found: BTreeSet::new(),
    }
}

/// Every description that the account keeps, and its reasons for a status: the same in the demo account.
async fn descriptions(client: &Client) -> Vec<String> {
    let mut all = Vec::new();
    let functions = client.all(&ListFunctions::of("default", "")).await.unwrap();
    for function in functions {
        all.push(function.description);
        let name = &function.function_name;
        let latest = GetFunction {
            function_name: name.clone(),
            namespace: "default".to_owned(),
            qualifier: Version::Latest,
        };
        let latest = client.call(&latest).await.unwrap().answer;
        let reasons = latest.status_reasons.into_iter();
        all.extend(reasons.map(|reason| reason.error_message));
        let versions = ListVersionByFunction::of("default", name);
        let versions = client.all(&versions).await.unwrap();
        all.extend(versions.into_iter().map(|version| version.description));
        let aliases = client.all(&ListAliases::of("default", name)).await.unwrap();
        all.extend(aliases.into_iter().map(|alias| alias.description));
    }
    all.retain(|description| !description.is_empty());
    all.sort_by_key(|description| std::cmp::Reverse(description.len()));
    all.dedup();
    all
}

#[tokio::test]
async fn a_browser_that_asks_for_chinese_shows_no_english() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let mut chinese = chinese(&browser, &program).await;
    chinese.look("connect").await;
    chinese.page.click("button", "连接").await;
    chinese.look("connect with refusals").await;
    for route in ["#/nowhere/default", "#/recording", "#/review/1.2.AA"] {
        chinese.go(route).await;
    }
    chinese.go(&crate::review::address()).await;

    chinese.page.open_demo().await;
    chinese.look("functions").await;
    chinese.page.click("button", "演示面板").await;
    chinese.page.one(&["button"], "关闭演示面板").await;
    chinese.look("presenter").await;
    chinese.page.click("button", "关闭演示面板").await;
    for route in [
        "#/ap-guangzhou/default/checkout",
        "#/ap-guangzhou/default/hello-world",
        "#/ap-guangzhou/default/legacy-import",
        "#/ap-guangzhou/default/search-index",
        "#/ap-guangzhou/default/checkout/alias/prod",
        "#/ap-guangzhou/default/checkout/alias/$DEFAULT",
        "#/ap-guangzhou/default/checkout/alias/prod/rollout",
        "#/ap-guangzhou/default/fraud-check/alias/prod/rollout",
        "#/ap-guangzhou/default/checkout/alias/none",
        "#/ap-guangzhou/default/none",
        "#/ap-guangzhou",
        "#/ap-beijing",
        "#/ap-beijing/default",
    ] {
        chinese.go(route).await;
    }
    chinese.nothing_is_english();
}

#[tokio::test]
async fn in_chinese_what_is_done_and_what_fails_is_said_without_english() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let mut chinese = chinese(&browser, &program).await;
    chinese.page.open_demo().await;
    chinese.go("#/ap-guangzhou/default/checkout").await;
    for button in ["新建别名", "发布版本", "部署", "临时密钥", "快捷键"] {
        chinese.dialog(button).await;
    }
    chinese.page.shortcut("k").await;
    for line in [
        "sls deploy --inputs traffic=2",
        "sls publish-ver --inputs functon=checkout",
        "sls create-alias --inputs function=checkout name=1x",
        "sls nothing",
    ] {
        chinese.page.enter("命令", line).await;
        chinese.look(line).await;
    }
    chinese.page.escape().await;

    chinese
        .go("#/ap-guangzhou/default/checkout/alias/prod")
        .await;
    chinese.page.click("button", "全量发布").await;
    chinese.page.one(&["button"], "执行").await;
    chinese.unfold("dialog").await;
    chinese.look("preview").await;
    // What is copied asks in the language that the page would ask in.
    chinese
        .page
        .click("button", "复制已签名的 UpdateAlias 请求")
        .await;
    chinese.page.shows("x-tc-language: zh-CN").await;
    chinese.look("signed").await;
    chinese.page.click("button", "执行").await;
    chinese.page.shows("已完成，并已回读确认。").await;
    chinese.look("done").await;
    chinese.page.escape().await;

    // No request arrives any more.
    chinese.page.click("button", "演示面板").await;
    chinese.page.choose("网络", "3").await;
    chinese.page.click("button", "关闭演示面板").await;
    chinese.go("#/ap-guangzhou/default/orders-api").await;
    chinese.page.shows("无法连接中继。").await;
    chinese.look("nobody answers").await;
    chinese.page.click_first("button", "操作记录").await;
    chinese.look("activity").await;
    chinese.nothing_is_english();
}

/// A journal of everything that can come between a rollout and its next move.
fn journal(base: &Alias, plan: &str) -> String {
    let call = Reason::Call;
    let refused = Error::Cloud(CloudError {
        code: "LimitExceeded.Alias".to_owned(),
        message: "别名个数超过最大限制。".to_owned(),
        request_id: String::new(),
        phase: None,
    });
    let (version, status) = (Version::Published(5), Status::PublishFailed);
    let obstacle = Obstacle::VersionNotActive {
        version,
        status: status.clone(),
    };
    let reasons = [
        call(refused),
        call(Error::Transport(TransportError::Unreachable)),
        call(Error::Unsigned(Unsigned::Locked)),
        Reason::Against(vec![obstacle, Obstacle::Other]),
        Reason::Version { version, status },
        Reason::Unknown,
    ];
    let mut events = vec![Event::Began {
        plan: plan.to_owned(),
        stable: Version::Published(4),
        base: base.clone(),
    }];
    for reason in reasons {
        let (goes, why, base, goal) = (Move::Step(0), None, Some(base.clone()), None);
        events.push(Event::Intent {
            goes,
            why,
            base,
            goal,
        });
        let (again, lasting) = (reason.clone(), true);
        let not_done = Settled::NotDone { reason, lasting };
        events.push(Event::Settled(not_done));
        let reason = again;
        for why in [
            Why::Failed {
                reason: reason.clone(),
            },
            Why::Impossible {
                reason: reason.clone(),
            },
            Why::Unreadable { reason },
        ] {
            events.push(Event::Paused(why));
            events.push(Event::Said(Command::Resume));
        }
    }
    events.push(Event::Left);
    let entry = |(number, event)| Entry {
        number,
        at: 1_773_100_800_000,
        by: "halftone run of deploy on build-7".to_owned(),
        event,
    };
    let entries: Vec<Entry> = (0..).zip(events).map(entry).collect();
    Journal::text_of(&entries)
}

#[tokio::test]
async fn a_journal_says_in_chinese_what_was_decided_and_why_it_stopped() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let mut chinese = chinese(&browser, &program).await;
    let page = &chinese.page;
    page.go("#/demo").await;
    let bad = include_str!("../fixtures/rollout/bad.yaml");
    page.go(&address("search-index", bad)).await;
    page.click("button", "演示面板").await;
    page.choose("速度", "60").await;
    page.click("button", "关闭演示面板").await;
    page.click("button", "开始灰度发布").await;
    page.shows("保持 50 %").await;
    chinese.look("a share is held").await;
    chinese.page.shows("已回滚：版本 98 处理全部流量。").await;
    chinese.unfold("main").await;
    chinese.look("it was rolled back").await;

    let plan = "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 25%\n    hold: 1h\nfinish: promote\n";
    let client = account::client(&program.address);
    let base = account::alias(&client, "checkout", "prod").await.unwrap();
    chinese
        .go("#/ap-guangzhou/default/checkout/alias/prod/rollout")
        .await;
    let journal = journal(&base, plan);
    let page = &chinese.page;
    page.upload("导入日志", "checkout.journal", journal.as_bytes())
        .await;
    page.shows("条记录").await;
    chinese.unfold("main").await;
    for said in [
        "由 build-7 上 deploy 的 halftone run 开始",
        "别名个数超过最大限制。（LimitExceeded.Alias）",
        "无法连接中继。请检查它是否在运行、地址是否正确。",
        "密钥已锁定。请重新连接。",
        "版本 5 目前的状态是“发布失败”（PublishFailed）",
        "原因不明。",
    ] {
        chinese.page.shows(said).await;
    }
    chinese.look("an imported journal").await;
    chinese.nothing_is_english();
}
