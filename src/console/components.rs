//! What the pages are made of: each a small component over plain signals.
//!
//! Components draw and report what a person did. They must never decide a rule (that is
//! [`traffic`](crate::traffic)) and never talk to the cloud.

pub mod chart;
pub mod confidence;
mod copy_link;
pub(crate) mod copyable;
pub mod cron_field;
pub mod empty_state;
pub mod events_panel;
pub mod icon;
mod identifier;
pub mod loading;
pub mod modal;
pub mod notice;
pub mod policy_dialog;
pub mod progress_list;
pub mod rehearsal;
mod review_link;
pub mod rollout;
pub(crate) mod save_table;
pub mod split_bar;
pub mod split_control;
pub mod status_badge;
pub mod time_bar;
pub mod traffic_graph;

pub use chart::Chart;
pub use confidence::{Confidence, LastHour};
pub(crate) use copy_link::CopyLink;
pub(crate) use cron_field::refusal as cron_refusal;
pub use cron_field::{CronField, CronText};
pub use empty_state::EmptyState;
pub use events_panel::EventsPanel;
pub use icon::{Icon, Logo, Sign};
pub use identifier::unique_id;
pub use loading::Loading;
pub use modal::Modal;
pub use notice::{Notice, Tone};
pub use policy_dialog::PolicyDialog;
pub use progress_list::{ProgressList, ProgressNews, Step, StepState};
pub use rehearsal::Rehearsal;
pub(crate) use review_link::ReviewLink;
pub use rollout::{RolloutView, Shown, Stand, Ways};
pub(crate) use split_bar::still_bar;
pub use split_bar::{Bar, SplitBar};
pub use split_control::SplitControl;
pub use status_badge::StatusBadge;
pub(crate) use time_bar::TimeBar;
pub use traffic_graph::{Observed, TrafficGraph};
