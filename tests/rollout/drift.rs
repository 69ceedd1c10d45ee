//! Somebody else changes the alias while a rollout holds it.

use halftone::rollout::{Command, Ended, Event, Why};
use halftone::traffic::{Split, Version, Weight};

use crate::world::{Left, World, prod};

const STABLE: Version = Version::Published(2);
const CANARY: Version = Version::Published(3);

fn shared(percent: u8) -> Split {
    Split::weighted(STABLE, CANARY, Weight::from_percent(percent).unwrap())
}

/// A rollout at its first step, and somebody else's split a while later.
fn changed_to(split: &Split) -> std::rc::Rc<World> {
    let world = World::new(1, "prod");
    world.until(&prod(), world.clock_now() + 60_000);
    assert_eq!(world.split("prod"), shared(10));
    world.set("prod", split);
    world.pass(60_000);
    world
}

#[test]
fn another_weight_version_or_main_version_pauses_with_what_was_there_and_what_is() {
    let others = [
        shared(20),
        Split::weighted(
            STABLE,
            Version::Published(1),
            Weight::from_percent(10).unwrap(),
        ),
        Split::all(CANARY),
        Split::all(STABLE),
    ];
    for other in others {
        let world = changed_to(&other);
        let Left::Paused(Why::Drift(drift)) = world.to_end(&prod()) else {
            panic!("{other:?} goes unseen");
        };
        let split = |alias: Option<halftone::scf::Alias>| alias.unwrap().split().unwrap();
        assert_eq!(
            (split(drift.base), split(drift.theirs)),
            (shared(10), other.clone())
        );
        // Nothing of theirs is overwritten.
        assert_eq!(world.split("prod"), other);
    }
}

#[test]
fn resumed_it_takes_over_a_share_between_the_same_two_versions_and_goes_on_from_there() {
    let world = changed_to(&shared(60));
    assert!(matches!(world.to_end(&prod()), Left::Paused(_)));
    world.say(&prod(), Command::Resume);
    assert_eq!(world.to_end(&prod()), Left::Ended(Ended::Promoted));
    let adopted = world.events().into_iter().find_map(|event| match event {
        Event::Adopted { step, .. } => Some(step),
        _ => None,
    });
    assert_eq!(adopted, Some(Some(1)));
    assert!(world.all_announced());
}

#[test]
fn resumed_it_accepts_what_was_shown_and_not_what_came_after() {
    let world = changed_to(&shared(60));
    assert!(matches!(world.to_end(&prod()), Left::Paused(_)));
    world.say(&prod(), Command::Resume);
    world.set("prod", &shared(30));
    assert!(matches!(world.to_end(&prod()), Left::Paused(Why::Drift(_))));
}

#[test]
fn another_version_is_never_taken_over_and_going_back_from_it_is_left_to_a_person() {
    for command in [Command::Resume, Command::RollBack, Command::Promote] {
        let other = Split::weighted(STABLE, Version::Published(1), Weight::FULL);
        let world = changed_to(&other);
        world.to_end(&prod());
        world.say(&prod(), command);
        assert!(matches!(world.to_end(&prod()), Left::Paused(Why::Drift(_))));
        assert_eq!(world.split("prod"), other);
        world.say(&prod(), Command::Abandon);
        assert_eq!(world.to_end(&prod()), Left::Ended(Ended::Abandoned));
    }
}

#[test]
fn somebody_who_is_quicker_between_the_read_and_the_write_is_not_overwritten_twice() {
    for seed in 0..10 {
        let world = World::new(seed, "prod");
        world.faults(&format!("foreign-change=40%,seed={seed}"));
        let left = world.to_end(&prod());
        let fine = matches!(
            left,
            Left::Ended(Ended::Promoted) | Left::Paused(Why::Drift(_))
        );
        assert!(fine && world.all_announced(), "{left:?}");
    }
}

#[test]
fn an_alias_that_is_deleted_pauses() {
    // The cloud keeps an alias that has triggers.
    let world = World::new(1, "$DEFAULT");
    world.until(&prod(), world.clock_now() + 60_000);
    world.ask(
        halftone::scf::Action::DeleteAlias,
        &serde_json::json!({"FunctionName": "app", "Name": "prod"}),
    );
    world.pass(60_000);
    let Left::Paused(Why::Drift(drift)) = world.to_end(&prod()) else {
        panic!("it goes unseen");
    };
    assert_eq!(drift.theirs, None);
}
