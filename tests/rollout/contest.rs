//! A plan beside the presets, and what they are played against.

use halftone::judge::{Answer, ErrorRate, Rehearsal};
use halftone::rollout::{
    Contestant, End, Guards, Hold, Plan, Preset, Step, Unsure, contestants, scenario,
};
use halftone::traffic::{Version, Weight};

fn careful() -> Plan {
    Preset::Careful.plan(
        halftone::change::Target {
            namespace: "default".to_owned(),
            function: "checkout".to_owned(),
        },
        "prod".parse().unwrap(),
        Version::Published(5),
    )
}

fn rate(millionths: u32) -> ErrorRate {
    ErrorRate::from_millionths(millionths).unwrap()
}

fn names(all: &[Contestant]) -> Vec<&'static str> {
    let name = |one: &Contestant| one.preset.map_or("", Preset::name);
    all.iter().map(name).collect()
}

fn play(all: &[Contestant], name: &str) -> Rehearsal {
    let mut scenario = scenario(all, 5_000, rate(1_000), rate(10_000));
    scenario.runs = 300;
    let found = names(all).iter().position(|known| *known == name).unwrap();
    match all[found].order(scenario).carry_out() {
        Answer::Rehearsed(played) => played,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_plan_comes_first_and_no_preset_comes_twice() {
    let mut plan = careful();
    let all = contestants(&plan, 5_000);
    assert_eq!(names(&all)[..2], ["", "Canary10Percent5Minutes"]);
    assert_eq!(all.len(), 8);
    plan.steps[0].share = Weight::from_percent(2).unwrap();
    let all = contestants(&plan, 5_000);
    assert_eq!(names(&all)[..2], ["", "1/5/25/50/100"]);
    assert_eq!(all.len(), 9);
}

#[test]
fn everyone_is_guarded_as_the_plan_is() {
    let mut plan = careful();
    plan.guards.errors = Some(rate(20_000));
    plan.guards.unsure = Unsure::Advance;
    let all = contestants(&plan, 5_000);
    assert!(all.iter().all(|one| one.manner.judged));
    assert_eq!(all[0].manner.until_excluded, None);
    assert_eq!(
        all[1].manner.until_excluded,
        Some(rate(20_000)),
        "its own way"
    );
    plan.guards = Guards::NONE;
    let all = contestants(&plan, 5_000);
    assert!(!all[0].manner.judged && all[1].manner.judged);
    assert_eq!(play(&all, "").stopped, 0);
}

#[test]
fn a_plan_that_waits_for_the_judge_takes_as_long_as_he_does() {
    let all = contestants(&careful(), 5_000);
    let (this, short) = (play(&all, ""), play(&all, "Canary10Percent5Minutes"));
    assert!(
        this.stopped > 9_700 && short.stopped < 3_500,
        "{this:?} {short:?}"
    );
    let minutes = this.finished_minute.unwrap();
    assert!(
        minutes.tenth > 200,
        "at one percent of five a second: {minutes:?}"
    );
    assert_eq!((this.finish_minute, short.finish_minute), (40, 5));
    let failed = |played: &Rehearsal| played.failed_requests.unwrap().median;
    assert!(failed(&this) * 5 < failed(&short));
}

#[test]
fn failures_are_counted_for_whole_hours_that_hold_the_longest_plan() {
    let mut plan = careful();
    let window = |plan: &Plan| {
        let all = contestants(plan, 5_000);
        scenario(&all, 5_000, rate(0), rate(10_000)).window_minutes
    };
    assert_eq!(window(&plan), 240);
    plan.steps.push(Step {
        share: Weight::from_percent(60).unwrap(),
        hold: Hold::Time(5 * 3_600),
    });
    assert_eq!(window(&plan), 360);
    plan.finish = Some(End::Keep);
    let all = contestants(&plan, 5_000);
    assert_eq!(all[0].manner.then, Weight::from_percent(60).unwrap());
    // A sample that never comes is as long as anything can be.
    plan.steps[0].hold = Hold::Requests(u64::MAX);
    assert_eq!(window(&plan), u32::MAX);
}
