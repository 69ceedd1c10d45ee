//! The figures that the judge is held to, with fewer runs than `cargo bench --bench judge` makes.

use halftone::judge::{Alpha, Judge, Scenario, Stage, Verdict, rehearse};

use super::chance::Chance;
use super::{minute, percent, rate};

fn scenario(per_second: u64, baseline: u32, raised: u32, runs: u32) -> Scenario {
    Scenario {
        thousandths_per_second: per_second * 1_000,
        baseline: rate(baseline),
        raised: rate(raised),
        alpha: Alpha::FIVE_PERCENT,
        late_minutes: 0,
        window_minutes: 0,
        runs,
        seed: 6,
    }
}

#[test]
fn equal_versions_raise_the_alarm_in_at_most_one_release_of_twenty() {
    for share in [5, 10, 50] {
        let stage = Stage {
            share: percent(share),
            minutes: 240,
        };
        for per_second in [1, 5, 20, 100] {
            for errors in [1_000, 10_000] {
                let played = rehearse(&[stage], &scenario(per_second, errors, errors, 250));
                let alarms = u32::from(played.false_aborts) + u32::from(played.stopped);
                assert!(
                    alarms <= 2 * 500,
                    "{share} %, {per_second}/s, {errors}: {played:?}"
                );
            }
        }
    }
}

#[test]
fn ten_times_the_errors_are_noticed_within_nine_minutes_in_half_of_the_releases() {
    let stage = Stage {
        share: percent(10),
        minutes: 120,
    };
    let played = rehearse(&[stage], &scenario(5, 1_000, 11_000, 4_000));
    assert_eq!(played.stopped, 10_000);
    assert!(played.stopped_minute.unwrap().median <= 9, "{played:?}");
}

#[test]
fn trouble_that_both_versions_have_is_not_blamed_on_the_canary() {
    // The error rate jumps from 0.5 % to 40 % and back, while the share grows from 10 to 50 %.
    let mut chance = Chance::new(1);
    let mut alarms = 0;
    for _ in 0..400 {
        let mut judge = Judge::new(Alpha::FIVE_PERCENT, rate(10_000));
        for number in 0..120_u64 {
            let share = if number < 60 { 0.1 } else { 0.5 };
            let failing = if number % 30 > 20 { 0.4 } else { 0.005 };
            let canary = chance.of(60, share);
            let errors = (chance.of(canary, failing), chance.of(60 - canary, failing));
            judge.look(&minute((canary, errors.0), (60 - canary, errors.1)));
        }
        alarms += u32::from(matches!(judge.judgement().verdict, Verdict::Worse { .. }));
    }
    assert!(alarms <= 20, "{alarms} of 400");
}

#[test]
fn a_rise_that_is_there_is_called_excluded_in_at_most_one_release_of_twenty() {
    let mut chance = Chance::new(2);
    let mut wrong = 0;
    for _ in 0..100 {
        // A fifth of a point, so small that there is hardly ever an alarm before.
        let mut judge = Judge::new(Alpha::FIVE_PERCENT, rate(2_000));
        let mut said = false;
        for number in 1..=60_u64 {
            let errors = (chance.of(500, 0.012), chance.of(1_500, 0.01));
            judge.look(&minute((500, errors.0), (1_500, errors.1)));
            if number % 10 == 0 {
                let verdict = judge.judgement().verdict;
                said |= matches!(verdict, Verdict::NoSignOfHarm { .. });
            }
        }
        wrong += u32::from(said);
    }
    assert!(wrong <= 5, "{wrong} of 100");
}
