//! When the split was changed, as far as the activity log knows.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::super::live::Live;
use crate::change::Entry;
use crate::chart::TimeOfDay;
use crate::console::components::chart::{Mark, Span};
use crate::console::language::text;
use crate::console::sentence::told;
use crate::scf::Action;
use crate::traffic::AliasName;

/// What was done to the aliases of a function.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    pub(super) says: Memo<Vec<Mark>>,
}

/// What was done to the aliases of a function, or to one of them.
pub(super) fn marks(live: Live, alias: Option<StoredValue<AliasName>>) -> Marks {
    let concerns = move |entry: &Entry| {
        let place = live.place.read_value();
        let moved = entry.receipts.iter().any(|receipt| {
            matches!(
                receipt.action,
                Action::CreateAlias | Action::UpdateAlias | Action::DeleteAlias
            )
        });
        // What was taken back does not say any more which alias it was.
        let others = alias.zip(entry.undo.as_ref());
        let of_another = others.is_some_and(|(alias, undo)| {
            let mut aliases = undo.aliases.iter();
            !alias.with_value(|alias| aliases.any(|(now, _)| now.name() == alias))
        });
        moved
            && !of_another
            && entry.region == place.place.region
            && entry.target.namespace == place.place.namespace
            && entry.target.function == place.function
    };
    let says = Memo::new(move |_| {
        live.console.journal.with(|journal| {
            let entries = journal.log().entries().iter();
            let marks = entries.filter(|entry| concerns(entry)).map(|entry| Mark {
                at: entry.at / 1_000,
                says: told(&entry.moves),
            });
            marks.collect::<Vec<_>>()
        })
    });
    Marks { says }
}

impl Marks {
    /// The same in words, for the time that is shown.
    pub(super) fn list(self, span: Memo<Span>) -> AnyView {
        dynamic(move || {
            let Span {
                start, end, ahead, ..
            } = span.get();
            let marks = self.says.get().into_iter();
            // One that was made just now stands in no minute yet.
            let marks = marks.filter(|mark| mark.at >= start && end > 0);
            let lines: Vec<AnyView> = marks
                .map(|mark| {
                    let time = TimeOfDay::of(mark.at, ahead).to_string();
                    view! { <li><b>{time}</b> " " {mark.says}</li> }.fixed()
                })
                .collect();
            (!lines.is_empty()).then(|| {
                view! {
                    <div class="chart-changes">
                        <h3>{text().monitor.changes}</h3>
                        <ol class="chart-marks">{lines}</ol>
                    </div>
                }
                .fixed()
            })
        })
        .into_any()
    }
}
