//! What was measured over time: requests, errors, throttles and durations above each other on one
//! axis of time, with a cursor through all of them, and the numbers in a table that is the legend.
//!
//! Where points stand comes from [`chart`](crate::chart). A line is redrawn when its values change,
//! the cursor moves without touching any.

mod cursor;
mod legend;
mod line;
mod panel;
mod shown;
mod table;

pub use line::{Ink, Line};
pub use table::{Mark, Span};

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use self::cursor::Cursor;
use self::legend::legend;
use self::panel::panel;
use self::shown::Shown;
use self::table::Table;
use crate::chart::{TimeOfDay, ticks};
use crate::console::language::text;
use crate::telemetry::History;

/// Draws the measurements of a function and lists them.
#[component]
pub fn Chart(
    /// The name of the function.
    #[prop(into)]
    function: String,
    /// What was measured of it.
    #[prop(into)]
    history: Signal<History>,
    /// What of it is drawn.
    #[prop(into)]
    lines: Signal<Vec<Line>>,
    /// The time that is drawn.
    #[prop(into)]
    span: Signal<Span>,
    /// What was done in that time, or before.
    #[prop(optional, into)]
    marks: Signal<Vec<Mark>>,
) -> impl IntoView {
    let words = &text().monitor;
    let table =
        Memo::new(move |_| history.with(|history| Table::of(history, lines.get(), span.get())));
    let cursor = Cursor::new(table);
    let drawn = Memo::new(move |_| table.with(|table| table.lines.clone()));
    let panels = move || {
        let panels = Shown::ALL.map(|shown| panel(shown, &drawn.read(), table, cursor));
        panels.collect_view()
    };
    let legend_of = function.clone();
    let seconds = move || table.with(|table| table.span.seconds().to_string());
    view! {
        <div class="chart" style:--span=dynamic(seconds)>
            <div class="chart-panels" role="group" aria-label=(words.chart)(&function)>
                {dynamic(panels)}
                {cursor.surface(marks)}
            </div>
            <div class="chart-foot">
                {dynamic(move || table.with(|table| axis(&table.span)))}
                {cursor.slider()}
            </div>
            {legend(legend_of, drawn, table, cursor)}
        </div>
    }
    .fixed()
}

/// The hours below the lowest panel.
fn axis(span: &Span) -> AnyView {
    let hour = |at: u64| {
        let place = (at - span.start).to_string();
        view! { <span class="chart-hour" style:--at=place>{TimeOfDay::of(at, span.ahead).to_string()}</span> }.fixed()
    };
    let hours = ticks(&(span.start..span.end), span.ahead);
    view! { <div class="chart-hours" aria-hidden="true">{hours.into_iter().map(hour).collect_view()}</div> }.fixed()
}
