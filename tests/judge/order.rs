//! What a page and the worker that calculates for it say to each other.

use halftone::judge::{
    Alpha, Answer, ErrorRate, Manner, Noticed, Order, Rehearsal, Scenario, Spread, Stage, Traffic,
    rehearse_at_length,
};

use super::{percent, rate};

fn scenario() -> Scenario {
    Scenario {
        thousandths_per_second: 5_000,
        baseline: rate(1_000),
        raised: rate(11_000),
        alpha: Alpha::FIVE_PERCENT,
        late_minutes: 2,
        window_minutes: 240,
        runs: 100,
        seed: 1,
    }
}

fn rehearse() -> Order {
    Order::Rehearse {
        stages: vec![
            Stage {
                share: percent(10),
                minutes: 30,
            },
            Stage {
                share: percent(50),
                minutes: u32::MAX,
            },
        ],
        scenario: scenario(),
        manner: Manner {
            until_excluded: Some(rate(10_000)),
            ..Manner::BY_TIME
        },
    }
}

fn notice() -> Order {
    Order::Notice {
        traffic: Traffic {
            thousandths_per_second: 10_000,
            share: percent(5),
            baseline: rate(1_000),
            raised: rate(11_000),
        },
        percent: 80,
        alpha: Alpha::FIVE_PERCENT,
        minutes: 10_080,
    }
}

#[test]
fn orders_and_answers_arrive_as_they_were_sent() {
    for order in [rehearse(), notice()] {
        let text = serde_json::to_string(&order).unwrap();
        assert_eq!(serde_json::from_str::<Order>(&text).unwrap(), order);
    }
    let spread = Some(Spread {
        tenth: 0,
        median: 7,
        nine_tenths: u64::MAX,
    });
    for answer in [
        Answer::Rehearsed(Rehearsal {
            stopped: 9_900,
            stopped_minute: spread,
            failed_requests: None,
            false_aborts: 12,
            finished: 10_000,
            finished_minute: spread,
            stages_over: vec![10, 40],
            finish_minute: 40,
        }),
        Answer::Noticed(None),
        Answer::Noticed(Some(Noticed::NotWithin(10_080))),
        Answer::Failed("no".to_owned()),
    ] {
        let text = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&text).unwrap(), answer);
    }
}

#[test]
fn numbers_outside_their_range_are_not_taken_in() {
    let text = serde_json::to_string(&rehearse()).unwrap();
    for (inside, outside) in [
        ("\"share\":1000", "\"share\":10001"),
        ("\"raised\":11000", "\"raised\":1000001"),
        ("\"alpha\":50", "\"alpha\":0"),
        ("\"minutes\":30", "\"minutes\":-1"),
        ("\"Rehearse\"", "\"Rehearsed\""),
    ] {
        assert!(text.contains(inside), "{inside} in {text}");
        let changed = text.replacen(inside, outside, 1);
        assert!(
            serde_json::from_str::<Order>(&changed).is_err(),
            "{outside}"
        );
    }
}

#[test]
fn an_order_is_answered_by_the_calculation_that_it_names() {
    let stages = [Stage {
        share: percent(10),
        minutes: 30,
    }];
    let order = Order::Rehearse {
        stages: stages.to_vec(),
        scenario: scenario(),
        manner: Manner::BY_TIME,
    };
    let played = rehearse_at_length(&stages, &scenario(), &Manner::BY_TIME);
    assert_eq!(order.carry_out(), Answer::Rehearsed(played));
    // 5 % of 7,200 requests, of which 10 come in a second.
    let noticed = Answer::Noticed(Some(Noticed::After(12)));
    assert_eq!(notice().carry_out(), noticed);
    let Order::Notice {
        traffic,
        percent,
        alpha,
        minutes,
    } = notice()
    else {
        return;
    };
    let nothing_to_notice = Order::Notice {
        traffic: Traffic {
            raised: ErrorRate::ZERO,
            ..traffic
        },
        percent,
        alpha,
        minutes,
    };
    assert_eq!(nothing_to_notice.carry_out(), Answer::Noticed(None));
}
