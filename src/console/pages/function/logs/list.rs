//! The records as a table.

use leptos::prelude::*;

use super::found::Record;
use crate::console::fixed::Fixed;
use crate::console::language::text;
use crate::scf::plain_moment;

/// A message with more characters, or more lines than one, is folded.
const SHORT: usize = 100;
/// Of a folded message so many characters are shown.
const MOST: usize = 8_000;

/// Lists records.
pub(super) fn list(records: &[Record]) -> AnyView {
    let words = &text().logs;
    let rows = records.iter().map(row).collect_view();
    view! {
        <div class="scroll-x log-list" tabindex="0" role="group" aria-labelledby="logs">
            <table class="cards logs" aria-labelledby="logs">
                <thead>
                    <tr>
                        <th scope="col">{words.time}</th>
                        <th scope="col">{words.status}</th>
                        <th scope="col" class="number">{words.version}</th>
                        <th scope="col">{words.alias}</th>
                        <th scope="col" class="number">{words.duration}</th>
                        <th scope="col">{words.message}</th>
                        <th scope="col">{words.request}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .fixed()
}

fn row(record: &Record) -> AnyView {
    let words = &text().logs;
    let log = &record.log;
    let moment = plain_moment(record.time / 1_000);
    let (date, clock) = moment.split_once(' ').unwrap_or_default();
    let time = format!("{clock}.{:03}", record.time % 1_000);
    let date = date.to_owned();
    view! {
        <tr>
            <th scope="row" class="nowrap"><span class="log-date">{date} " "</span>{time}</th>
            <td>{log.status.map(status)}</td>
            <td class="number">{log.version.clone()}</td>
            <td>{log.alias.clone()}</td>
            <td class="number">{log.duration.map(words.milliseconds)}</td>
            <td class="wide">{message(&log.message)}</td>
            <td class="nowrap date"><code>{log.request_id.clone()}</code></td>
        </tr>
    }
    .fixed()
}

/// A status in its number, a word and a shape.
fn status(status: u16) -> AnyView {
    let shape = match status {
        200..=299 => "ready",
        499 => "other",
        _ => "failed",
    };
    let told = format!("{status}\u{a0}{}", (text().logs.meaning)(status));
    view! { <span class="status" data-status=shape>{told}</span> }.fixed()
}

/// A message as it was written; a long one behind its beginning.
fn message(message: &str) -> AnyView {
    let message = message.trim_end();
    let beginning = message.lines().next().unwrap_or_default();
    let cut: String = beginning.chars().take(SHORT).collect();
    if cut.len() == message.len() {
        return view! { <span class="log-message" translate="no">{cut}</span> }.fixed();
    }
    let shown: String = message.chars().take(MOST).collect();
    let rest = message[shown.len()..].chars().count();
    let rest = (rest > 0).then(|| (text().logs.left_out)(rest));
    view! {
        <details class="details">
            <summary><span class="log-message" translate="no">{cut} "…"</span></summary>
            <pre class="log-message" translate="no">{shown}</pre>
            <p class="soft">{rest}</p>
        </details>
    }
    .fixed()
}
