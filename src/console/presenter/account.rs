//! The account's time, how fast it goes, how the network is, and the way back to the beginning.

use leptos::prelude::*;

use crate::console::context::console;
use crate::console::field::Select;
use crate::console::fixed::{Fixed, dynamic};
use crate::console::language::text;
use crate::emulator::Network;
use crate::scf::plain_moment;

/// How fast the account may go.
const SPEEDS: [u16; 5] = [1, 2, 10, 60, 600];

/// Where it is said what becomes of what was done.
const RESETS: &str = "resets";

/// What concerns the whole account.
#[component]
pub(super) fn AccountPart() -> AnyView {
    let console = console();
    let words = &text().presenter;
    let presenter = console.presenter;
    let time = move || {
        presenter.looks.track();
        console.behind(|emulator, now| plain_moment(emulator.time(now) / 1_000))
    };
    let speed = Memo::new(move |_| {
        presenter.looks.track();
        let speed = console.behind(|emulator, _| emulator.speed());
        speed.map_or_else(String::new, |speed| speed.to_string())
    });
    let choose = move |speed: String| {
        if let Ok(speed) = speed.parse() {
            console.behind(|emulator, now| emulator.set_speed(speed, now));
            presenter.look();
        }
    };
    let network = Memo::new(move |_| {
        presenter.looks.track();
        let faults = console.behind(|emulator, _| *emulator.faults());
        let network = faults.as_ref().and_then(Network::of);
        network.map_or_else(String::new, value)
    });
    let set_network = move |chosen: String| {
        let mut networks = Network::ALL.into_iter();
        if let Some(network) = networks.find(|network| value(*network) == chosen) {
            console.behind(|emulator, _| emulator.set_faults(network.faults()));
            presenter.look();
        }
    };
    let networks = Network::ALL.into_iter();
    let networks = networks.map(|network| (value(network), (words.network_is)(network).to_owned()));
    let other = (String::new(), words.network_other.to_owned());
    let networks: Vec<_> = networks.chain([other]).collect();
    let speeds = SPEEDS.map(|speed| (speed.to_string(), (words.times)(speed)));
    view! {
        <div class="presenter-account">
            <p>
                <span class="soft">{words.time}</span>
                <br />
                <span class="presenter-time">{dynamic(time)}</span>
            </p>
            <Select label=words.speed options=Vec::from(speeds) value=speed on_choose=choose />
        </div>
        <Select label=words.network options=networks value=network on_choose=set_network />
        <div class="row">
            <button type="button" class="small" aria-describedby=RESETS on:click=move |_| console.reset()>
                {words.reset}
            </button>
            <span id=RESETS class="field-hint">{words.reset_hint}</span>
        </div>
    }
    .fixed()
}

/// What stands for a network in the choice.
fn value(network: Network) -> String {
    (network as u8).to_string()
}
