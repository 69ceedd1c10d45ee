//! Whole walks in headless Chromium against `halftone serve --emulator`, checked through an
//! independent client of the same account.
//!
//! Needs the built console (`make dist`; `HALFTONE_CONSOLE` names its folder, `dist` by default),
//! Chromium and its driver (`CHROMEDRIVER`, `chromedriver` by default), and axe-core (`HALFTONE_AXE`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)] // a walk that cannot go on has failed

#[path = "end_to_end/accessible.rs"]
mod accessible;
#[path = "end_to_end/accessible_dialogs.rs"]
mod accessible_dialogs;
#[path = "end_to_end/account.rs"]
mod account;
#[path = "end_to_end/axe.rs"]
mod axe;
#[path = "end_to_end/browser.rs"]
mod browser;
#[path = "end_to_end/chinese.rs"]
mod chinese;
#[path = "end_to_end/cloud.rs"]
mod cloud;
#[path = "end_to_end/fields.rs"]
mod fields;
#[path = "end_to_end/first_load.rs"]
mod first_load;
#[path = "end_to_end/focus.rs"]
mod focus;
#[path = "end_to_end/forced_colours.rs"]
mod forced_colours;
#[path = "end_to_end/guide.rs"]
mod guide;
#[path = "end_to_end/hand.rs"]
mod hand;
#[path = "end_to_end/heard.rs"]
mod heard;
#[path = "end_to_end/hostile.rs"]
mod hostile;
#[path = "end_to_end/hostility.rs"]
mod hostility;
#[path = "end_to_end/injected.rs"]
mod injected;
#[path = "end_to_end/keyboard.rs"]
mod keyboard;
#[path = "end_to_end/keyholder.rs"]
mod keyholder;
#[path = "end_to_end/keys.rs"]
mod keys;
#[path = "end_to_end/leaks.rs"]
mod leaks;
#[path = "end_to_end/live.rs"]
mod live;
#[path = "end_to_end/looking_only.rs"]
mod looking_only;
#[path = "end_to_end/media.rs"]
mod media;
#[path = "end_to_end/moods.rs"]
mod moods;
#[path = "end_to_end/other_time.rs"]
mod other_time;
#[path = "end_to_end/page.rs"]
mod page;
#[path = "end_to_end/payloads.rs"]
mod payloads;
#[path = "end_to_end/plain_http.rs"]
mod plain_http;
#[path = "end_to_end/press.rs"]
mod press;
#[path = "end_to_end/profile.rs"]
mod profile;
#[path = "end_to_end/program.rs"]
mod program;
#[path = "end_to_end/refusals.rs"]
mod refusals;
#[path = "end_to_end/rehearsal.rs"]
mod rehearsal;
#[path = "end_to_end/release.rs"]
mod release;
#[path = "end_to_end/review.rs"]
mod review;
#[path = "end_to_end/rollout.rs"]
mod rollout;
#[path = "end_to_end/sealed.rs"]
mod sealed;
#[path = "end_to_end/second_origin.rs"]
mod second_origin;
#[path = "end_to_end/server.rs"]
mod server;
#[path = "end_to_end/still.rs"]
mod still;
#[path = "end_to_end/tab_order.rs"]
mod tab_order;
#[path = "end_to_end/touch.rs"]
mod touch;
#[path = "end_to_end/traces.rs"]
mod traces;
#[path = "end_to_end/triggers.rs"]
mod triggers;
#[path = "end_to_end/wire.rs"]
mod wire;
#[path = "end_to_end/wrong_clock.rs"]
mod wrong_clock;
#[path = "end_to_end/zoom.rs"]
mod zoom;
