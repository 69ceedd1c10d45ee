//! The catalogue in simplified Chinese. It is a part of the page of its own, so that only those who
//! read it download it. The cloud's own words, as its console and its documents write them.

mod driver;
mod plan;
mod rehearsal;
mod rollout;
mod rollout_log;
mod shell;
mod shortcuts;

use super::Catalogue;

/// The catalogue in simplified Chinese.
pub static CHINESE: Catalogue = Catalogue {
    command: super::command::ENGLISH,
    common: super::common::ENGLISH,
    split: super::split::ENGLISH,
    graph: super::graph::ENGLISH,
    activity: super::activity::ENGLISH,
    alias: super::alias::ENGLISH,
    confidence: super::confidence::ENGLISH,
    confirmation: super::confirmation::ENGLISH,
    connect: super::connect::ENGLISH,
    deploy: super::deploy::ENGLISH,
    driver: driver::CHINESE,
    errors: super::errors::ENGLISH,
    finding: super::finding::ENGLISH,
    fleet: super::fleet::ENGLISH,
    function: super::function::ENGLISH,
    functions: super::functions::ENGLISH,
    logs: super::logs::ENGLISH,
    monitor: super::monitor::ENGLISH,
    plan: plan::CHINESE,
    policy: super::policy::ENGLISH,
    presenter: super::presenter::ENGLISH,
    preview: super::preview::ENGLISH,
    recording: super::recording::ENGLISH,
    served: super::served::ENGLISH,
    rehearsal: rehearsal::CHINESE,
    rollout: rollout::CHINESE,
    rollout_log: rollout_log::CHINESE,
    shell: shell::CHINESE,
    shortcuts: shortcuts::CHINESE,
    trigger: super::trigger::ENGLISH,
};
