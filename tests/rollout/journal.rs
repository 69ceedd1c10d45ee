//! The journal as a file that somebody may cut off, mix up or hand over.

use halftone::change::Target;
use halftone::rollout::{
    Command, Ended, Event, Journal, NotHere, Observation, Obstacle, Reason, Rest, State,
    Unreadable, Why, next,
};
use halftone::scf::{CloudError, Error, Region, Status, Unsigned};
use halftone::traffic::{AliasName, Split, Version};

use crate::world::{Left, World, plan, prod};

fn text(world: &World) -> String {
    Journal::text_of(&world.journal.borrow())
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

#[test]
fn a_journal_goes_on_only_with_the_alias_that_it_is_about() {
    let world = World::new(1, "prod");
    let text = "region: ap-guangzhou\nfunction: app\nalias: prod\ncanary: 3\nfinish: promote\n";
    world.until(&plan(text), world.clock_now() + 1);
    let journal = world.reread();
    let target = |function: &str| Target {
        namespace: "default".into(),
        function: function.into(),
    };
    let alias = |name: &str| -> AliasName { name.parse().unwrap() };
    let (here, app, prod) = (Region::GUANGZHOU, target("app"), alias("prod"));
    assert_eq!(journal.plan_for(here, &app, &prod), Ok(plan(text)));
    let elsewhere: Region = "ap-shanghai".parse().unwrap();
    let region = here;
    assert_eq!(
        journal.plan_for(elsewhere, &app, &prod),
        Err(NotHere::OtherRegion { region })
    );
    assert_eq!(
        journal.plan_for(here, &target("other"), &prod),
        Err(NotHere::OtherFunction {
            target: app.clone()
        })
    );
    assert_eq!(
        journal.plan_for(here, &app, &alias("staging")),
        Err(NotHere::OtherAlias {
            alias: prod.clone()
        })
    );
    let empty = Journal::default();
    assert_eq!(empty.plan_for(here, &app, &prod), Err(NotHere::Empty));
}

#[test]
fn a_copy_that_stayed_behind_or_was_driven_as_well_is_told_from_one_that_goes_on() {
    let world = World::new(1, "prod");
    world.until(&prod(), world.clock_now() + 60_000);
    let given_away = world.reread();
    world.until(&prod(), world.clock_now() + 240_000);
    let came_back = world.reread();
    assert_eq!(came_back.follows(&given_away), Ok(()));
    assert_eq!(came_back.follows(&came_back), Ok(()));
    assert_eq!(came_back.follows(&Journal::default()), Ok(()));
    let missing = came_back.entries.len() - given_away.entries.len();
    assert_eq!(
        given_away.follows(&came_back),
        Err(NotHere::Older { missing })
    );
    world
        .journal
        .borrow_mut()
        .truncate(given_away.entries.len());
    world.say(&prod(), Command::Abandon);
    let number = given_away.entries.len() as u64;
    assert_eq!(
        came_back.follows(&world.reread()),
        Err(NotHere::Forked { number })
    );
    // What is over does not stand in the way of another rollout.
    let over = world.reread();
    world.journal.borrow_mut().clear();
    world.set("prod", &Split::all(Version::Published(2)));
    world.pass(60_000);
    world.until(&prod(), world.clock_now() + 1);
    assert_eq!(world.reread().follows(&over), Ok(()));
}

#[test]
fn somebody_who_did_not_leave_is_named_until_he_counts_as_gone_and_can_be_replaced_before() {
    let world = World::new(1, "prod");
    world.until(&prod(), world.clock_now() + 60_000);
    let Rest::HeldBy(holder, until) = world.drive(&prod(), "a laptop") else {
        panic!("two drive");
    };
    assert_eq!(holder, "ci");
    assert!(until > world.clock_now());
    world.take_over(&prod(), "a laptop");
    assert!(matches!(world.drive(&prod(), "a laptop"), Rest::Until(_)));
    assert!(matches!(world.drive(&prod(), "ci"), Rest::HeldBy(_, _)));
    world.leave(&prod(), "a laptop");
    assert_eq!(world.to_end(&prod()), Left::Ended(Ended::Promoted));
}

/// An entry with a reason, as a journal keeps it.
fn kept(reason: &str) -> String {
    format!(
        "{{\"number\":0,\"at\":7,\"by\":\"me\",\"event\":{{\"Paused\":{{\"Failed\":{{\"reason\":{reason}}}}}}}}}\n"
    )
}

#[test]
fn a_reason_is_kept_as_a_value_and_read_where_it_was_kept_as_words() {
    let version = Version::Published(6);
    let call = CloudError {
        code: "LimitExceeded.FunctionVersions".into(),
        message: "Too many versions.".into(),
        request_id: "one".into(),
        phase: None,
    };
    let newest = Some(Version::Published(5));
    let status = Status::Publishing;
    for (reason, json, said) in [
        (
            Reason::Call(Error::Cloud(call)),
            r#"{"Call":{"Cloud":{"code":"LimitExceeded.FunctionVersions","message":"Too many versions.","request_id":"one","phase":null}}}"#,
            "Too many versions. (LimitExceeded.FunctionVersions)",
        ),
        (
            Reason::Call(Error::Unsigned(Unsigned::Locked)),
            r#"{"Call":{"Unsigned":"Locked"}}"#,
            "The key is locked. Connect again.",
        ),
        (
            Reason::Against(vec![
                Obstacle::VersionNotFound { version, newest },
                Obstacle::VersionNotActive {
                    version,
                    status: status.clone(),
                },
            ]),
            r#"{"Against":[{"VersionNotFound":{"version":"6","newest":"5"}},{"VersionNotActive":{"version":"6","status":"Publishing"}}]}"#,
            "There is no version 6. The newest published version is 5. Version 6 is Publishing. Wait until it is Active, then try again.",
        ),
        (
            Reason::Version { version, status },
            r#"{"Version":{"version":"6","status":"Publishing"}}"#,
            "Version 6 is Publishing.",
        ),
        (Reason::Unknown, r#""Unknown""#, "The reason is not known."),
        // As it was kept before there were values.
        (
            Reason::Said("The key is locked. Connect again.".into()),
            r#""The key is locked. Connect again.""#,
            "The key is locked. Connect again.",
        ),
        (Reason::Said(String::new()), r#""""#, ""),
    ] {
        let journal = Journal::read(&kept(json)).unwrap();
        let event = Event::Paused(Why::Failed {
            reason: reason.clone(),
        });
        assert_eq!(journal.entries[0].event, event, "{json}");
        assert_eq!(journal.entries[0].to_line(), kept(json));
        assert_eq!(reason.to_string(), said);
    }
}
