//! Whether a plan can begin with the function as it is.

use halftone::rollout::{Field, Plan, Problem, Rest, read};
use halftone::traffic::{Split, Version, Weight};

use crate::world::{World, default_alias, plan, prod};

fn refusals(world: &std::rc::Rc<World>, plan: &Plan) -> Vec<(Field, Problem)> {
    match world.drive(plan, "ci") {
        Rest::Refused(problems) => problems,
        other => panic!("{other:?}"),
    }
}

fn percent(percent: u8) -> Weight {
    Weight::from_percent(percent).unwrap()
}

#[test]
fn what_is_missing_or_in_the_way_is_said_at_its_field_and_nothing_is_kept_or_written() {
    use Version::{Latest, Published};
    let with = |change: &dyn Fn(&mut Plan)| {
        let mut plan = prod();
        change(&mut plan);
        plan
    };
    let world = World::new(1, "prod");
    let missing = Problem::VersionNotFound {
        version: Published(9),
        newest: Some(Published(3)),
    };
    let plan = with(&|plan| plan.canary = Published(9));
    assert_eq!(refusals(&world, &plan), [(Field::Canary, missing)]);
    let alias = "stagging".parse().unwrap();
    let plan = with(&|plan| plan.alias.clone_from(&"stagging".parse().unwrap()));
    assert_eq!(
        refusals(&world, &plan),
        [(Field::Alias, Problem::AliasNotFound { alias })]
    );
    let plan = with(&|plan| plan.canary = Published(2));
    let all = Problem::ServesAll {
        canary: Published(2),
    };
    assert_eq!(refusals(&world, &plan), [(Field::Canary, all)]);
    let plan = with(&|plan| plan.canary = Latest);
    assert_eq!(
        refusals(&world, &plan),
        [(Field::Canary, Problem::CanaryChanges)]
    );
    let mut plan = default_alias();
    plan.canary = Published(3);
    assert_eq!(refusals(&world, &plan)[0].0, Field::Canary);

    let alias = prod().alias;
    let tried = Split::weighted(Published(2), Published(1), percent(20));
    world.set("prod", &tried);
    let other = Problem::OtherCanary {
        alias,
        canary: Published(1),
    };
    assert_eq!(refusals(&world, &prod()), [(Field::Alias, other)]);
    world.set(
        "prod",
        &Split::weighted(Published(2), Published(3), percent(10)),
    );
    let backwards = Problem::GoesBackwards {
        share: percent(10),
        before: percent(10),
    };
    assert_eq!(refusals(&world, &prod()), [(Field::Share(0), backwards)]);

    assert!(world.journal.borrow().is_empty());
    assert!(world.writes.borrow().is_empty());
}

#[test]
fn a_function_that_does_not_exist_is_said_and_not_waited_for() {
    let world = World::new(1, "prod");
    let mut plan = prod();
    plan.target.function = "ap".into();
    assert!(matches!(world.drive(&plan, "ci"), Rest::Unreadable(_)));
    assert!(world.journal.borrow().is_empty());
}

#[test]
fn a_canary_that_has_a_smaller_share_already_goes_on_from_there() {
    let world = World::new(1, "prod");
    let share = Split::weighted(Version::Published(2), Version::Published(3), percent(5));
    world.set("prod", &share);
    assert!(matches!(world.drive(&prod(), "ci"), Rest::Until(_)));
    assert_eq!(
        world.split("prod").share(Version::Published(3)),
        Some(percent(10))
    );
}

#[test]
fn all_at_once_is_a_plan_and_nothing_at_all_is_none() {
    let at_once = plan("function: app\nalias: prod\ncanary: 3\nfinish: promote\n");
    let world = World::new(1, "prod");
    world.to_end(&at_once);
    assert_eq!(world.split("prod"), Split::all(Version::Published(3)));
    assert!(read("function: app\nalias: prod\ncanary: 3\nfinish: keep\n").is_err());
}
