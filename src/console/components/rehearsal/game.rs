//! One plan after the other is played, until the question is another one.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Question;
use crate::console::clock::sleep;
use crate::console::fixed::effect;
use crate::console::rehearser::Rehearser;
use crate::judge::{Answer, Rehearsal};

/// How long nothing may have been typed before it begins, in milliseconds.
const SETTLED: u32 = 250;

/// A question, and what came of it so far. Both change together, so that no result is ever shown
/// with another question than its own.
#[derive(Clone, Default)]
pub(super) struct Game {
    pub(super) question: Option<Arc<Question>>,
    /// For each plan what came of it, in their order.
    pub(super) results: Vec<Option<Rehearsal>>,
    /// Why it did not go on.
    pub(super) failure: Option<String>,
}

impl Game {
    fn of(question: Arc<Question>) -> Self {
        Self {
            results: vec![None; question.contestants.len()],
            question: Some(question),
            failure: None,
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

/// Plays whatever is asked, from the beginning whenever that changes or `again` is counted up.
pub(super) fn played(
    question: Signal<Option<Arc<Question>>>,
    rehearser: StoredValue<Rc<dyn Rehearser>, LocalStorage>,
) -> (RwSignal<Game>, RwSignal<u32>) {
    let game = RwSignal::new(Game::default());
    let again = RwSignal::new(0_u32);
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
        game.set(Game::of(Arc::clone(&question)));
        let rehearser = rehearser.get_value();
        spawn_local(async move {
            let is_last = move || last.try_get_value() == Some(this);
            sleep(SETTLED).await;
            play(&question, &*rehearser, game, is_last).await;
        });
    });
    on_cleanup(move || {
        rehearser.try_with_value(|rehearser| rehearser.cancel());
    });
    (game, again)
}

async fn play(
    question: &Question,
    rehearser: &dyn Rehearser,
    game: RwSignal<Game>,
    is_last: impl Fn() -> bool,
) {
    for (index, contestant) in question.contestants.iter().enumerate() {
        if !is_last() {
            return;
        }
        let answer = rehearser.ask(contestant.order(question.scenario)).await;
        if !is_last() {
            return;
        }
        let played = match answer {
            Ok(Answer::Rehearsed(played)) => Ok(played),
            Ok(Answer::Failed(reason)) | Err(reason) => Err(reason),
            Ok(Answer::Noticed(_)) => Err(String::new()),
        };
        let goes_on = game.try_update(|game| match played {
            Ok(played) => {
                if let Some(result) = game.results.get_mut(index) {
                    *result = Some(played);
                }
                true
            }
            Err(reason) => {
                game.failure = Some(reason);
                false
            }
        });
        if goes_on != Some(true) {
            return;
        }
    }
}
