//! The functions that are shown as rows of a file, seen or not.

use leptos::prelude::*;

use super::view::{FleetView, place_of};
use crate::console::language::text;
use crate::fleet::{AliasLine, needs};

/// A row for each function, in the order in which they are shown, the heads first. What is not read yet
/// stays empty.
pub(super) fn file_rows(fleet: FleetView) -> Vec<Vec<String>> {
    let words = &text().fleet;
    let heads = [
        text().functions.name,
        text().functions.namespace,
        text().function.status,
        words.needs,
        words.aliases,
        words.changed,
    ];
    let positions = fleet.order.rows.get_untracked();
    let functions = positions.iter().filter_map(|&row| fleet.function(row));
    let rows = functions.map(|function| {
        let place = place_of(fleet.reader.region, &function);
        let read = fleet
            .console
            .readings
            .with_untracked(|readings| readings.value(&place).cloned());
        let needs = needs(&function, read.as_deref(), untrack(|| fleet.lists.at()));
        let needs: Vec<_> = needs.iter().map(words.need).collect();
        let told = |line: &AliasLine| format!("{}: {}", line.name, (words.doing)(line.doing));
        let aliases = read.as_deref().map(|read| {
            let lines: Vec<_> = read.lines.iter().map(told).collect();
            lines.join("\n")
        });
        let changed = read.as_deref().map_or("", |read| &read.changed);
        vec![
            function.function_name.clone(),
            function.namespace.clone(),
            function.status.to_string(),
            needs.join("\n"),
            aliases.unwrap_or_default(),
            changed.max(&function.mod_time).to_owned(),
        ]
    });
    std::iter::once(heads.map(str::to_owned).into())
        .chain(rows)
        .collect()
}
