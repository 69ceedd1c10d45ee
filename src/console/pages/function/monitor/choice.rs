//! What is drawn: by itself what aliases bind, and whatever a person chooses instead.

use std::cmp::Reverse;

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::super::live::Live;
use crate::console::components::chart::{Ink, Line};
use crate::console::language::text;
use crate::scf::Alias;
use crate::telemetry::Subject;
use crate::traffic::{AliasName, Version};

/// So many lines are drawn at once: more are not told apart, and each is asked for.
const MOST: usize = 10;
/// So many are drawn by themselves.
const BY_ITSELF: usize = 6;

/// What is drawn of a function. Copies are the same choice.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    /// Everything that there is.
    all: Memo<Vec<Line>>,
    /// What a person chose, if anybody did.
    chosen: RwSignal<Option<Vec<Subject>>>,
    /// What is drawn.
    pub(super) lines: Memo<Vec<Line>>,
}

impl Choice {
    /// The choice among what a function has, or what one of its aliases binds.
    pub(super) fn new(live: Live, alias: Option<StoredValue<AliasName>>) -> Self {
        let chosen = RwSignal::new(None::<Vec<Subject>>);
        let all = Memo::new(move |_| {
            let versions = live.versions.with(|versions| {
                let versions = versions.iter();
                versions.map(|info| info.version).collect::<Vec<_>>()
            });
            live.aliases.with(|aliases| {
                let only = alias.map(|alias| alias.get_value());
                everything(aliases, &versions, only.as_ref())
            })
        });
        let lines = Memo::new(move |_| {
            all.with(|all| {
                let drawn = |(index, line): &(usize, &Line)| {
                    chosen.with(|chosen| match chosen {
                        Some(chosen) => chosen.contains(&line.subject),
                        None => *index < BY_ITSELF && line.ink != Ink::Other,
                    })
                };
                let drawn = all.iter().enumerate().filter(drawn);
                numbered(drawn.map(|(_, line)| line.clone()).collect())
            })
        });
        Self { all, chosen, lines }
    }

    /// What is asked for.
    pub(super) fn subjects(self) -> Vec<Subject> {
        self.lines.with(|lines| {
            let lines = lines.iter();
            lines.map(|line| line.subject.clone()).collect()
        })
    }

    fn is_drawn(self, subject: &Subject) -> bool {
        self.lines
            .with(|lines| lines.iter().any(|line| line.subject == *subject))
    }

    fn draw(self, subject: &Subject, is_drawn: bool) {
        let mut subjects = untrack(|| self.subjects());
        subjects.retain(|known| known != subject);
        if is_drawn {
            subjects.push(subject.clone());
        }
        self.chosen.set(Some(subjects));
    }
}

/// Every version and alias, in the order in which they are worth looking at: first divided aliases
/// and their sides, then the other bound versions, the other aliases, and what nothing binds.
fn everything(aliases: &[Alias], versions: &[Version], only: Option<&AliasName>) -> Vec<Line> {
    let concerned = |alias: &&Alias| only.is_none_or(|only| alias.name == *only);
    let aliases: Vec<&Alias> = aliases.iter().filter(concerned).collect();
    let split = |alias: &&Alias| Some((alias.name.clone(), alias.split().ok()?));
    let splits: Vec<_> = aliases.iter().filter_map(split).collect();
    let is_canary = |version: Version| {
        let mut splits = splits.iter();
        splits.any(|(alias, split)| split.canary(alias) == Some(version))
    };
    let is_stable = |version: Version| {
        let mut splits = splits.iter();
        splits.any(|(alias, split)| split.stable(alias) == Some(version))
    };
    let is_divided = |subject: &Subject| {
        let mut splits = splits.iter();
        splits.any(|(alias, split)| {
            *subject == Subject::Alias(alias.clone()) && split.additional().is_some()
        })
    };
    let is_bound = |version: Version| aliases.iter().any(|alias| alias.holds(version));
    let of_version = |version: Version| Line {
        subject: Subject::Version(version),
        ink: match version {
            _ if is_canary(version) => Ink::Canary,
            _ if is_bound(version) => Ink::Stable,
            _ => Ink::Other,
        },
        nth: 0,
    };
    let mut lines: Vec<Line> = versions.iter().copied().map(of_version).collect();
    lines.extend(aliases.iter().map(|alias| Line {
        subject: Subject::Alias(alias.name.clone()),
        ink: Ink::Alias,
        nth: 0,
    }));
    // The order among equals stays.
    lines.sort_by_key(|line| match &line.subject {
        &Subject::Version(version) => Reverse(match line.ink {
            Ink::Canary => 5,
            Ink::Stable if is_stable(version) => 4,
            Ink::Stable => 2,
            _ => 0,
        }),
        Subject::Alias(_) => Reverse(if is_divided(&line.subject) { 3 } else { 1 }),
    });
    lines
}

/// Tells those of one ink apart.
fn numbered(mut lines: Vec<Line>) -> Vec<Line> {
    for index in 1..lines.len() {
        let ink = lines[index].ink;
        let before = lines[..index].iter().rev().find(|line| line.ink == ink);
        lines[index].nth = before.map_or(0, |line| line.nth + 1);
    }
    lines
}

/// Chooses what is drawn.
#[component]
pub(super) fn Chooser(choice: Choice) -> AnyView {
    let words = &text().monitor;
    let open = RwSignal::new(false);
    let drawn = move || choice.lines.with(Vec::len);
    let count = move || (words.choose)(drawn(), choice.all.with(Vec::len));
    let boxes = move || {
        open.get().then(|| {
            let lines = choice.all.get().into_iter();
            lines.map(|line| draws(choice, line.subject)).collect_view()
        })
    };
    let full = move || (drawn() >= MOST).then(|| (words.most)(MOST));
    view! {
        <details class="details" on:toggle=move |_| open.set(true)>
            <summary>{dynamic(count)}</summary>
            <fieldset class="chart-choice">
                <legend class="visually-hidden">{words.chosen}</legend>
                {dynamic(boxes)}
            </fieldset>
            <div class="row">
                <button
                    type="button"
                    class="small"
                    hidden=dynamic(move || choice.chosen.with(Option::is_none))
                    on:click=move |_| choice.chosen.set(None)
                >
                    {words.default_choice}
                </button>
                <span class="soft" role="status">{dynamic(full)}</span>
            </div>
        </details>
    }
    .fixed()
}

/// A check box for one version or alias.
fn draws(choice: Choice, subject: Subject) -> AnyView {
    let name = (text().monitor.subject)(&subject);
    let subject = StoredValue::new(subject);
    let is_drawn = move || subject.with_value(|subject| choice.is_drawn(subject));
    let is_full = move || !is_drawn() && choice.lines.with(Vec::len) >= MOST;
    let change = move |_| subject.with_value(|subject| choice.draw(subject, !untrack(is_drawn)));
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=dynamic(is_drawn)
                disabled=dynamic(is_full)
                on:change=change
            />
            {name}
        </label>
    }
    .fixed()
}
