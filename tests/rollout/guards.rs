//! What is watched, and what follows.

use halftone::emulator::Behaviour;
use halftone::rollout::{Command, Ended, Event, Judged, Plan, Question, Why, Word};
use halftone::traffic::Version;

use crate::world::{Left, World, plan};

const CANARY: Version = Version::Published(3);

fn guarded(guards: &str) -> Plan {
    plan(&format!(
        "function: app\nalias: prod\ncanary: 3\nsteps:\n  - share: 20%\n    hold: 3m\nfinish: promote\nguards:\n{guards}"
    ))
}

fn verdicts(world: &World) -> Vec<Judged> {
    let looks = world.journal.borrow();
    let judged = looks.iter().filter_map(|entry| match &entry.event {
        Event::Looked { judged, .. } => *judged,
        _ => None,
    });
    judged.collect()
}

/// What brought the way back about.
fn reason(world: &World) -> Option<Why> {
    world.events().into_iter().find_map(|event| match event {
        Event::Intent { why: Some(why), .. } => Some(why),
        _ => None,
    })
}

#[test]
fn the_judge_rolls_a_bad_release_back_and_the_journal_says_with_which_numbers() {
    let world = World::new(1, "prod");
    world.fail(CANARY, 100_000);
    let plan = guarded("  errors: 1 point\n");
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::RolledBack));
    assert_eq!(reason(&world), Some(Why::Errors));
    let last = *verdicts(&world).last().unwrap();
    assert_eq!(last.word, Word::Worse);
    assert!(
        last.evidence_tenths >= 200 && last.canary[1] > 0,
        "{last:?}"
    );
    assert!(last.stable[0] > last.canary[0]);
}

#[test]
fn a_step_that_has_everything_ends_by_its_hold_for_nobody_is_left_to_compare_with() {
    let world = World::new(1, "prod");
    let plan = plan(
        "function: app\nalias: prod\ncanary: 3\nsteps:\n  - share: 100%\n    hold: 3m\nfinish: promote\nguards:\n  errors: 1 point\n  when-unsure: wait\n",
    );
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Promoted));
}

#[test]
fn not_yet_is_never_healthy() {
    // Nobody calls the alias, so nothing is ever known.
    let silent = World::new(1, "$DEFAULT");
    let plan = guarded("  errors: 1 point\n");
    assert_eq!(
        silent.until(&plan, silent.clock_now() + 86_400_000),
        Left::Open
    );
    assert_eq!(
        silent.split("prod").share(CANARY).unwrap().percent_text(),
        "20"
    );
    // A rise by a hundredth of a point takes thousands of requests to exclude.
    let world = World::new(1, "prod");
    let fine = guarded("  errors: 0.01 points\n");
    assert_eq!(
        world.until(&fine, world.clock_now() + 1_800_000),
        Left::Open
    );
    assert!(
        verdicts(&world)
            .iter()
            .all(|judged| judged.word == Word::NotYet)
    );
    // A person may say that it is good enough.
    world.say(&fine, Command::Approve);
    assert_eq!(world.to_end(&fine), Left::Ended(Ended::Promoted));
}

#[test]
fn a_plan_may_ask_or_go_on_where_the_judge_cannot_tell() {
    let asks = guarded("  errors: 0.01 points\n  when-unsure: ask\n");
    let world = World::new(1, "prod");
    let mut asked = false;
    // The question comes again with every minute.
    let left = world.watch(&asks, world.clock_now() + 1_800_000, &mut |question| {
        asked |= *question == Question::Unsure { step: 0 };
    });
    assert!(asked && left == Left::Open);
    let advances = guarded("  errors: 0.01 points\n  when-unsure: advance\n");
    let world = World::new(1, "prod");
    assert_eq!(world.to_end(&advances), Left::Ended(Ended::Promoted));
}

#[test]
fn a_guard_may_hold_instead_and_is_not_heeded_again_after_a_person_said_so() {
    let plan = guarded("  errors: 1 point\n  on-trip: hold\n");
    let world = World::new(1, "prod");
    world.fail(CANARY, 100_000);
    assert_eq!(world.to_end(&plan), Left::Paused(Why::Errors));
    assert_eq!(
        world.split("prod").share(CANARY).unwrap().percent_text(),
        "20"
    );
    world.say(&plan, Command::Resume);
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Promoted));
}

#[test]
fn a_slow_canary_and_a_throttled_one_go_back() {
    let slow = Behaviour {
        median: 200,
        ..Behaviour::default()
    };
    let world = World::new(1, "prod");
    world.behave(CANARY, slow);
    let plan = guarded("  errors: 1 point\n  latency: 50%\n  when-unsure: ask\n");
    // Minutes are few: held until there are enough of them.
    let longer = Plan {
        steps: vec![halftone::rollout::Step {
            hold: halftone::rollout::Hold::Time(3_600),
            ..plan.steps[0]
        }],
        ..plan
    };
    assert_eq!(world.to_end(&longer), Left::Ended(Ended::RolledBack));
    assert_eq!(reason(&world), Some(Why::Latency));

    let narrow = Behaviour {
        median: 3_000,
        concurrency: Some(1),
        ..Behaviour::default()
    };
    let world = World::new(1, "prod");
    world.behave(CANARY, narrow);
    let plan = guarded("  throttles: 5 per minute\n");
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::RolledBack));
    assert!(matches!(reason(&world), Some(Why::Throttles { count }) if count > 5));
}

#[test]
fn a_sample_is_counted_with_the_share_that_it_belongs_to() {
    let plan = plan(
        "function: app\nalias: prod\ncanary: 3\nsteps:\n  - share: 10%\n    hold: 200 requests\n  - share: 50%\n    hold: 200 requests\nfinish: promote\n",
    );
    let world = World::new(1, "prod");
    let begun = world.clock_now();
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Promoted));
    // About 48 requests a minute, then about 240: at least four minutes and one, and two late each.
    assert!(world.clock_now() - begun > 9 * 60_000);
    assert!(world.clock_now() - begun < 20 * 60_000);
}

#[test]
fn metrics_that_cannot_be_read_hold_the_share() {
    let plan = guarded("  errors: 5 points\n  when-unsure: advance\n");
    let world = World::new(1, "prod");
    world.until(&plan, world.clock_now() + 60_000);
    world.lose_metrics(true);
    assert_eq!(
        world.until(&plan, world.clock_now() + 3_600_000),
        Left::Open
    );
    assert_eq!(
        world.split("prod").share(CANARY).unwrap().percent_text(),
        "20"
    );
    world.lose_metrics(false);
    assert_eq!(world.to_end(&plan), Left::Ended(Ended::Promoted));
}
