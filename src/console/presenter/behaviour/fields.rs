//! The fields that say how a version behaves.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::console::field::{FieldProblem, TextField};
use crate::console::fixed::Fixed;
use crate::console::language::presenter::Behaves;
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::emulator::Behaviour;
use crate::traffic::Weight;

/// How many millionths a ten-thousandth is.
const MILLIONTHS: u32 = 100;
/// No request may take longer, in milliseconds.
const LONGEST: u32 = 60_000;
/// No limit may be higher.
const MOST: u32 = 10_000;

/// What is typed, field by field. Copies are the same fields.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    errors: Field,
    latency: Field,
    cold_starts: Field,
    concurrency: Field,
}

type Field = (RwSignal<String>, FieldProblem);

impl Fields {
    /// Fields that say what is so.
    pub(super) fn of(behaviour: Behaviour) -> Self {
        let field = || (RwSignal::new(String::new()), RwSignal::new(None));
        let fields = Self {
            errors: field(),
            latency: field(),
            cold_starts: field(),
            concurrency: field(),
        };
        fields.fill(behaviour);
        fields
    }

    /// Replaces what was typed.
    pub(super) fn fill(self, behaviour: Behaviour) {
        let said = behaves(&behaviour);
        let limit = said.concurrency.map(|limit| limit.to_string());
        for ((text, problem), now) in [
            (self.errors, said.errors),
            (self.latency, said.latency.to_string()),
            (self.cold_starts, said.cold_starts),
            (self.concurrency, limit.unwrap_or_default()),
        ] {
            text.set(now);
            problem.set(None);
        }
    }

    /// What the fields say, if all of them say something; else the problem stands beside each that
    /// does not. What there is no field for stays as it is.
    pub(super) fn read(self, usual: Behaviour) -> Option<Behaviour> {
        let words = &text().presenter;
        let percent = |(text, problem): Field| {
            let typed = text.get_untracked();
            // The unit stands in the label.
            let typed = format!("{}%", typed.trim().trim_end_matches(['%', '％']));
            let read = Weight::parse_percent(&typed);
            problem.set(read.as_ref().err().map(Told::told));
            read.ok()
                .map(|weight| u32::from(weight.ten_thousandths()) * MILLIONTHS)
        };
        let number = |(text, problem): Field, most, why: &'static str| {
            let read = text.with_untracked(|text| text.trim().parse::<u32>().ok());
            let read = read.filter(|number| *number <= most);
            problem.set(read.is_none().then(|| why.to_owned()));
            read
        };
        let errors = percent(self.errors);
        let median = number(self.latency, LONGEST, words.not_milliseconds);
        let cold_starts = percent(self.cold_starts);
        let is_unlimited = (self.concurrency.0).with_untracked(|text| text.trim().is_empty());
        let concurrency = if is_unlimited {
            self.concurrency.1.set(None);
            Some(None)
        } else {
            number(self.concurrency, MOST, words.not_requests).map(Some)
        };
        Some(Behaviour {
            errors: errors?,
            median: median?,
            cold_starts: cold_starts?,
            concurrency: concurrency?,
            ..usual
        })
    }

    /// The fields in a form.
    pub(super) fn form(self, on_submit: Callback<()>) -> AnyView {
        let words = &text().presenter;
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            on_submit.run(());
        };
        let field = |label, hint, (value, problem): Field| {
            view! { <TextField label=label hint=hint value=value problem=problem /> }
        };
        view! {
            <form class="stack" autocomplete="off" on:submit=submit>
                <div class="presenter-fields">
                    {field(words.errors, "", self.errors)}
                    {field(words.cold_starts, "", self.cold_starts)}
                    {field(words.latency, words.latency_hint, self.latency)}
                    {field(words.concurrency, words.concurrency_hint, self.concurrency)}
                </div>
                <div class="row">
                    <button type="submit" class="small">{words.inject}</button>
                </div>
            </form>
        }
        .fixed()
    }
}

/// A behaviour, ready to be put into a sentence. What is finer than a hundredth of a percent is
/// left out.
pub(super) fn behaves(behaviour: &Behaviour) -> Behaves {
    let percent = |millionths: u32| {
        let share = u16::try_from(millionths / MILLIONTHS).ok();
        let share = share.and_then(Weight::from_ten_thousandths);
        share.unwrap_or(Weight::FULL).percent_text()
    };
    Behaves {
        errors: percent(behaviour.errors),
        latency: behaviour.median,
        cold_starts: percent(behaviour.cold_starts),
        cold_start: behaviour.cold_start,
        concurrency: behaviour.concurrency,
    }
}
