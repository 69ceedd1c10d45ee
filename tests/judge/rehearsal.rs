//! Plans that are played before anything is touched.

use halftone::judge::{
    Alpha, ErrorRate, Manner, Preset, Rehearsal, Scenario, Stage, rehearse, rehearse_at_length,
};

use super::{percent, rate};

fn scenario() -> Scenario {
    Scenario {
        thousandths_per_second: 5_000,
        baseline: rate(1_000),
        raised: rate(11_000),
        alpha: Alpha::FIVE_PERCENT,
        late_minutes: 0,
        window_minutes: 240,
        runs: 500,
        seed: 1,
    }
}

fn preset(name: &str) -> Vec<Stage> {
    let preset = Preset::ALL.iter().find(|preset| preset.name == name);
    preset.unwrap().stages()
}

fn play(name: &str) -> Rehearsal {
    rehearse(&preset(name), &scenario())
}

#[test]
fn equal_seeds_give_equal_rehearsals() {
    let stages = preset("Canary10Percent10Minutes");
    assert_eq!(
        rehearse(&stages, &scenario()),
        rehearse(&stages, &scenario())
    );
    let other = Scenario {
        seed: 2,
        ..scenario()
    };
    assert_ne!(rehearse(&stages, &scenario()), rehearse(&stages, &other));
}

#[test]
fn a_longer_hold_stops_more_faults_and_fails_fewer_requests() {
    let (short, long) = (
        play("Canary10Percent5Minutes"),
        play("Canary10Percent30Minutes"),
    );
    assert!(
        short.stopped < 3_500 && long.stopped > 9_300,
        "{short:?} {long:?}"
    );
    // Missed, it fails 1.1 % of 70,500 requests in the hours after.
    let failed = short.failed_requests.unwrap();
    assert!((700..850).contains(&failed.median), "{failed:?}");
    assert!(long.failed_requests.unwrap().median < 20);
    assert_eq!((short.finish_minute, long.finish_minute), (5, 30));
}

#[test]
fn everything_at_once_stops_nothing_and_is_over_at_once() {
    let played = play("AllAtOnce");
    assert_eq!((played.stopped, played.false_aborts), (0, 0));
    assert_eq!((played.finish_minute, played.stopped_minute), (0, None));
    // 72,000 requests, 1.1 % of them.
    let failed = played.failed_requests.unwrap().median;
    assert!((740..850).contains(&failed), "{failed}");
}

#[test]
fn counts_that_come_late_let_the_fault_go_on() {
    let stages = preset("Canary10Percent30Minutes");
    let late = Scenario {
        late_minutes: 3,
        ..scenario()
    };
    let (late, prompt) = (rehearse(&stages, &late), rehearse(&stages, &scenario()));
    let median = |played: &Rehearsal| played.stopped_minute.unwrap().median;
    assert!(median(&late) >= median(&prompt) + 2);
    assert!(late.stopped < prompt.stopped);
}

#[test]
fn a_linear_plan_adds_the_same_share_every_time() {
    let stages = preset("Linear10PercentEvery3Minutes");
    let shares: Vec<u16> = stages.iter().map(|at| at.share.ten_thousandths()).collect();
    let expected: Vec<u16> = (1..10).map(|step| step * 1_000).collect();
    assert_eq!(shares, expected);
    assert!(stages.iter().all(|at| at.minutes == 3));
    let stages = preset("Linear20PercentEvery6Minutes");
    assert_eq!(stages.len(), 4);
    assert_eq!(stages[0].share, percent(20));
}

#[test]
fn no_runs_say_nothing() {
    let none = Scenario {
        runs: 0,
        ..scenario()
    };
    let played = rehearse(&preset("Canary10Percent5Minutes"), &none);
    assert_eq!((played.stopped, played.failed_requests), (0, None));
}

/// Held until a rise by a point is excluded.
const WAITING: Manner = Manner {
    until_excluded: ErrorRate::from_millionths(10_000),
    ..Manner::BY_TIME
};

/// One share for so many minutes.
fn held(share: u8, minutes: u32) -> [Stage; 1] {
    let share = percent(share);
    [Stage { share, minutes }]
}

#[test]
fn a_long_stage_says_the_same_when_the_judge_looks_less_often() {
    let scenario = Scenario {
        thousandths_per_second: 500,
        window_minutes: 0,
        ..scenario()
    };
    let stages = held(10, 1_440);
    let (exact, fast) = (
        rehearse(&stages, &scenario),
        rehearse_at_length(&stages, &scenario, &Manner::BY_TIME),
    );
    let median = |played: &Rehearsal| played.stopped_minute.unwrap().median;
    // About 80 minutes; a stride is a thirty-second of that, chance does the rest.
    assert!(
        median(&exact).abs_diff(median(&fast)) < 10,
        "{exact:?} {fast:?}"
    );
    assert!(
        exact.stopped.abs_diff(fast.stopped) < 50,
        "{exact:?} {fast:?}"
    );
    assert_eq!(fast.finish_minute, 1_440);
}

#[test]
fn who_waits_until_a_rise_is_excluded_stops_it_and_takes_longer() {
    let stages = preset("Canary10Percent10Minutes");
    let by_time = rehearse_at_length(&stages, &scenario(), &Manner::BY_TIME);
    let waiting = rehearse_at_length(&stages, &scenario(), &WAITING);
    assert!(
        by_time.stopped < 6_000 && waiting.stopped > 9_700,
        "{waiting:?}"
    );
    // The good canary: 300 requests are far from enough to exclude a point.
    assert_eq!(by_time.finished_minute.unwrap().nine_tenths, 10);
    assert!(waiting.finished_minute.unwrap().tenth > 20, "{waiting:?}");
    assert!(waiting.finished > 9_000, "{waiting:?}");
    assert_eq!(waiting.finish_minute, 10);
    assert_eq!(by_time.stages_over, [10]);
    assert_eq!(
        waiting.stages_over,
        [waiting.finished_minute.unwrap().median]
    );
}

#[test]
fn what_can_never_be_excluded_ends_a_week_after_the_plan() {
    let quiet = Scenario {
        thousandths_per_second: 1,
        runs: 50,
        ..scenario()
    };
    let played = rehearse_at_length(&held(1, 10), &quiet, &WAITING);
    assert_eq!((played.finished, played.finished_minute), (0, None));
    assert_eq!((played.stopped, &played.stages_over[..]), (0, &[][..]));
    // Somebody approved it: nothing is waited for.
    let approved = rehearse_at_length(&held(1, 0), &quiet, &WAITING);
    assert_eq!(approved.finished_minute.unwrap().median, 0);
}

#[test]
fn what_nobody_watches_fails_until_the_window_is_over() {
    let unwatched = Manner {
        judged: false,
        then: percent(50),
        ..Manner::BY_TIME
    };
    let played = rehearse_at_length(&held(50, 30), &scenario(), &unwatched);
    assert_eq!((played.stopped, played.false_aborts), (0, 0));
    // Half of 72,000 requests in four hours, 1.1 % of them: the share stays after the stage.
    let failed = played.failed_requests.unwrap().median;
    assert!((370..425).contains(&failed), "{failed}");
}
