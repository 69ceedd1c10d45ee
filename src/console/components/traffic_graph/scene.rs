//! What the picture is built from, and when it has to be built anew.

use leptos::prelude::*;

use super::finder::Finder;
use crate::graph::{Layout, Proposal, Topology, Unfolded, layout_unfolded};
use crate::traffic::{Routing, Split, Weight};

/// A topology with its layout.
#[derive(Clone, PartialEq)]
pub(super) struct Scene {
    pub(super) topology: Topology,
    pub(super) layout: Layout,
}

/// What is proposed without its weight, which changes only if it binds something else: moving the
/// weight moves no node.
pub(super) fn outline(proposal: Signal<Option<Proposal>>) -> Memo<Option<Proposal>> {
    Memo::new(move |_| proposal.with(|proposal| proposal.as_ref().map(without_weight)))
}

/// The scene, which changes only if the topology does, or the proposal binds something else, or
/// something else is looked for, or there is room for another one.
pub(super) fn remember(
    topology: Signal<Topology>,
    outline: Memo<Option<Proposal>>,
    finder: Finder,
    room: RwSignal<i32>,
) -> Memo<Scene> {
    Memo::new(move |_| {
        let (topology, outline, room) = (topology.get(), outline.get(), room.get());
        let mut unfolded = Unfolded {
            all: finder.unfolded.get(),
            versions: Vec::new(),
        };
        let found = finder.found.read();
        let Some(found) = &*found else {
            let layout = layout_unfolded(&topology, outline.as_ref(), &unfolded, room);
            return Scene { topology, layout };
        };
        let layout = if finder.only.get() && found.count() > 0 {
            unfolded.all = true;
            let shown = |proposal: &Proposal| {
                let mut aliases = found.around.aliases.iter();
                aliases.any(|alias| alias.name == proposal.alias)
            };
            let outline = outline.filter(shown);
            layout_unfolded(&found.around, outline.as_ref(), &unfolded, room)
        } else {
            unfolded.versions = found.versions();
            layout_unfolded(&topology, outline.as_ref(), &unfolded, room)
        };
        Scene { topology, layout }
    })
}

fn without_weight(proposal: &Proposal) -> Proposal {
    let Proposal { alias, split } = proposal.clone();
    let split = match split.routing {
        Routing::Weighted { version, .. } => Split::weighted(split.main, version, Weight::ZERO),
        Routing::MainOnly | Routing::Rules(_) => split,
    };
    Proposal { alias, split }
}
