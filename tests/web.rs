//! The components in a real browser: what a person sees, hears, types and presses.
//!
//! Everything is found by its role and its accessible name, as a person or a reader finds it.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used)] // a test stops at the first surprise

mod web {
    mod activity;
    mod chart;
    mod cloud;
    mod command;
    mod confidence;
    mod connect;
    mod deploy;
    mod dialog;
    mod driver;
    mod fleet;
    mod handover;
    mod keys;
    mod language;
    mod logs;
    mod monitor;
    mod page;
    mod plan;
    mod policy;
    mod presenter;
    mod recording;
    mod rehearsal;
    mod review;
    mod rollout;
    mod rooms;
    mod route;
    mod split_bar;
    mod split_control;
    mod states;
    mod traffic_alive;
    mod traffic_graph;
    mod trigger;
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
