//! A plan before it is carried out: in a sentence, as bars, in the graph, and call by call.

use crate::console::fixed::{Fixed, dynamic};
use leptos::prelude::*;

use super::confirmation::Confirmation;
use super::lines::Lines;
use crate::change::{Plan, PlannedCall, Snapshot};
use crate::console::components::{Bar, Notice, ReviewLink, SplitBar, Tone, TrafficGraph};
use crate::console::connection::Forbidden;
use crate::console::context::console;
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::console::sentence::sentences;
use crate::console::topology::topology;
use crate::graph::{Proposal, Topology};
use crate::review::{Review, to_link};
use crate::scf::Alias;
use crate::traffic::{AliasName, Split};

/// Shows the plan, and carries it out when asked to.
#[component]
pub(super) fn PreviewBody() -> AnyView {
    let console = console();
    let words = &text().preview;
    let Some(operation) = console.operation.get_untracked() else {
        return ().fixed();
    };
    let plan = operation.plan;
    let warnings = plan
        .warnings
        .iter()
        .map(|warning| view! { <Notice tone=Tone::Warning title=warning.told() /> }.fixed());
    let confirmed = RwSignal::new(false);
    let asked = plan.clone();
    let forbidden = Memo::new(move |_| console.forbids(&asked));
    let graph = operation
        .snapshot
        .as_deref()
        .and_then(|snapshot| graph(&plan, snapshot));
    let region = operation.place.place.region;
    let (of, seen) = (StoredValue::new(plan.clone()), operation.snapshot.clone());
    let make = Callback::new(move |note| {
        let review = of.with_value(|plan| Review::of(region, plan, seen.as_deref(), note));
        to_link(&review)
    });
    view! {
        {told(&plan)}
        {before_and_after(&plan)}
        {warnings.collect_view()}
        {graph}
        {calls(&plan)}
        <Lines plan=plan region=region snapshot=operation.snapshot />
        <ReviewLink make=make />
        <Confirmation confirmed=confirmed />
        <p id="forbidden" class="field-hint">
            {dynamic(move || forbidden.get().map(Forbidden::words))}
        </p>
        <div class="row">
            <button
                type="button"
                class="primary"
                disabled=dynamic(move || !confirmed.get() || forbidden.get().is_some())
                aria-describedby="forbidden"
                on:click=move |_| console.apply()
            >
                {words.apply}
            </button>
            <button type="button" on:click=move |_| console.dismiss()>{words.cancel}</button>
        </div>
    }
    .fixed()
}

/// What will happen: a sentence, or a list of them in the order in which they come true.
pub(crate) fn told(plan: &Plan) -> AnyView {
    let mut sentences = sentences(&plan.steps);
    if sentences.len() <= 1 {
        let sentence = sentences.pop();
        return view! { <p class="sentence">{sentence}</p> }.fixed();
    }
    let lines = sentences.into_iter();
    let lines = lines.map(|line| view! { <li>{line}</li> }.fixed());
    view! { <ol class="sentence">{lines.collect_view()}</ol> }.fixed()
}

/// Both states of the alias as bars, with their descriptions.
pub(crate) fn before_and_after(plan: &Plan) -> Option<impl IntoView + use<>> {
    let words = &text().preview;
    let name = plan.before().or(plan.after())?.name.clone();
    let sides = [(words.before, plan.before()), (words.after, plan.after())];
    let row = |(side, alias): (&'static str, Option<&Alias>)| {
        view! {
            <tr>
                <th scope="row">{side}</th>
                <td>{bar(alias, &name)}</td>
                <td class="soft">{alias.map(|alias| alias.description.clone())}</td>
            </tr>
        }
        .fixed()
    };
    let rows = sides.map(row).collect_view();
    Some(
        view! {
            <div class="scroll-x" role="group" tabindex="0" aria-label=words.sides>
                <table class="cards" aria-label=words.sides>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .fixed(),
    )
}

/// The split of an alias as a bar, or the word for its absence.
pub(crate) fn bar(alias: Option<&Alias>, name: &AliasName) -> AnyView {
    match alias {
        None => view! { <span class="soft">{text().preview.absent}</span> }.fixed(),
        Some(alias) => {
            let bar = alias.split().map_or(Bar::Unknown, Bar::Known);
            view! { <SplitBar split=bar alias=name.clone() /> }.fixed()
        }
    }
}

/// The change drawn into the part of the graph that it concerns. Nothing is drawn of a deletion
/// or a publication: no edge would change its share.
fn graph(plan: &Plan, snapshot: &Snapshot) -> Option<impl IntoView + use<>> {
    let after = plan.after()?;
    let split = after.split().ok()?;
    let alias = after.name.clone();
    let before = plan.before().and_then(|before| before.split().ok());
    let mut versions = split.bound_versions();
    versions.extend(before.iter().flat_map(Split::bound_versions));
    let mut part: Topology = topology(snapshot);
    part.aliases.retain(|one| one.name == alias);
    part.triggers.retain(|one| one.qualifier == alias.as_str());
    part.versions.retain(|one| versions.contains(&one.version));
    let proposal = Some(Proposal { alias, split });
    let function = plan.target.function.clone();
    Some(view! { <TrafficGraph function=function topology=part proposal=proposal /> }.fixed())
}

/// The calls that will be made, behind a fold.
pub(crate) fn calls(plan: &Plan) -> AnyView {
    let calls = plan.calls();
    let heading = (text().preview.calls)(calls.len());
    view! {
        <details class="details">
            <summary>{heading}</summary>
            <ol class="calls">{calls.iter().map(call).collect_view()}</ol>
        </details>
    }
    .fixed()
}

/// One call: the action and its body, byte for byte but for the white space.
pub(crate) fn call(call: &PlannedCall) -> AnyView {
    view! {
        <li>
            <p><b>{call.action.name()}</b></p>
            <pre><code>{indented(&call.body)}</code></pre>
        </li>
    }
    .fixed()
}

/// JSON with line breaks and indentation. Nothing else is touched, so a number is shown exactly as
/// it is sent.
fn indented(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 2);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        if quoted {
            text.push(character);
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
            continue;
        }
        match character {
            '{' | '[' => {
                text.push(character);
                if matches!(characters.peek(), Some('}' | ']')) {
                    text.extend(characters.next());
                } else {
                    depth += 1;
                    new_line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut text, depth);
                text.push(character);
            }
            ',' => {
                text.push(character);
                new_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            _ => {
                quoted = character == '"';
                text.push(character);
            }
        }
    }
    text
}

fn new_line(text: &mut String, depth: usize) {
    text.push('\n');
    for _ in 0..depth {
        text.push_str("  ");
    }
}
