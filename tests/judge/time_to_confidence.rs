//! How long until a rise is noticed, calculated.

use halftone::judge::{
    Alpha, Notice, Noticed, Scenario, Stage, Traffic, Wait, power_of_one_look, rehearse,
    requests_for_one_look,
};

use super::{percent, rate};

const ALPHA: Alpha = Alpha::FIVE_PERCENT;

fn needed(share: u8) -> u64 {
    requests_for_one_look(rate(1_000), rate(11_000), percent(share), 80, ALPHA).unwrap()
}

#[test]
fn one_look_needs_as_many_requests_as_the_exact_test_asks_for() {
    // Checked against a sum over all tables, made elsewhere. The study of other consoles has 313,
    // 363, 390, 534 and 853, which is within a twentieth; the normal approximation has 203 and 235.
    let found = [1, 5, 10, 25, 50].map(needed);
    assert_eq!(found, [316, 357, 397, 509, 814]);
}

#[test]
fn the_presets_that_are_used_most_are_nearly_blind_at_low_traffic() {
    // 10 % for five minutes at 1, 5 and 20 requests per second, and for half an hour at 1.
    let power = |requests| {
        power_of_one_look(rate(1_000), rate(11_000), percent(10), requests, ALPHA).unwrap()
    };
    assert_eq!([30, 150, 600, 180].map(power), [418, 3_890, 9_299, 4_578]);
}

#[test]
fn what_cannot_be_noticed_needs_no_number() {
    let requests = |baseline, raised, share| {
        requests_for_one_look(rate(baseline), rate(raised), percent(share), 80, ALPHA)
    };
    assert_eq!(requests(1_000, 1_000, 10), None);
    assert_eq!(requests(2_000, 1_000, 10), None);
    assert_eq!(requests(0, 10_000, 0), None);
    assert_eq!(requests(0, 10_000, 100), None);
    // A hundredth of a point more than ten percent takes millions of errors.
    assert_eq!(requests(100_000, 100_100, 10), None);
    assert_eq!(
        power_of_one_look(rate(1_000), rate(11_000), percent(10), u64::MAX, ALPHA),
        None
    );
    // Every request fails: at one in ten, two of twenty tell it with a chance of 1/190 if they
    // were equal.
    assert_eq!(requests(0, 1_000_000, 10), Some(2));
}

fn traffic(thousandths_per_second: u64, share: u8) -> Traffic {
    Traffic {
        thousandths_per_second,
        share: percent(share),
        baseline: rate(1_000),
        raised: rate(11_000),
    }
}

#[test]
fn requests_become_minutes_of_the_last_hours_traffic() {
    assert_eq!(traffic(3_200, 5).minutes_for(needed(5)), Some(38));
    assert_eq!(traffic(1_000, 10).minutes_for(390), Some(65));
    assert_eq!(traffic(0, 10).minutes_for(390), None);
    assert_eq!(traffic(1_000, 0).minutes_for(390), None);
    assert_eq!(traffic(u64::MAX, 100).minutes_for(1), Some(1));
}

/// A week, in minutes.
const WEEK: u32 = 7 * 24 * 60;

/// The answer, and in how many parts it was calculated.
fn noticed(traffic: &Traffic) -> Option<(Noticed, u32)> {
    let mut notice = Notice::of(traffic, 80, ALPHA, WEEK)?;
    (1..).find_map(|parts| Some((notice.step()?, parts)))
}

#[test]
fn a_rise_is_noticed_as_soon_as_enough_requests_have_come() {
    // The study of other consoles has 522, 121, 65, 36 and 28 minutes at one request per second,
    // and a tenth of that at ten.
    let minutes = |per_second: u64, share| {
        let (noticed, parts) = noticed(&traffic(per_second * 1_000, share)).unwrap();
        assert!(parts < 30, "{parts}");
        noticed
    };
    let slow = [1, 5, 10, 25, 50].map(|share| minutes(1, share));
    assert_eq!(slow, [527, 119, 67, 34, 28].map(Noticed::After));
    let fast = [1, 5, 10, 25, 50].map(|share| minutes(10, share));
    assert_eq!(fast, [53, 12, 7, 4, 3].map(Noticed::After));
}

