//! A button that saves a table as comma-separated values.

use leptos::prelude::*;

use crate::console::download::save_text;
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::export::csv;

/// Saves the table of this name; `what` it lists and `of` what go into the name of the file. Its rows,
/// the heads first, are made when they are asked for.
pub(crate) fn save_table(
    name: &str,
    what: &'static str,
    of: String,
    rows: Callback<(), Vec<Vec<String>>>,
) -> AnyView {
    let words = &text().export;
    let label = (words.csv_of)(name);
    let save = move |_| {
        let file = (words.csv_file)(what, &of);
        save_text(&file, "text/csv", &csv(&rows.run(())));
    };
    view! {
        <button type="button" class="small" aria-label=label on:click=save>{words.csv}</button>
    }
    .fixed()
}
