//! Somebody uploads to `$LATEST` while it is the canary of `$DEFAULT`.

use std::rc::Rc;

use halftone::rollout::{Command, Ended, Entry, Event, Journal, Move, Position, Settled, Why};
use halftone::scf::Action;
use serde_json::json;

use crate::world::{Death, Left, World, default_alias, prod};

/// New code on `$LATEST`, and the time until it is active.
fn upload(world: &World) {
    let zip = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";
    world.pass(2_000);
    world.ask(
        Action::UpdateFunctionCode,
        &json!({"FunctionName": "app", "ZipFile": zip}),
    );
    world.pass(60_000);
}

/// A rollout at its second step, a while after it was taken.
fn on_its_way() -> Rc<World> {
    let world = World::new(1, "$DEFAULT");
    let state = || world.state(&default_alias());
    let is_there = || matches!(state().position(), Position::At { step: 1, .. });
    while !is_there() {
        world.until(&default_alias(), world.clock_now() + 60_000);
        world.pass(60_000);
    }
    world
}

#[test]
fn it_pauses_before_anything_of_the_other_code_is_judged_and_says_what_was_changed_when() {
    let world = on_its_way();
    let before = world.split("$DEFAULT");
    upload(&world);
    let Left::Paused(Why::CanaryChanged { was, is }) = world.to_end(&default_alias()) else {
        panic!("the upload goes unseen");
    };
    assert!(was < is, "{was} {is}");
    assert_eq!(world.split("$DEFAULT"), before);
    let uploaded = world.clock_now() / 60_000 - 1;
    let looked = world
        .journal
        .borrow()
        .iter()
        .rev()
        .find_map(|entry| match entry.event {
            Event::Looked { until, .. } => Some(until),
            _ => None,
        });
    assert!(looked.unwrap() <= uploaded);
}

#[test]
fn resumed_it_counts_anew_from_there_and_holds_the_step_from_its_beginning() {
    let world = on_its_way();
    let counted = world.state(&default_alias());
    upload(&world);
    world.to_end(&default_alias());
    world.say(&default_alias(), Command::Resume);
    world.until(&default_alias(), world.clock_now() + 1);
    let state = world.state(&default_alias());
    assert_eq!((state.canary_requests(), state.paused()), (0, None));
    assert_ne!(state.position(), counted.position());
    assert!(state.judge().unwrap().curve().is_empty());
    assert_eq!(world.to_end(&default_alias()), Left::Ended(Ended::Promoted));
    assert_eq!(world.sent(Action::PublishVersion), 1);
}

#[test]
fn going_on_accepts_the_upload_that_was_shown_and_not_the_one_after() {
    let world = on_its_way();
    upload(&world);
    world.to_end(&default_alias());
    world.say(&default_alias(), Command::Promote);
    upload(&world);
    let left = world.to_end(&default_alias());
    assert!(
        matches!(left, Left::Paused(Why::CanaryChanged { .. })),
        "{left:?}"
    );
    assert_eq!(world.sent(Action::PublishVersion), 0);
    world.say(&default_alias(), Command::RollBack);
    assert_eq!(
        world.to_end(&default_alias()),
        Left::Ended(Ended::RolledBack)
    );
}

#[test]
fn a_publication_that_was_announced_is_not_sent_if_something_was_uploaded_meanwhile() {
    let world = on_its_way();
    world.say(&default_alias(), Command::Promote);
    let announced = world.journal.borrow().len();
    // The intent is the next entry.
    world.kill(Death::AfterEntry(announced + 1));
    assert_eq!(world.to_end(&default_alias()), Left::Open);
    let last = world.events().pop();
    assert!(
        matches!(
            last,
            Some(Event::Intent {
                goes: Move::Publish,
                ..
            })
        ),
        "{last:?}"
    );
    world.kill(Death::Never);
    upload(&world);
    let left = world.to_end(&default_alias());
    assert!(
        matches!(left, Left::Paused(Why::CanaryChanged { .. })),
        "{left:?}"
    );
    assert!(world.events().contains(&Event::Settled(Settled::Dropped)));
    assert_eq!(world.sent(Action::PublishVersion), 0);
}

#[test]
fn a_version_that_was_made_of_another_upload_is_not_promoted_unasked() {
    let world = on_its_way();
    world.say(&default_alias(), Command::Promote);
    world.kill(Death::AfterEntry(world.journal.borrow().len() + 1));
    world.to_end(&default_alias());
    world.kill(Death::Never);
    // As if somebody had been quicker than the publication on its way.
    upload(&world);
    let begun = world.journal.borrow()[0].at;
    let mark = format!("Promoted by the rollout that began at {begun}");
    world.ask(
        Action::PublishVersion,
        &json!({"FunctionName": "app", "Description": mark}),
    );
    world.pass(60_000);
    let left = world.to_end(&default_alias());
    assert!(
        matches!(left, Left::Paused(Why::CanaryChanged { .. })),
        "{left:?}"
    );
    world.say(&default_alias(), Command::Promote);
    assert_eq!(world.to_end(&default_alias()), Left::Ended(Ended::Promoted));
    assert_eq!(world.sent(Action::PublishVersion), 0);
}

#[test]
fn a_journal_from_before_uploads_were_watched_goes_on_and_watches_from_there() {
    let world = on_its_way();
    let kept: Vec<Entry> = world.journal.take();
    let older = kept
        .into_iter()
        .filter(|entry| !matches!(entry.event, Event::Canary { .. }));
    let numbered = older
        .zip(0..)
        .map(|(entry, number)| Entry { number, ..entry });
    let lines: String = numbered.map(|entry| entry.to_line()).collect();
    *world.journal.borrow_mut() = Journal::read(&lines).unwrap().entries;
    let before = world.state(&default_alias());
    world.until(&default_alias(), world.clock_now() + 1);
    let after = world.state(&default_alias());
    assert_eq!(after.position(), before.position());
    upload(&world);
    let left = world.to_end(&default_alias());
    assert!(
        matches!(left, Left::Paused(Why::CanaryChanged { .. })),
        "{left:?}"
    );
}

#[test]
fn a_published_canary_is_not_touched_by_uploads() {
    let world = World::new(1, "prod");
    world.until(&prod(), world.clock_now() + 60_000);
    upload(&world);
    assert_eq!(world.to_end(&prod()), Left::Ended(Ended::Promoted));
}
