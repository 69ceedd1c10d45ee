//! The catalogue in simplified Chinese. It is a part of the page of its own, so that only those who
//! read it download it. The cloud's own words, as its console and its documents write them; one word
//! for one thing:
//!
//! | English | here | and not |
//! |---|---|---|
//! | function, namespace, version, alias, trigger | 函数、命名空间、版本、别名、触发器 | |
//! | main, additional version | 主版本、附加版本 | |
//! | weight; share | 权重；占比 | 比例 |
//! | split | 流量分配 | |
//! | release, rollout | 灰度发布 | 发布 (which is to publish) |
//! | canary; stable version | 灰度版本；稳定版本 | 金丝雀 |
//! | promote; roll back | 全量发布；回滚 | 全量 |
//! | plan of a rollout; guard | 计划；守护条件 | 方案；监控条件 |
//! | drive; resume; abandon | 执行；恢复；放弃 | 驱动；继续；结束 |
//! | throttled; duration | 限流；运行时间 | 受限；耗时 |
//! | status `Active`, `Updating`, … | 正常、更新中、… with the cloud's word in brackets | |
//! | apply; undo | 执行；撤销 | 应用 |
//! | conflict; journal; activity | 冲突；日志；操作记录 | |
//! | credentials, relay, vault | 密钥、中继、密码库 | |
//!
//! A space stands between Chinese and Latin letters or digits, none beside wide punctuation; a reader
//! is 您; a sentence ends with 。, a label does not. Chinese has one form for every number, English two,
//! which its catalogue writes out: there is no sentence to which `Intl.PluralRules` would add a third.
//! Numbers and times are written by the browser for the language in use.

mod activity;
mod alias;
mod command;
mod common;
mod confidence;
mod confirmation;
mod connect;
mod deploy;
mod driver;
mod errors;
mod export;
mod finding;
mod fleet;
mod function;
mod functions;
mod graph;
mod logs;
mod monitor;
mod plan;
mod policy;
mod presenter;
mod preview;
mod recording;
mod rehearsal;
mod review;
mod rollout;
mod rollout_log;
mod rollout_steps;
mod rollout_verdict;
pub mod rooms;
mod scenarios;
mod served;
mod shell;
mod shortcuts;
mod split;
mod trigger;

use super::Catalogue;

/// The catalogue in simplified Chinese.
pub static CHINESE: Catalogue = Catalogue {
    command: command::CHINESE,
    common: common::CHINESE,
    split: split::CHINESE,
    graph: graph::CHINESE,
    activity: activity::CHINESE,
    alias: alias::CHINESE,
    confidence: confidence::CHINESE,
    confirmation: confirmation::CHINESE,
    connect: connect::CHINESE,
    deploy: deploy::CHINESE,
    driver: driver::CHINESE,
    errors: errors::CHINESE,
    export: export::CHINESE,
    finding: finding::CHINESE,
    fleet: fleet::CHINESE,
    function: function::CHINESE,
    functions: functions::CHINESE,
    logs: logs::CHINESE,
    monitor: monitor::CHINESE,
    plan: plan::CHINESE,
    policy: policy::CHINESE,
    presenter: presenter::CHINESE,
    scenarios: scenarios::CHINESE,
    preview: preview::CHINESE,
    recording: recording::CHINESE,
    rooms: Some(&rooms::CHINESE),
    review: review::CHINESE,
    served: served::CHINESE,
    rehearsal: rehearsal::CHINESE,
    rollout: rollout::CHINESE,
    rollout_log: rollout_log::CHINESE,
    rollout_steps: rollout_steps::CHINESE,
    rollout_verdict: rollout_verdict::CHINESE,
    shell: shell::CHINESE,
    shortcuts: shortcuts::CHINESE,
    trigger: trigger::CHINESE,
};