#[test]
fn what_takes_too_long_is_known_to_take_longer_than_something() {
    // Two requests an hour to the canary.
    let rare = noticed(&traffic(6, 10)).unwrap().0;
    assert_eq!(rare, Noticed::NotWithin(u64::from(WEEK)));
    // Half of all requests fail: half a point more takes hundreds of thousands of errors.
    let noisy = Traffic {
        baseline: rate(500_000),
        raised: rate(505_000),
        ..traffic(50_000, 10)
    };
    let Noticed::NotWithin(minutes) = noticed(&noisy).unwrap().0 else {
        panic!("calculated")
    };
    let needed = requests_for_one_look(noisy.baseline, noisy.raised, noisy.share, 80, ALPHA);
    let truth = noisy.minutes_for(needed.unwrap()).unwrap();
    assert!((5..truth).contains(&minutes), "{minutes} of {truth}");
    // Where nothing can be noticed, nothing is said.
    assert_eq!(noticed(&traffic(0, 10)), None);
    assert_eq!(noticed(&traffic(1_000, 0)), None);
    assert_eq!(noticed(&traffic(1_000, 100)), None);
    let equal = Traffic {
        raised: rate(1_000),
        ..traffic(1_000, 10)
    };
    assert_eq!(noticed(&equal), None);
}

#[test]
fn the_calculated_wait_is_what_the_judge_takes() {
    for (per_second, share) in [(1, 10), (5, 10), (20, 10), (5, 50)] {
        let wait = Wait::of(&traffic(per_second * 1_000, share), ALPHA).unwrap();
        let stage = Stage {
            share: percent(share),
            minutes: 600,
        };
        let played = rehearse(
            &[stage],
            &Scenario {
                thousandths_per_second: per_second * 1_000,
                baseline: rate(1_000),
                raised: rate(11_000),
                alpha: ALPHA,
                late_minutes: 0,
                window_minutes: 0,
                runs: 2_000,
                seed: 7,
            },
        );
        let median = played.stopped_minute.unwrap().median;
        // At a minute's distance the played releases have the share that was calculated, but for
        // chance (three standard errors of 2,000 runs) and for the counts that vary.
        let (before, after) = (
            wait.chance_within(u32::try_from(median).unwrap() - 1),
            wait.chance_within(u32::try_from(median).unwrap() + 1),
        );
        assert!(
            before < 5_335 && after > 4_665,
            "{per_second} {share}: {median}"
        );
    }
}

#[test]
fn the_wait_for_the_alarm_is_known_for_the_usual_case() {
    let wait = Wait::of(&traffic(5_000, 10), ALPHA).unwrap();
    assert_eq!(wait.minutes_until(50), Some(8));
    assert_eq!(wait.minutes_until(80), Some(17));
    assert_eq!(wait.minutes_until(100), None);
    assert_eq!(wait.chance_within(0), 0);
    // 10 to 11 % at a hundred requests per second, where a minute brings hundreds of errors.
    let busy = Traffic {
        baseline: rate(100_000),
        raised: rate(110_000),
        ..traffic(100_000, 10)
    };
    let until = Wait::of(&busy, ALPHA).unwrap().minutes_until(50).unwrap();
    // A thousand played releases had a median of 25.
    assert!((24..27).contains(&until), "{until}");
    // Twice the traffic, half the time.
    let wait = Wait::of(&traffic(10_000, 10), ALPHA).unwrap();
    assert_eq!(wait.minutes_until(50), Some(4));
}

#[test]
fn there_is_no_wait_where_nothing_can_be_compared() {
    assert!(Wait::of(&traffic(5_000, 0), ALPHA).is_none());
    assert!(Wait::of(&traffic(5_000, 100), ALPHA).is_none());
    assert!(Wait::of(&traffic(0, 10), ALPHA).is_none());
    // Equal versions: the alarm is never to be expected.
    let equal = Traffic {
        raised: rate(1_000),
        ..traffic(5_000, 10)
    };
    let wait = Wait::of(&equal, ALPHA).unwrap();
    assert_eq!(wait.minutes_until(50), None);
    assert!(wait.chance_within(100_000) <= 500);
}
