//! The journal as a file that somebody may cut off, mix up or hand over.

use halftone::rollout::{Entry, Journal, Observation, State, Unreadable, next};

use crate::world::{World, prod};

fn text(world: &World) -> String {
    world.journal.borrow().iter().map(Entry::to_line).collect()
}

#[test]
fn a_line_that_was_cut_off_did_not_happen() {
    let world = World::new(1, "prod");
    world.to_end(&prod());
    let whole = text(&world);
    for cut in [1, 20, 40] {
        let torn = &whole[..whole.len() - cut];
        let journal = Journal::read(torn).unwrap();
        assert_eq!(journal.entries.len(), world.journal.borrow().len() - 1);
        assert!(torn[journal.length..].len() + cut > 1 && torn[..journal.length].ends_with('\n'));
    }
    assert_eq!(Journal::read("").unwrap(), Journal::default());
}

#[test]
fn entries_that_are_missing_twice_or_not_entries_are_told_with_their_line() {
    let world = World::new(1, "prod");
    world.to_end(&prod());
    let whole = text(&world);
    let lines: Vec<&str> = whole.lines().collect();
    let missing = format!("{}\n{}\n", lines[0], lines[2]);
    assert_eq!(Journal::read(&missing), Err(Unreadable::Order { line: 2 }));
    let twice = format!("{}\n{}\n", lines[0], lines[0]);
    assert_eq!(Journal::read(&twice), Err(Unreadable::Order { line: 2 }));
    for other in ["{}\n", "function: app\n", "[1]\n", "\n"] {
        let broken = Journal::read(other);
        assert!(
            matches!(broken, Err(Unreadable::Line { line: 1, .. })),
            "{other}"
        );
    }
    let headless = format!("{}\n", lines[1].replace("\"number\":1", "\"number\":0"));
    assert_eq!(
        Journal::read(&headless).unwrap().plan(),
        Err(Unreadable::NoPlan)
    );
}

#[test]
fn the_plan_and_everything_else_follow_from_the_journal_alone() {
    let world = World::new(1, "prod");
    world.until(&prod(), world.clock_now() + 300_000);
    let journal = world.reread();
    let plan = journal.plan().unwrap().unwrap();
    assert_eq!(plan, prod());
    let (one, two) = (State::of(plan, &journal), world.state(&prod()));
    let seen = Observation::default();
    for later in [0, 1_000, 60_000, 10_000_000] {
        let now = world.clock_now() + later;
        assert_eq!(next(&one, &seen, "ci", now), next(&two, &seen, "ci", now));
    }
    assert_eq!(one.position(), two.position());
    assert_eq!(one.judge().unwrap().curve(), two.judge().unwrap().curve());
}
