//! Durations, as far as averages per minute go.

use halftone::judge::{Alpha, Average, Latency};

use super::chance::Chance;

/// The average of so many durations with a long upper tail: half of them are below 100 ms, one in
/// a hundred is above a second.
fn average(chance: &mut Chance, requests: u64, times: f64) -> Average {
    let sum: f64 = (0..requests).map(|_| (chance.normal()).exp()).sum();
    let count = f64::from(u32::try_from(requests).unwrap());
    let mean = format!("{:.0}", 1e5 * times * sum / count);
    Average {
        requests,
        microseconds: mean.parse().unwrap(),
    }
}

fn alarms(seed: u64, times: f64) -> u32 {
    let mut chance = Chance::new(seed);
    let mut alarms = 0;
    for _ in 0..150 {
        let mut latency = Latency::new(Alpha::FIVE_PERCENT, 10);
        for _ in 0..120 {
            let canary = average(&mut chance, 10, times);
            let stable = average(&mut chance, 90, 1.0);
            latency.look(canary, stable);
        }
        alarms += u32::from(latency.comparison().slower);
    }
    alarms
}

#[test]
fn equal_durations_with_a_long_tail_raise_no_alarm() {
    assert!(alarms(4, 1.0) <= 7);
}

#[test]
fn a_canary_that_takes_twice_as_long_is_noticed() {
    assert!(alarms(5, 2.0) >= 145);
}

#[test]
fn seven_slower_minutes_in_a_row_are_enough_and_six_are_not() {
    let mut latency = Latency::new(Alpha::FIVE_PERCENT, 10);
    let of = |requests, microseconds| Average {
        requests,
        microseconds,
    };
    for _ in 0..6 {
        latency.look(of(10, 111_000), of(90, 100_000));
    }
    // 2⁷/7, as the average over the upper half of all coins.
    let six = latency.comparison();
    assert_eq!((six.slower, six.evidence_tenths), (false, 181));
    latency.look(of(10, 111_000), of(90, 100_000));
    let seven = latency.comparison();
    assert_eq!((seven.slower, seven.slower_minutes), (true, 7));
    assert_eq!(seven.evidence_tenths, 318);
}

#[test]
fn the_margin_is_not_slower_and_a_busier_canary_is_not_compared() {
    let mut latency = Latency::new(Alpha::FIVE_PERCENT, 10);
    let of = |requests, microseconds| Average {
        requests,
        microseconds,
    };
    latency.look(of(10, 110_000), of(10, 100_000));
    latency.look(of(11, 900_000), of(10, 100_000));
    latency.look(of(0, 0), of(10, 100_000));
    latency.look(of(10, u64::MAX), of(10, u64::MAX));
    let said = latency.comparison();
    assert_eq!((said.slower_minutes, said.compared_minutes), (0, 2));
    assert_eq!(said.left_out_minutes, 2);
}
