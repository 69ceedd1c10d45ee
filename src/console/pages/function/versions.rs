//! Choosing the versions of a split: the fields that a new alias and an existing one share.

use crate::console::fixed::Fixed;
use leptos::prelude::*;

use super::live::Live;
use crate::change::{self, Field};
use crate::console::field::{FieldProblem, Select};
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::scf::VersionInfo;
use crate::traffic::{Routing, Split, Version, Weight};

/// The problems of a form about an alias, each beside its field.
#[derive(Clone, Copy)]
pub(super) struct Problems {
    pub(super) name: FieldProblem,
    pub(super) main: FieldProblem,
    pub(super) additional: FieldProblem,
    pub(super) description: FieldProblem,
    /// What belongs to no field.
    pub(super) other: RwSignal<Vec<String>>,
}

impl Problems {
    pub(super) fn none() -> Self {
        Self {
            name: RwSignal::new(None),
            main: RwSignal::new(None),
            additional: RwSignal::new(None),
            description: RwSignal::new(None),
            other: RwSignal::new(Vec::new()),
        }
    }

    fn fields(self) -> [(Field, FieldProblem); 4] {
        [
            (Field::AliasName, self.name),
            (Field::MainVersion, self.main),
            (Field::AdditionalVersion, self.additional),
            (Field::Description, self.description),
        ]
    }

    /// Shows these problems and no others.
    pub(super) fn show(self, problems: &[change::Problem]) {
        for (field, shown) in self.fields() {
            let here = problems.iter().find(|one| one.field() == Some(field));
            shown.set(here.map(Told::told));
        }
        let homeless = |problem: &&change::Problem| {
            let field = problem.field();
            self.fields().iter().all(|(known, _)| Some(*known) != field)
        };
        let others = problems.iter().filter(homeless);
        self.other.set(others.map(Told::told).collect());
    }

    /// Shows of these problems what belongs to one field, and leaves the others as they are.
    pub(super) fn show_in(self, field: Field, problems: &[change::Problem]) {
        if let Some((_, shown)) = self.fields().iter().find(|(known, _)| *known == field) {
            let here = problems.iter().find(|one| one.field() == Some(field));
            shown.set(here.map(Told::told));
        }
    }
}

/// Chooses the main version and the additional version of a draft.
#[component]
pub(super) fn VersionFields(
    live: Live,
    /// The split that is being drafted.
    draft: RwSignal<Split>,
    problems: Problems,
    /// Called after a choice.
    #[prop(into)]
    on_choose: Callback<Field>,
) -> AnyView {
    let words = &text().function;
    let option = |info: &VersionInfo| {
        let label = (words.version_choice)(info.version, &info.description);
        (info.version.to_string(), label)
    };
    let versions = Memo::new(move |_| {
        live.versions
            .with(|versions| versions.iter().map(option).collect::<Vec<_>>())
    });
    let with_none = Memo::new(move |_| {
        let none = (String::new(), words.none.to_owned());
        let listed = versions.get();
        std::iter::once(none).chain(listed).collect::<Vec<_>>()
    });
    let main = Memo::new(move |_| draft.with(|split| split.main.to_string()));
    let additional = Memo::new(move |_| {
        let version = draft.with(Split::additional).map(|(version, _)| version);
        version.map_or_else(String::new, |version| version.to_string())
    });
    let choose_main = move |chosen: String| {
        if let Ok(version) = chosen.parse() {
            draft.update(|split| split.main = version);
            on_choose.run(Field::MainVersion);
        }
    };
    let choose_additional = move |chosen: String| {
        draft.update(|split| split.routing = routing(split, &chosen));
        on_choose.run(Field::AdditionalVersion);
    };
    view! {
        <Select label=words.main_version options=versions value=main problem=problems.main on_choose=choose_main />
        <Select
            label=words.additional_version
            options=with_none
            value=additional
            problem=problems.additional
            on_choose=choose_additional
        />
    }
    .fixed()
}

/// The routing with another additional version: it takes over the weight, or begins with none.
fn routing(split: &Split, chosen: &str) -> Routing {
    let weight = split
        .additional()
        .map_or(Weight::ZERO, |(_, weight)| weight);
    match chosen.parse::<Version>() {
        Ok(version) => Routing::Weighted { version, weight },
        Err(_) => Routing::MainOnly,
    }
}
