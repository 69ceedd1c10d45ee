//! What the parts of the form share: what is filled in, the plan that it says, and what speaks
//! against that at which field.

mod origin;
mod words;

use leptos::html;
use leptos::prelude::*;

pub(super) use self::origin::{Misplaced, Origin};
use self::words::unread;
use super::super::super::live::Live;
use super::begin::first_sheet;
use crate::change::Snapshot;
use crate::console::fixed::on_change;
use crate::console::plan_sheet::{Here, Kept, Row, Sheet, Unread};
use crate::console::wrong_field;
use crate::rollout::{Field, Plan, Problem, check, check_against, read, write};
use crate::traffic::{Scheme, Split, Version};

/// A handle to the form. Copies are the same form.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) live: Live,
    pub(super) here: StoredValue<Here>,
    pub(super) sheet: RwSignal<Sheet>,
    /// The text from the first keystroke until it is left, and longer while it is wrong.
    pub(super) typed: RwSignal<Option<String>>,
    /// The plan as it is filled in; nothing while a field cannot be read.
    pub(super) plan: Memo<Option<Plan>>,
    /// The last plan that could be read.
    pub(super) last: Memo<Option<Plan>>,
    /// Everything that speaks against it, at its field.
    pub(super) refused: Memo<Vec<(Field, String)>>,
    /// What is wrong with the text; nothing while form and text agree.
    pub(super) wrong: Memo<Option<Misplaced>>,
    /// Where the plan came from.
    pub(super) origin: RwSignal<Origin>,
    /// The element that all fields are in.
    pub(super) form: NodeRef<html::Div>,
    /// The fields that the person has been in.
    touched: RwSignal<Vec<Field>>,
    /// The address part of the plan that was taken up.
    link: StoredValue<Option<String>>,
}

impl Desk {
    /// The form for an alias: as it was left, or a plan to begin with.
    pub(super) fn open(live: Live, here: Here) -> Self {
        let console = live.console;
        let kept = console.drafts.with_value(|all| all.of(&here).cloned());
        let begun = untrack(|| first_sheet(live, &here));
        let (sheet, typed, link) = match kept {
            Some(kept) => (kept.sheet, kept.typed, kept.link),
            None => (begun, None, None),
        };
        let here = StoredValue::new(here);
        let sheet = RwSignal::new(sheet);
        let typed = RwSignal::new(typed);
        let said = Memo::new(move |_| here.with_value(|here| sheet.with(|sheet| sheet.read(here))));
        let plan = Memo::new(move |_| {
            let (plan, unread) = said.get();
            unread.is_empty().then_some(plan)
        });
        let last = Memo::new(move |before: Option<&Option<Plan>>| {
            plan.get().or_else(|| before.cloned()?)
        });
        let refused = Memo::new(move |_| {
            let (plan, fields) = said.get();
            let mut all: Vec<_> = fields.iter().map(unread).collect();
            let others = told(&problems(live, &plan)).into_iter();
            let is_read = |(field, _): &(Field, String)| !stands_in(*field, &plan, &fields);
            all.extend(others.filter(is_read));
            all
        });
        let wrong = Memo::new(move |_| {
            let text: Option<String> = typed.get();
            here.with_value(|here| Misplaced::of(read(&text?), here))
        });
        let desk = Self {
            live,
            here,
            sheet,
            typed,
            plan,
            last,
            refused,
            wrong,
            origin: RwSignal::new(Origin::Here),
            form: NodeRef::new(),
            touched: RwSignal::new(Vec::new()),
            link: StoredValue::new(link),
        };
        on_change(
            move || (sheet.get(), typed.get()),
            move |(sheet, typed), _| desk.keep(sheet, typed.as_ref()),
        );
        desk
    }

    /// Keeps what is filled in for when somebody comes back.
    fn keep(self, sheet: &Sheet, typed: Option<&String>) {
        let kept = Kept {
            here: self.here.get_value(),
            sheet: sheet.clone(),
            typed: typed.cloned(),
            link: self.link.get_value(),
        };
        let drafts = self.live.console.drafts;
        drafts.update_value(|drafts| drafts.keep(kept));
    }

    /// Takes up the plan of an address, once.
    pub(super) fn take_link(self, link: &str) {
        if self.link.with_value(|taken| taken.as_deref() == Some(link)) {
            return;
        }
        self.link.set_value(Some(link.to_owned()));
        let before = self.sheet.get_untracked();
        let found = crate::rollout::from_link(link);
        self.take(found, move |sheet| {
            let changed = (before != *sheet).then_some(before);
            Origin::Link(changed)
        });
    }

    /// Fills the form with a plan that came from elsewhere, or says why it does not belong here.
    pub(super) fn take(
        self,
        found: Result<Plan, Vec<crate::rollout::Misread>>,
        origin: impl FnOnce(&Sheet) -> Origin,
    ) {
        let misplaced = self
            .here
            .with_value(|here| Misplaced::of(found.clone(), here));
        match (misplaced, found) {
            (Some(misplaced), _) => self.origin.set(Origin::Refused(misplaced)),
            (None, Ok(plan)) => {
                let sheet = Sheet::of(&plan);
                self.origin.set(origin(&sheet));
                self.fill(sheet);
            }
            (None, Err(_)) => {}
        }
    }

