//! Every string that a person reads in the console, one catalogue for each language.
//!
//! A catalogue is made of areas, an area of plain fields: text as `&'static str`, text with
//! something in it as a function. A string that a language lacks does not compile. Must never know
//! where a string is shown, and never states a rule: what rules say comes from the pure [`rooms`].
//!
//! English arrives with the pages that show it; [`language_choice`](super) has the others arrive.

pub mod activity;
pub mod alias;
pub mod chinese;
pub mod command;
pub mod common;
pub mod confidence;
pub mod confirmation;
pub mod connect;
pub mod deploy;
pub mod driver;
pub mod errors;
pub mod export;
pub mod finding;
pub mod fleet;
pub mod function;
pub mod functions;
pub mod graph;
pub mod logs;
pub mod monitor;
pub mod plan;
pub mod policy;
pub mod presenter;
pub mod preview;
pub mod recording;
pub mod rehearsal;
pub mod review;
pub mod rollout;
pub mod rollout_log;
pub mod rollout_steps;
pub mod rollout_verdict;
pub mod rooms;
pub mod scenarios;
pub mod served;
pub mod shell;
pub mod shortcuts;
pub mod split;
pub mod trigger;

mod in_use;

pub use in_use::{Area, InUse, Texts, language, rooms, speak, text};

/// All strings of one language.
#[derive(Debug)]
pub struct Catalogue {
    /// The command field, and a plan as commands.
    pub command: command::Command,
    /// Words that every page uses.
    pub common: common::Common,
    /// The bar and the control of a split.
    pub split: split::Split,
    /// The traffic graph and its table.
    pub graph: graph::Graph,
    /// What was done since the connection was made.
    pub activity: activity::Activity,
    /// One alias.
    pub alias: alias::Alias,
    /// How soon a rise in errors would be noticed.
    pub confidence: confidence::Confidence,
    /// What must be confirmed before a plan is carried out.
    pub confirmation: confirmation::Confirmation,
    /// The page that opens an account.
    pub connect: connect::Connect,
    /// Deploying code, and the release by the default alias.
    pub deploy: deploy::Deploy,
    /// Rollouts outside of their own page.
    pub driver: driver::Driver,
    /// What went wrong with a request.
    pub errors: errors::Errors,
    /// What is saved or copied for other tools.
    pub export: export::Export,
    /// What a function was left with.
    pub finding: finding::Finding,
    /// All functions of a region.
    pub fleet: fleet::Fleet,
    /// One function.
    pub function: function::Function,
    /// The list of functions.
    pub functions: functions::Functions,
    /// What a function logged.
    pub logs: logs::Logs,
    /// What Monitor measured.
    pub monitor: monitor::Monitor,
    /// Planning a rollout.
    pub plan: plan::Plan,
    /// Policies for temporary keys.
    pub policy: policy::Policy,
    /// The presenter of the demo account.
    pub presenter: presenter::Presenter,
    /// The scenarios of the demo account, as a list.
    pub scenarios: scenarios::Scenarios,
    /// A change before, while and after it is carried out.
    pub preview: preview::Preview,
    /// The share that was really served.
    pub served: served::Served,
    /// Looking back at a function.
    pub recording: recording::Recording,
    /// What the pure rooms say, where they do not say it themselves.
    pub rooms: Option<&'static rooms::Rooms>,
    /// Review links.
    pub review: review::Review,
    /// A plan that is played before anything is touched.
    pub rehearsal: rehearsal::Rehearsal,
    /// A rollout that runs or has ended.
    pub rollout: rollout::Rollout,
    /// The journal of a rollout.
    pub rollout_log: rollout_log::RolloutLog,
    /// The steps of a rollout.
    pub rollout_steps: rollout_steps::RolloutSteps,
    /// What the judge says of a rollout.
    pub rollout_verdict: rollout_verdict::RolloutVerdict,
    /// What surrounds every page.
    pub shell: shell::Shell,
    /// The keys that do something.
    pub shortcuts: shortcuts::Shortcuts,
    /// The triggers of a function.
    pub trigger: trigger::Trigger,
}

/// The catalogue in English.
pub static ENGLISH: Catalogue = Catalogue {
    command: command::ENGLISH,
    common: common::ENGLISH,
    split: split::ENGLISH,
    graph: graph::ENGLISH,
    activity: activity::ENGLISH,
    alias: alias::ENGLISH,
    confidence: confidence::ENGLISH,
    confirmation: confirmation::ENGLISH,
    connect: connect::ENGLISH,
    deploy: deploy::ENGLISH,
    driver: driver::ENGLISH,
    errors: errors::ENGLISH,
    export: export::ENGLISH,
    finding: finding::ENGLISH,
    fleet: fleet::ENGLISH,
    function: function::ENGLISH,
    functions: functions::ENGLISH,
    logs: logs::ENGLISH,
    monitor: monitor::ENGLISH,
    plan: plan::ENGLISH,
    policy: policy::ENGLISH,
    presenter: presenter::ENGLISH,
    scenarios: scenarios::ENGLISH,
    preview: preview::ENGLISH,
    recording: recording::ENGLISH,
    rooms: None,
    review: review::ENGLISH,
    served: served::ENGLISH,
    rehearsal: rehearsal::ENGLISH,
    rollout: rollout::ENGLISH,
    rollout_log: rollout_log::ENGLISH,
    rollout_steps: rollout_steps::ENGLISH,
    rollout_verdict: rollout_verdict::ENGLISH,
    shell: shell::ENGLISH,
    shortcuts: shortcuts::ENGLISH,
    trigger: trigger::ENGLISH,
};

/// A language that the console speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Chinese in simplified characters.
    Chinese,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// As `lang`, `Intl` and the cloud write it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// As those who speak it write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    /// The language of a tag; whatever is no Chinese is English.
    pub fn of_tag(tag: &str) -> Self {
        match tag.get(..2) {
            Some(start) if start.eq_ignore_ascii_case("zh") => Self::Chinese,
            _ => Self::English,
        }
    }
}

/// Said where Chinese was wanted and did not arrive, so it cannot be in the catalogue that is
/// missing.
pub const CHINESE_MISSING: &str = "中文界面加载失败。请检查网络，然后重新选择语言。";
