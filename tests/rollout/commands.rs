//! What a person says at any point.

use halftone::rollout::{Command, Ended, Event, Question, Rest, Why};
use halftone::traffic::{Split, Version};

use crate::world::{Death, Left, World, default_alias, fault_of, plan, prod};

/// A rollout that has been driven for so long.
fn after(plan: &halftone::rollout::Plan, milliseconds: u64) -> std::rc::Rc<World> {
    let world = World::new(1, plan.alias.as_str());
    world.until(plan, world.clock_now() + milliseconds);
    world
}

#[test]
fn it_can_be_promoted_or_rolled_back_at_any_point_of_the_way() {
    for plan in [prod(), default_alias()] {
        for moment in [1, 120_000, 240_000, 360_000] {
            for (command, ended) in [
                (Command::Promote, Ended::Promoted),
                (Command::RollBack, Ended::RolledBack),
            ] {
                let world = after(&plan, moment);
                world.say(&plan, command);
                let left = world.to_end(&plan);
                assert_eq!(left, Left::Ended(ended), "{command:?} after {moment}");
                assert_eq!(fault_of(&world, &plan, &left), None);
            }
        }
    }
}

#[test]
fn a_write_that_was_announced_is_dropped_if_the_way_back_was_asked_for_meanwhile() {
    let plan = prod();
    let world = World::new(1, "prod");
    // Begun, the first step announced, and dead before it was sent.
    world.kill(Death::AfterEntry(2));
    assert_eq!(world.to_end(&plan), Left::Open);
    world.kill(Death::Never);
    let last = world.events().pop();
    assert!(matches!(last, Some(Event::Intent { .. })), "{last:?}");
    world.say(&plan, Command::RollBack);
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::RolledBack));
    assert_eq!(world.split("prod"), Split::all(Version::Published(2)));
    // Neither there nor back.
    assert!(world.writes.borrow().is_empty());
}

#[test]
fn paused_it_does_nothing_until_it_is_resumed() {
    let plan = prod();
    let world = after(&plan, 60_000);
    let split = world.split("prod");
    world.say(&plan, Command::Pause);
    world.pass(7_200_000);
    assert_eq!(world.to_end(&plan), Left::Paused(Why::Asked));
    assert_eq!(world.split("prod"), split);
    world.say(&plan, Command::Resume);
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Promoted));
}

#[test]
fn a_hold_until_approval_asks_and_an_approval_is_good_for_one_step() {
    let plan = plan(
        "function: app\nalias: prod\ncanary: 3\nsteps:\n  - share: 10%\n    hold: approval\n  - share: 50%\n    hold: approval\nfinish: keep\n",
    );
    let world = World::new(1, "prod");
    for step in 0..2 {
        assert_eq!(world.to_end(&plan), Left::Asked(Question::Approve { step }));
        world.say(&plan, Command::Approve);
    }
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Kept));
    let half = halftone::traffic::Weight::from_percent(50).unwrap();
    assert_eq!(
        world.split("prod"),
        Split::weighted(Version::Published(2), Version::Published(3), half)
    );
}

#[test]
fn what_is_said_before_the_beginning_or_after_the_end_is_not_kept() {
    let plan = prod();
    let world = World::new(1, "prod");
    world.say(&plan, Command::RollBack);
    assert!(world.journal.borrow().is_empty());
    world.to_end(&plan);
    let entries = world.journal.borrow().len();
    world.say(&plan, Command::RollBack);
    assert_eq!(world.journal.borrow().len(), entries);
    assert_eq!(world.drive(&plan, "ci"), Rest::Finished(Ended::Promoted));
}
