//! What the judge says, and in which words.

use halftone::judge::{Alpha, Count, ErrorRate, Judge, Missing, Verdict};

use super::{minute, rate};

fn judge() -> Judge {
    Judge::new(Alpha::FIVE_PERCENT, rate(10_000))
}

#[test]
fn without_requests_there_is_no_verdict() {
    let mut judge = judge();
    let said = judge.judgement();
    assert_eq!(said.verdict, Verdict::NotYet(Missing::Canary));
    judge.look(&minute((0, 0), (300, 3)));
    let said = judge.judgement();
    assert_eq!(said.verdict, Verdict::NotYet(Missing::Canary));
    assert_eq!(
        said.to_string(),
        "Not yet: the canary has not answered a request since its share was set."
    );
    let mut judge = self::judge();
    judge.look(&minute((300, 300), (0, 0)));
    let said = judge.judgement();
    assert_eq!(said.verdict, Verdict::NotYet(Missing::Stable));
    assert_eq!(said.evidence_tenths, 10);
}

#[test]
fn few_requests_without_an_error_are_not_yet_a_good_sign() {
    let mut judge = judge();
    judge.look(&minute((30, 0), (270, 0)));
    let said = judge.judgement();
    let Verdict::NotYet(Missing::Requests(more)) = said.verdict else {
        panic!("{said:?}");
    };
    assert!((300..1_500).contains(&more), "{more}");
    assert_eq!(
        said.to_string(),
        format!(
            "Not yet: the canary failed 0 of 30 requests (0\u{a0}%), the stable version 0 of 270 \
             requests (0\u{a0}%). About {more} more requests to the canary would tell whether its \
             error rate rose by 1 point."
        )
    );
}

#[test]
fn the_requests_that_were_said_to_be_missing_suffice() {
    for errors in [0, 1, 4] {
        let mut judge = judge();
        judge.look(&minute((100, 0), (1_000, errors)));
        let Verdict::NotYet(Missing::Requests(more)) = judge.judgement().verdict else {
            panic!("{:?}", judge.judgement());
        };
        // At the stable version's rate, and not with a tenth fewer.
        let failed = |requests: u64| (requests * errors + 500) / 1_000;
        let mut early = judge.clone();
        let fewer = more * 9 / 10;
        early.look(&minute(
            (fewer, failed(fewer)),
            (10 * fewer, failed(10 * fewer)),
        ));
        assert!(matches!(early.judgement().verdict, Verdict::NotYet(_)));
        judge.look(&minute(
            (more, failed(more)),
            (10 * more, failed(10 * more)),
        ));
        let said = judge.judgement();
        let Verdict::NoSignOfHarm { excluded } = said.verdict else {
            panic!("{said:?}");
        };
        assert!(
            excluded <= rate(10_000) && excluded > rate(9_000),
            "{excluded:?}"
        );
    }
}

#[test]
fn the_all_clear_names_what_it_does_not_exclude() {
    let mut judge = judge();
    for _ in 0..100 {
        judge.look(&minute((100, 0), (900, 1)));
    }
    assert_eq!(
        judge.judgement().to_string(),
        "No sign of harm: a rise of the error rate by 0.0194 points or more is excluded, a smaller \
         one is not. The canary failed 0 of 10000 requests (0\u{a0}%), the stable version 100 of \
         90000 requests (0.11\u{a0}%)."
    );
}

#[test]
fn trouble_before_a_step_does_not_make_the_canary_look_better_in_it() {
    let mut judge = judge();
    for _ in 0..60 {
        judge.look(&minute((100, 6), (900, 54)));
    }
    assert!(matches!(judge.judgement().verdict, Verdict::NotYet(_)));
    judge.share_set();
    let said = judge.judgement();
    assert_eq!(said.verdict, Verdict::NotYet(Missing::Canary));
    // Then the canary fails 2 % and the stable version 1 %. Over both steps the stable version has
    // the higher rate, 5.1 % to 3.3 %.
    judge.look(&minute((12_000, 240), (12_000, 120)));
    let mut unaware = self::judge();
    unaware.look(&minute((18_000, 600), (66_000, 3_360)));
    assert!(matches!(
        unaware.judgement().verdict,
        Verdict::NoSignOfHarm { .. }
    ));
    let said = judge.judgement();
    assert!(
        !matches!(said.verdict, Verdict::NoSignOfHarm { .. }),
        "{said:?}"
    );
    assert_eq!(said.step, minute((12_000, 240), (12_000, 120)));
    assert_eq!(said.total, minute((18_000, 600), (66_000, 3_360)));
}

#[test]
fn an_alarm_stays_and_says_what_it_rests_on() {
    let mut judge = judge();
    for _ in 0..3 {
        judge.look(&minute((30, 1), (270, 0)));
    }
    let said = judge.judgement();
    assert_eq!(said.verdict, Verdict::Worse { minute: 2 });
    assert_eq!(said.threshold_tenths, 200);
    assert!(said.evidence_tenths >= 200);
    let curve: Vec<i32> = judge.curve().iter().map(|at| at.log_thousandths).collect();
    assert!(curve[0] < 1301 && curve[1] >= 1301 && curve[2] > curve[1]);
    assert_eq!(judge.threshold_log_thousandths(), 1301);
    assert_eq!(judge.curve()[2].minute, 3);
    // Quiet hours do not take it back.
    for _ in 0..200 {
        judge.look(&minute((30, 0), (270, 1)));
    }
    let said = judge.judgement();
    assert_eq!(said.verdict, Verdict::Worse { minute: 2 });
    assert!(said.evidence_tenths < 200);
    assert_eq!(
        said.to_string(),
        "Worse: the canary failed 3 of 6090 requests (0.05\u{a0}%), the stable version 200 of 54810 \
         requests (0.36\u{a0}%). The evidence reached 20 to 1 after minute 2; a canary that is no \
         worse gets there in at most one release out of 20."
    );
}

#[test]
fn a_canary_that_fails_less_often_is_never_worse() {
    let mut judge = judge();
    for _ in 0..240 {
        judge.look(&minute((300, 0), (300, 30)));
    }
    assert!(matches!(
        judge.judgement().verdict,
        Verdict::NoSignOfHarm { excluded } if excluded == ErrorRate::ZERO
    ));
    assert_eq!(judge.judgement().evidence_tenths, 0);
}

#[test]
fn more_errors_than_requests_are_no_count() {
    assert_eq!(Count::new(3, 4), None);
    assert_eq!(Count::new(3, 3).unwrap().errors(), 3);
    assert_eq!(ErrorRate::of(Count::NONE), None);
}
