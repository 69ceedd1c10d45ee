//! What the pure rooms say, in Chinese: one `match` for each of their types, so that nothing new in
//! a room is left unsaid.

mod change;
mod cron;
mod events;
mod finding;
mod judge;
mod line;
mod package;
mod rest;
mod rollout;
mod schedule;
mod tool;
mod traffic;
mod warning;

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
    journal: rollout::journal,
    unsaved: rollout::unsaved,
    judgement: judge::judgement,
    package: package::problem,
    size: package::size,
    policy: rest::policy,
    region: rest::region,
    call: rest::call,
};
