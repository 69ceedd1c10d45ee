//! The catalogue in simplified Chinese. It is a part of the page of its own, so that only those who
//! read it download it. The cloud's own words, as its console and its documents write them.

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
