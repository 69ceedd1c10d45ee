//! What the pure rooms say, in Chinese: one `match` for each of their types, so that nothing new in
//! a room is left unsaid.

mod change;
mod cron;
mod events;
mod finding;
mod journal;
mod judge;
mod line;
mod package;
mod rest;
mod rollout;
mod schedule;
mod tool;
mod traffic;
mod warning;

use super::common::told_status;
use crate::console::language::rooms::Rooms;

/// What the rooms say in Chinese.
pub static CHINESE: Rooms = Rooms {
    traffic: traffic::problem,
    change: change::problem,
    warning: warning::warning,
    kept: warning::kept,
    finding: finding::finding,
    activity: rest::activity,
    cron: cron::problem,
    schedule: schedule::words,
    slip: cron::slip,
    moment: schedule::moment,
    line: line::problem,
    hint: tool::hint,
    no_line: tool::no_line,
    loss: tool::loss,
    events: events::problem,
    events_warning: events::warning,
    rollout: rollout::problem,
    misread: rollout::misread,
    journal: journal::journal,
    not_here: journal::not_here,
    unsaved: journal::unsaved,
    reason: journal::reason,
    judgement: judge::judgement,
    package: package::problem,
    size: package::size,
    policy: rest::policy,
    region: rest::region,
    call: rest::call,
};