    /// Fills the form anew.
    pub(super) fn fill(self, sheet: Sheet) {
        self.touched.set(Vec::new());
        self.typed.set(None);
        self.sheet.set(sheet);
    }

    /// The text of the plan: as it is typed, or as the form says it.
    pub(super) fn text(self) -> String {
        let of_form = || {
            self.last
                .with(|plan| plan.as_ref().map_or_else(String::new, write))
        };
        self.typed.get().unwrap_or_else(of_form)
    }

    /// Takes the text as it is typed. What it says is in the form as soon as it says a plan.
    pub(super) fn type_text(self, text: String) {
        let found = read(&text);
        self.typed.set(Some(text));
        if let Ok(plan) = found
            && self.here.with_value(|here| here.has(&plan))
        {
            self.sheet.set(Sheet::of(&plan));
        }
    }

    /// Changes one step.
    pub(super) fn set_row(self, index: usize, change: impl FnOnce(&mut Row)) {
        self.sheet.update(|sheet| {
            if let Some(row) = sheet.steps.get_mut(index) {
                change(row);
            }
        });
    }

    /// What stands in one step; what is usual where it is gone.
    pub(super) fn row<T: Default>(self, index: usize, read: impl FnOnce(&Row) -> T) -> T {
        self.sheet
            .with(|sheet| sheet.steps.get(index).map(read).unwrap_or_default())
    }

    /// The person has been in this field: what is wrong with it is said from now on. Shares depend
    /// on each other, so it is said of all of them.
    pub(super) fn touch(self, field: Field) {
        let count = self.sheet.with_untracked(|sheet| sheet.steps.len());
        let all = match field {
            Field::Share(_) => (0..count).map(Field::Share).collect(),
            field => vec![field],
        };
        self.touched.update(|touched| {
            for field in all {
                if !touched.contains(&field) {
                    touched.push(field);
                }
            }
        });
    }

    /// The numbers of the steps are others now, so what was said of them is not said any more.
    pub(super) fn renumbered(self) {
        let of_step = |field: &Field| matches!(field, Field::Share(_) | Field::Hold(_));
        self.touched
            .update(|touched| touched.retain(|field| !of_step(field)));
    }

    /// Says everything that is wrong, and goes to the first field with something.
    pub(super) fn show_all(self) {
        let all = self.refused.get_untracked();
        self.touched
            .set(all.into_iter().map(|(field, _)| field).collect());
        if let Some(fields) = self.form.get_untracked() {
            wrong_field::show(fields.into());
        }
    }

    /// What is wrong at a field, if it is said yet. What the function itself speaks against is said
    /// at once.
    pub(super) fn problem(self, field: Field) -> Option<String> {
        let at_once = matches!(
            field,
            Field::Region | Field::Namespace | Field::Function | Field::Alias | Field::Canary
        );
        if !at_once && !self.touched.with(|touched| touched.contains(&field)) {
            return None;
        }
        self.refused.with(|all| {
            let found = all.iter().find(|(at, _)| *at == field);
            found.map(|(_, problem)| problem.clone())
        })
    }

    /// The plan, if nothing speaks against it.
    pub(super) fn ready(self) -> Option<Plan> {
        let fine = self.refused.with(Vec::is_empty) && self.wrong.with(Option::is_none);
        self.plan.get().filter(|_| fine)
    }

    /// The split of the alias, if there is one that can be read.
    pub(super) fn split(self) -> Option<Split> {
        let alias = self.here.with_value(|here| self.live.alias(&here.alias))?;
        alias.split().ok()
    }

    /// Which way round the alias is.
    pub(super) fn scheme(self) -> Scheme {
        let split = self.split().unwrap_or_else(|| Split::all(Version::Latest));
        self.here.with_value(|here| split.scheme(&here.alias))
    }

    /// The form of this alias has done its work: the next plan begins anew.
    pub(super) fn put_away(self) {
        let drafts = self.live.console.drafts;
        self.here
            .with_value(|here| drafts.update_value(|drafts| drafts.drop(here)));
    }
}

/// What was read of the function. Tracked.
pub(super) fn snapshot(live: Live) -> Option<std::sync::Arc<Snapshot>> {
    live.reading.with(|reading| reading.value().cloned())
}

/// True if what stands at a field is not what the person wrote.
fn stands_in(field: Field, plan: &Plan, unread: &[(Field, Unread)]) -> bool {
    let share = match field {
        Field::Finish => plan.steps.len().checked_sub(1).map(Field::Share),
        _ => None,
    };
    let is_unread = |one: Field| unread.iter().any(|(field, _)| *field == one);
    is_unread(field) || share.is_some_and(is_unread)
}

fn problems(live: Live, plan: &Plan) -> Vec<(Field, Problem)> {
    match snapshot(live) {
        Some(snapshot) => check_against(plan, &snapshot),
        None => check(plan),
    }
}

fn told(problems: &[(Field, Problem)]) -> Vec<(Field, String)> {
    let told = |(field, problem): &(Field, Problem)| (*field, words::problem(problem));
    problems.iter().map(told).collect()
}
