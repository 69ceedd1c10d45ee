//! One plan after the other is played, until the question is another one.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Question;
use crate::console::clock::sleep;
use crate::console::fixed::effect;
use crate::console::rehearser::Rehearser;
use crate::judge::{Answer, Noticed, Order, Rehearsal};

/// How long nothing may have been typed before it begins, in milliseconds.
const SETTLED: u32 = 250;

/// When one look would notice the rise.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// It is being calculated.
    Coming,
    /// There is nothing to notice, or nothing to compare.
    Never,
    /// Then.
    Notices(Noticed),
}

/// A question, and what came of it so far. Both change together, so that no result is ever shown
/// with another question than its own.
#[derive(Clone, Default)]
pub(super) struct Game {
    pub(super) question: Option<Arc<Question>>,
    /// For each plan what came of it, in their order.
    pub(super) results: Vec<Option<Rehearsal>>,
    /// For each share of the plan itself when one look would notice the rise.
    pub(super) noticed: Vec<Look>,
    /// Why it did not go on.
    pub(super) failure: Option<String>,
}

impl Game {
    fn of(question: Arc<Question>) -> Self {
        Self {
            results: vec![None; question.contestants.len()],
            noticed: {
                let first = question.contestants.first();
                vec![Look::Coming; first.map_or(0, |one| one.stages.len())]
            },
            question: Some(question),
            failure: None,
        }
    }

    /// Takes an answer in.
    fn take(&mut self, place: Place, answer: Result<Answer, String>) {
        match (place, answer) {
            (Place::Plan(index), Ok(Answer::Rehearsed(played))) => {
                if let Some(result) = self.results.get_mut(index) {
                    *result = Some(played);
                }
            }
            (Place::Share(index), Ok(Answer::Noticed(noticed))) => {
                if let Some(known) = self.noticed.get_mut(index) {
                    *known = noticed.map_or(Look::Never, Look::Notices);
                }
            }
            (_, Ok(Answer::Failed(reason)) | Err(reason)) => self.failure = Some(reason),
            (_, Ok(_)) => self.failure = Some(String::new()),
        }
    }

    /// What came of the plan itself.
    pub(super) fn first(&self) -> Option<&Rehearsal> {
        self.results.first()?.as_ref()
    }

    /// How many plans were played.
    pub(super) fn played(&self) -> usize {
        self.results.iter().flatten().count()
    }
}

/// What is played now.
#[derive(Clone, Copy)]
pub(super) struct Play {
    /// What is shown. It changes when the plan itself was played, and when everything was: what is
    /// drawn for each answer would keep the page from what a person does meanwhile.
    pub(super) game: RwSignal<Game>,
    /// The question is another one already: what is shown must not be seen. It is drawn anew only
    /// when nothing is typed any more, for the same reason.
    pub(super) is_old: RwSignal<bool>,
    /// How many answers there are, of how many.
    pub(super) progress: RwSignal<(usize, usize)>,
    /// Begins anew whenever it is counted up.
    pub(super) again: RwSignal<u32>,
}

/// Plays whatever is asked, from the beginning whenever that changes.
pub(super) fn played(
    question: Signal<Option<Arc<Question>>>,
    rehearser: StoredValue<Rc<dyn Rehearser>, LocalStorage>,
) -> Play {
    let played = Play {
        game: RwSignal::new(Game::default()),
        is_old: RwSignal::new(false),
        progress: RwSignal::new((0, 0)),
        again: RwSignal::new(0),
    };
    let Play {
        game,
        is_old,
        again,
        ..
    } = played;
    // Which game is the last: an earlier one says nothing any more.
    let last = StoredValue::new(0_u32);
    effect(move || {
        again.track();
        let this = last.get_value() + 1;
        last.set_value(this);
        rehearser.with_value(|rehearser| rehearser.cancel());
        let Some(question) = question.get() else {
            game.set(Game::default());
            return;
        };
        is_old.set(true);
        let rehearser = rehearser.get_value();
        spawn_local(async move {
            let is_last = move || last.try_get_value() == Some(this);
            sleep(SETTLED).await;
            if is_last() {
                game.set(Game::of(Arc::clone(&question)));
                is_old.set(false);
            }
            play(question, &*rehearser, played, is_last).await;
        });
    });
    on_cleanup(move || {
        rehearser.try_with_value(|rehearser| rehearser.cancel());
    });
    played
}

/// Whatever happens first: the plan itself, how soon the fault shows at its shares, the others.
async fn play(
    question: Arc<Question>,
    rehearser: &dyn Rehearser,
    played: Play,
    is_last: impl Fn() -> bool,
) {
    let scenario = question.scenario;
    let plans = question.contestants.iter().map(|one| one.order(scenario));
    let mut orders: Vec<(Place, Order)> = plans
        .enumerate()
        .map(|(index, order)| (Place::Plan(index), order))
        .collect();
    let looks = question.contestants.first().map(|one| one.looks(scenario));
    let looks = looks.into_iter().flatten().enumerate();
    orders.splice(
        1..1,
        looks.map(|(index, order)| (Place::Share(index), order)),
    );
    let of = orders.len();
    let mut game = Game::of(question);
    for (index, (place, order)) in orders.into_iter().enumerate() {
        if !is_last() {
            return;
        }
        played.progress.try_set((index, of));
        let answer = rehearser.ask(order).await;
        if !is_last() {
            return;
        }
        game.take(place, answer);
        let is_failed = game.failure.is_some();
        if index == 0 || index + 1 == of || is_failed {
            played.game.try_set(game.clone());
        }
        if is_failed {
            return;
        }
    }
    played.progress.try_set((of, of));
}

/// Where an answer belongs.
#[derive(Clone, Copy)]
enum Place {
    /// To a plan.
    Plan(usize),
    /// To a share of the first plan.
    Share(usize),
}
