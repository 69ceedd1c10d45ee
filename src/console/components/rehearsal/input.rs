//! What a plan is played with: what was measured, or what a person supposes where nothing was; and
//! the rise that is supposed in any case.

use leptos::prelude::*;

use super::super::LastHour;
use crate::console::field::{FieldProblem, TextField};
use crate::console::fixed::{Fixed, dynamic, effect, on_change};
use crate::console::language::text;
use crate::judge::ErrorRate;
use crate::rollout::{Plan, decimal};

/// What is supposed at first: a request per second, of which one in a thousand fails.
const RATE: &str = "1";
const ERRORS: &str = "0.1";
/// The rise that is supposed where no guard names one, in points.
const RISE: &str = "1";

/// Requests and errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traffic {
    /// Requests in thousandths of one per second, with two digits: what is said is what is played.
    pub(super) thousandths_per_second: u64,
    /// The rate at which the stable version fails.
    pub(super) errors: ErrorRate,
    /// Nobody measured it.
    is_supposed: bool,
}

/// A number that is typed.
#[derive(Clone, Copy)]
struct Number {
    typed: RwSignal<String>,
    problem: FieldProblem,
    read: Memo<Option<u64>>,
}

/// How many digits a field takes behind the point, and the smallest and the largest number.
type Bounds = (usize, &'static str, &'static str);

const POINTS: Bounds = (4, "0.0001", "100");
const PERCENT: Bounds = (4, "0", "100");
const PER_SECOND: Bounds = (3, "0.001", "100000");

impl Number {
    fn new(at_first: &str, (places, least, most): Bounds) -> Self {
        let typed = RwSignal::new(at_first.to_owned());
        let problem = RwSignal::new(None);
        let number = move |text: &str| decimal(text.trim(), places);
        let read = Memo::new(move |_| {
            let found = typed.with(|typed| number(typed));
            found.filter(|found| Some(*found) >= number(least) && Some(*found) <= number(most))
        });
        effect(move || {
            let refused = read.get().is_none();
            problem.set(refused.then(|| (text().rehearsal.not_between)(least, most)));
        });
        Self {
            typed,
            problem,
            read,
        }
    }

    fn rate(self) -> Option<ErrorRate> {
        let millionths = u32::try_from(self.read.get()?).ok()?;
        ErrorRate::from_millionths(millionths)
    }
}

/// What is asked of the person, and what follows from it.
#[derive(Clone, Copy)]
pub(super) struct Input {
    hour: Signal<LastHour>,
    supposed_rise: Number,
    supposed_rate: Number,
    supposed_errors: Number,
    /// What the plan is played with; nothing while it is read, or not supposed yet.
    pub(super) traffic: Memo<Option<Traffic>>,
    /// By how much more often the canary is supposed to fail.
    pub(super) rise: Memo<Option<ErrorRate>>,
}

impl Input {
    pub(super) fn new(plan: Signal<Option<Plan>>, hour: Signal<LastHour>) -> Self {
        let of_guard = move || {
            let rise = plan.with(|plan| plan.as_ref().and_then(|plan| plan.guards.errors));
            rise.map_or_else(|| RISE.to_owned(), ErrorRate::percent_text)
        };
        let supposed_rise = Number::new(&untrack(of_guard), POINTS);
        // Who changes the guard asks what it is worth.
        let guard = Memo::new(move |_| of_guard());
        on_change(
            move || guard.get(),
            move |rise, _| supposed_rise.typed.set(rise.clone()),
        );
        let supposed_rate = Number::new(RATE, PER_SECOND);
        let supposed_errors = Number::new(ERRORS, PERCENT);
        let traffic = Memo::new(move |_| match hour.get() {
            LastHour::Loading => None,
            LastHour::Known { requests, errors } => Some(Traffic {
                thousandths_per_second: two_digits(requests * 1_000 / 3_600),
                errors,
                is_supposed: false,
            }),
            LastHour::Unknown(_) | LastHour::Few { .. } | LastHour::NoErrors => Some(Traffic {
                thousandths_per_second: supposed_rate.read.get()?,
                errors: supposed_errors.rate()?,
                is_supposed: true,
            }),
        });
        Self {
            hour,
            supposed_rise,
            supposed_rate,
            supposed_errors,
            traffic,
            rise: Memo::new(move |_| supposed_rise.rate()),
        }
    }

    /// What is known, and the fields.
    pub(super) fn view(self) -> AnyView {
        let words = &text().rehearsal;
        let why = move || {
            let why = match self.hour.get() {
                LastHour::Loading | LastHour::Known { .. } => return None,
                LastHour::Unknown(reason) => (text().monitor.reason)(reason).title.to_owned(),
                LastHour::Few { requests, needed } => (words.few)(requests, needed),
                LastHour::NoErrors => words.no_errors.to_owned(),
            };
            Some((words.suppose)(&why))
        };
        let is_supposed = Memo::new(move |_| why().is_some());
        let says = move || {
            self.traffic.get().map(|traffic| {
                let says = if traffic.is_supposed {
                    words.supposed
                } else {
                    words.measured
                };
                says(traffic.thousandths_per_second, traffic.errors)
            })
        };
        let field = |number: Number, label: &'static str, hint: &'static str| {
            view! { <TextField label=label value=number.typed problem=number.problem hint=hint /> }
                .fixed()
        };
        let suppositions = move || {
            is_supposed.get().then(|| {
                let rate = field(self.supposed_rate, words.rate, "");
                let errors = field(self.supposed_errors, words.errors, "");
                view! { {rate} {errors} }.fixed()
            })
        };
        view! {
            <p hidden=dynamic(move || !is_supposed.get())>{dynamic(why)}</p>
            <div class="rehearsal-fields">
                {field(self.supposed_rise, words.rise, words.rise_hint)}
                {dynamic(suppositions)}
            </div>
            <p>{dynamic(says)}</p>
        }
        .fixed()
    }
}

/// Rounded to two digits. What moves from minute to minute moves in the digits behind them.
fn two_digits(number: u64) -> u64 {
    let mut unit = 1;
    while number / unit >= 100 {
        unit *= 10;
    }
    (number + unit / 2) / unit * unit
}
