//! How a version of the function on screen behaves, and how many requests come to the function.

mod fields;

use leptos::prelude::*;

use self::fields::{Fields, behaves};
use crate::console::context::{Console, console};
use crate::console::field::Select;
use crate::console::fixed::{Fixed, dynamic, on_change};
use crate::console::language::text;
use crate::console::route::FunctionPlace;
use crate::emulator::{Behaviour, Emulator, Place};
use crate::traffic::{AliasName, Version};

/// How many requests may come, in percent of what is usual.
const TRAFFIC: [u16; 5] = [0, 20, 100, 300, 1_000];

/// What concerns the function on screen.
#[component]
pub(super) fn BehaviourPart() -> AnyView {
    let console = console();
    let words = &text().presenter;
    let shown = Memo::new(move |_| console.route.with(|route| route.function().cloned()));
    // Beside a scenario it is there for whoever wants it.
    let is_open = console.presenter.play.with_untracked(Option::is_none);
    let part = move || {
        let Some(function) = shown.get() else {
            return view! { <p class="field-hint">{words.no_function}</p> }.fixed();
        };
        view! {
            <details class="details" open=is_open>
                <summary>{(words.function)(&function.function)}</summary>
                <FunctionPart function=function />
            </details>
        }
        .fixed()
    };
    dynamic(part).into_any()
}

/// One function of the account.
#[component]
fn FunctionPart(function: FunctionPlace) -> AnyView {
    let console = console();
    let words = &text().presenter;
    let target = Target {
        console,
        function: StoredValue::new(function),
        version: RwSignal::new(Version::Latest),
    };
    target.version.set(target.likely());
    let looks = console.presenter.looks;
    let versions = Memo::new(move |_| {
        looks.track();
        let versions = target.behind(|emulator, place, _| emulator.versions(place));
        let versions = versions.unwrap_or_default().into_iter();
        let versions = versions.map(|version| (version.to_string(), version.to_string()));
        versions.collect::<Vec<_>>()
    });
    let fields = Fields::of(target.behaviour().unwrap_or_default());
    let version = target.version;
    let choose = move |chosen: String| {
        if let Ok(chosen) = chosen.parse() {
            version.set(chosen);
        }
    };
    on_change(
        move || version.get(),
        move |_, _| fields.fill(target.behaviour().unwrap_or_default()),
    );
    // After a reset, and after a step of a scenario, the fields are what is so.
    let behaviour = Memo::new(move |_| {
        looks.track();
        version.track();
        target.behaviour()
    });
    on_change(
        move || behaviour.get(),
        move |now, _| fields.fill(now.unwrap_or_default()),
    );
    let now = move || {
        behaviour
            .get()
            .map(|behaviour| (words.now)(&behaves(&behaviour)))
    };
    let traffic = Memo::new(move |_| {
        looks.track();
        let traffic = target.behind(|emulator, place, _| emulator.traffic(place));
        traffic.flatten().unwrap_or(100).to_string()
    });
    let set_traffic = move |percent: String| {
        if let Ok(percent) = percent.parse() {
            target.behind(|emulator, place, now| emulator.set_traffic(place, percent, now));
            target.console.presenter.look();
        }
    };
    let amounts = TRAFFIC.map(|percent| (percent.to_string(), (words.percent)(percent)));
    let is_there = Memo::new(move |_| versions.with(|versions| !versions.is_empty()));
    let inject = move || {
        if let Some(read) = target.behaviour().and_then(|usual| fields.read(usual)) {
            target.inject(read);
        }
    };
    let body = move || {
        if !is_there.get() {
            return view! { <p class="field-hint">{words.function_gone}</p> }.fixed();
        }
        view! {
            <Select
                label=words.traffic
                options=Vec::from(amounts.clone())
                value=traffic
                on_choose=set_traffic
            />
            <Select
                label=words.version
                options=versions
                value=Signal::derive(move || version.get().to_string())
                on_choose=choose
            />
            <p class="soft" role="status">{dynamic(now)}</p>
            {quick(target)}
            {fields.form(Callback::new(move |()| inject()))}
        }
        .fixed()
    };
    view! { <div class="stack">{dynamic(body)}</div> }.fixed()
}

/// The version that is chosen of the function on screen. Copies are the same choice.
#[derive(Clone, Copy)]
struct Target {
    console: Console,
    function: StoredValue<FunctionPlace>,
    version: RwSignal<Version>,
}

impl Target {
    fn behind<T>(self, act: impl FnOnce(&mut Emulator, Place<'_>, u64) -> T) -> Option<T> {
        self.function.with_value(|function| {
            let place = Place {
                region: function.place.region.name(),
                namespace: &function.place.namespace,
                function: &function.function,
            };
            self.console
                .behind(|emulator, now| act(emulator, place, now))
        })
    }

    fn behaviour(self) -> Option<Behaviour> {
        let version = self.version.get_untracked();
        self.behind(|emulator, place, _| emulator.behaviour(place, version))
            .flatten()
    }

    fn inject(self, behaviour: Behaviour) {
        let version = self.version.get_untracked();
        self.behind(|emulator, place, now| emulator.inject(place, version, behaviour, now));
        self.console.presenter.look();
    }

    fn heal(self) {
        let version = self.version.get_untracked();
        self.behind(|emulator, place, now| emulator.heal(place, version, now));
        self.console.presenter.look();
    }

    /// The version that a presenter most likely means: the canary of the alias on screen, else of
    /// `prod`, else of `$DEFAULT`; else the newest.
    fn likely(self) -> Version {
        let shown = self.console.route.with_untracked(|route| {
            let alias = route.alias();
            alias.cloned()
        });
        let names = ["prod", "$DEFAULT"].map(AliasName::from_cloud);
        let names: Vec<AliasName> = shown.into_iter().chain(names).collect();
        let found = self.behind(|emulator, place, _| {
            let canary = names.iter().find_map(|name| {
                let split = emulator.split(place, name.as_str())?;
                split.canary(name)
            });
            canary.or_else(|| emulator.versions(place).first().copied())
        });
        found.flatten().unwrap_or(Version::Latest)
    }
}

/// The buttons that need no field.
fn quick(target: Target) -> AnyView {
    let words = &text().presenter;
    let button = |label: &'static str, spoil: fn(Behaviour) -> Behaviour| {
        let click = move |_| {
            if let Some(behaviour) = target.behaviour() {
                target.inject(spoil(behaviour));
            }
        };
        view! { <button type="button" class="small" on:click=click>{label}</button> }.fixed()
    };
    view! {
        <div class="row" role="group" aria-label=words.quick>
            {button(words.two_percent, |usual| Behaviour { errors: 20_000, ..usual })}
            {button(words.slow, |usual| Behaviour { median: 2_000, ..usual })}
            {button(words.throttled, |usual| Behaviour { concurrency: Some(0), ..usual })}
            <button type="button" class="small" on:click=move |_| target.heal()>
                {words.healthy}
            </button>
        </div>
    }
    .fixed()
}
