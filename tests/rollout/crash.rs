//! The driver dies at any entry of the journal, and another one goes on.

use halftone::rollout::{Ended, Event, LEASE, Plan};
use halftone::scf::Action;

use crate::world::{Death, Left, World, default_alias, fault_of, prod};

/// How a rollout ends whose driver dies, and that is taken up after some time.
fn killed(plan: &Plan, is_bad: bool, death: Death, asleep: u32) -> Left {
    let world = World::new(3, plan.alias.as_str());
    if is_bad {
        world.fail(plan.canary, 100_000);
    }
    world.kill(death);
    if let Left::Ended(ended) = world.to_end(plan) {
        return Left::Ended(ended);
    }
    world.kill(Death::Never);
    world.pass(asleep);
    let left = world.to_end(plan);
    assert_eq!(fault_of(&world, plan, &left), None, "{death:?}");
    left
}

#[test]
fn a_rollout_that_is_killed_at_any_entry_ends_as_it_would_have() {
    for plan in [prod(), default_alias()] {
        for (is_bad, ended) in [(false, Ended::Promoted), (true, Ended::RolledBack)] {
            let whole = World::new(3, plan.alias.as_str());
            if is_bad {
                whole.fail(plan.canary, 100_000);
            }
            assert_eq!(whole.to_end(&plan), Left::Ended(ended));
            let entries = whole.journal.borrow().len();
            assert!(entries > 8, "{entries}");
            for kill in 0..entries {
                for asleep in [1_000, 600_000] {
                    for death in [Death::BeforeEntry(kill), Death::AfterEntry(kill)] {
                        let left = killed(&plan, is_bad, death, asleep);
                        assert_eq!(left, Left::Ended(ended), "{death:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_rollout_that_is_killed_again_and_again_on_a_bad_line_loses_nothing() {
    for (seed, plan) in [(1, prod()), (2, default_alias()), (3, default_alias())] {
        let world = World::new(seed, plan.alias.as_str());
        world.faults(&format!("drop-after=20%,internal-error=20%,seed={seed}"));
        let mut left = Left::Open;
        let mut entries = 0;
        // Each driver keeps one entry more and dies.
        while left == Left::Open {
            entries += 1;
            world.kill(Death::BeforeEntry(entries));
            left = world.to_end(&plan);
        }
        assert_eq!(fault_of(&world, &plan, &left), None, "seed {seed}");
    }
}

#[test]
fn however_long_it_slept_it_takes_one_step_and_holds_it() {
    let plan = prod();
    let world = World::new(1, "prod");
    let asleep_at = world.clock_now() + 90_000;
    assert_eq!(world.until(&plan, asleep_at), Left::Open);
    world.pass(86_400_000);
    let woken = world.clock_now();
    assert_eq!(world.until(&plan, woken + 60_000), Left::Open);
    let steps = world
        .events()
        .into_iter()
        .filter(|event| matches!(event, Event::Intent { .. }));
    assert_eq!(steps.count(), 2);
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Promoted));
    // Two minutes at the second step, and until they are counted.
    assert!(world.clock_now() > woken + 120_000);
}

#[test]
fn a_write_whose_outcome_was_never_kept_is_found_done_and_not_sent_again() {
    let plan = default_alias();
    let whole = World::new(3, "$DEFAULT");
    whole.to_end(&plan);
    let is_publish = |event: &Event| {
        matches!(
            event,
            Event::Intent {
                goes: halftone::rollout::Move::Publish,
                ..
            }
        )
    };
    let journal = whole.journal.borrow();
    let at = journal
        .iter()
        .position(|entry| is_publish(&entry.event))
        .unwrap();
    let world = World::new(3, "$DEFAULT");
    // The intent is kept and the write is sent, the outcome is not kept.
    world.kill(Death::BeforeEntry(at + 1));
    assert_eq!(world.to_end(&plan), Left::Open);
    assert_eq!(world.sent(Action::PublishVersion), 1);
    world.kill(Death::Never);
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Promoted));
    assert_eq!(world.sent(Action::PublishVersion), 1);
}

#[test]
fn nothing_is_sent_while_the_journal_cannot_be_kept() {
    let plan = prod();
    let world = World::new(1, "prod");
    let before = world.split("prod");
    for entries in [0, 1] {
        world.kill(Death::BeforeEntry(entries));
        assert_eq!(world.to_end(&plan), Left::Open);
        assert_eq!(world.split("prod"), before);
    }
    assert!(world.writes.borrow().is_empty());
}

#[test]
fn a_second_driver_is_refused_by_name_until_the_first_has_left_or_is_silent() {
    use halftone::rollout::Rest;
    let plan = prod();
    let world = World::new(1, "prod");
    assert!(matches!(world.drive(&plan, "ci"), Rest::Until(_)));
    let Rest::HeldBy(holder, until) = world.drive(&plan, "laptop") else {
        panic!("two drive at once");
    };
    assert_eq!(holder, "ci");
    assert!(until > world.clock_now() && until <= world.clock_now() + LEASE);
    world.leave(&plan, "ci");
    assert!(matches!(world.drive(&plan, "laptop"), Rest::Until(_)));
    assert!(matches!(world.drive(&plan, "ci"), Rest::HeldBy(..)));
    world.pass(u32::try_from(LEASE).unwrap() + 1);
    assert!(matches!(world.drive(&plan, "ci"), Rest::Until(_)));
}
