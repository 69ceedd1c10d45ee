//! Plans that are played before anything is touched.

use halftone::judge::{Alpha, Preset, Rehearsal, Scenario, Stage, rehearse};

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
