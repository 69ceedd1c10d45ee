//! The configured share and the one that was served.

use halftone::judge::{Alpha, Observation, ShareReading, served_share};
use halftone::traffic::{AliasName, Routing, Split, Version, Weight};

use super::chance::Chance;
use super::percent;

fn at(ten_thousandths: u16) -> Weight {
    Weight::from_ten_thousandths(ten_thousandths).unwrap()
}

#[test]
fn the_interval_is_the_exact_one_and_rounded_outwards() {
    let served = served_share(10, 90, percent(10), Alpha::FIVE_PERCENT).unwrap();
    assert_eq!(served.share, percent(10));
    // Published: 0.04900469 to 0.17622260.
    assert_eq!(served.at_one_look, (at(490), at(1_763)));
    assert!(served.at_every_look.0 < at(490) && served.at_every_look.1 > at(1_763));
    assert!(!served.disagrees);
}

#[test]
fn no_request_says_nothing() {
    assert_eq!(served_share(0, 0, percent(10), Alpha::FIVE_PERCENT), None);
}

#[test]
fn a_version_that_should_get_nothing_or_everything_is_contradicted_by_one_request() {
    let alpha = Alpha::ONE_IN_A_THOUSAND;
    assert!(served_share(1, 99, percent(0), alpha).unwrap().disagrees);
    assert!(!served_share(0, 99, percent(0), alpha).unwrap().disagrees);
    assert!(served_share(99, 1, percent(100), alpha).unwrap().disagrees);
    assert!(!served_share(99, 0, percent(100), alpha).unwrap().disagrees);
}

#[test]
fn few_requests_tell_nothing_and_many_tell_in_which_direction() {
    let reading = |canary, stable, configured| {
        let configured = percent(configured);
        let served = served_share(canary, stable, configured, Alpha::FIVE_PERCENT);
        served.unwrap().reading(configured)
    };
    assert_eq!(reading(1, 9, 10), ShareReading::TooFew);
    assert_eq!(reading(100, 900, 10), ShareReading::Agrees);
    assert_eq!(reading(300, 700, 10), ShareReading::More);
    assert_eq!(reading(20, 980, 10), ShareReading::Less);
    // Where one version has everything, a handful proves little and one stray request all.
    assert_eq!(reading(5, 0, 100), ShareReading::TooFew);
    assert_eq!(reading(2_000, 0, 100), ShareReading::Agrees);
    assert_eq!(reading(2_000, 1, 100), ShareReading::Less);
    assert_eq!(reading(1, 2_000, 0), ShareReading::More);
}

#[test]
fn the_new_code_is_compared_on_whichever_side_of_the_alias_it_is() {
    let (prod, default) = (AliasName::from_cloud("prod"), AliasName::default_alias());
    let observe = |alias: &AliasName, split: &Split, counts: &[(Version, u64)]| {
        Observation::of(alias, split, counts, Alpha::FIVE_PERCENT)
    };
    let (four, five) = (Version::Published(4), Version::Published(5));
    let canary = Split::weighted(four, five, percent(10));
    let seen = observe(&prod, &canary, &[(four, 900), (five, 100)]).unwrap();
    assert_eq!((seen.version, seen.configured), (five, percent(10)));
    assert_eq!(seen.reading, ShareReading::Agrees);
    // Of `$DEFAULT` the main version is the new code: 20 % by a weight of 80 % beside it.
    let default_split = Split::weighted(Version::Latest, five, percent(80));
    let counts = [(Version::Latest, 800), (five, 200)];
    let seen = observe(&default, &default_split, &counts).unwrap();
    assert_eq!(
        (seen.version, seen.configured),
        (Version::Latest, percent(20))
    );
    assert_eq!(seen.reading, ShareReading::More);
    let swapped = [(Version::Latest, 200), (five, 800)];
    let seen = observe(&default, &default_split, &swapped).unwrap();
    assert_eq!(seen.reading, ShareReading::Agrees);
    // A version that was taken out and serves all the same.
    let seen = observe(&prod, &Split::all(five), &[(five, 990), (four, 10)]).unwrap();
    assert_eq!((seen.version, seen.configured), (five, Weight::FULL));
    assert_eq!(
        (seen.reading, seen.strays),
        (ShareReading::Less, vec![(four, 10)])
    );
    // Nothing was configured that could be compared.
    let rules = Split {
        main: four,
        routing: Routing::Rules(Vec::new()),
    };
    assert_eq!(observe(&prod, &rules, &[(four, 10)]), None);
    assert_eq!(observe(&prod, &canary, &[]), None);
}

#[test]
fn a_split_as_configured_is_contradicted_in_at_most_one_release_of_twenty() {
    let mut chance = Chance::new(3);
    let (mut wrong, mut noticed) = (0, 0);
    for _ in 0..300 {
        let disagrees = |chance: &mut Chance, true_share: f64| {
            let (mut canary, mut all) = (0, 0);
            // Looked at after every minute of two hours, with 60 requests each.
            (0..120).any(|_| {
                canary += chance.of(60, true_share);
                all += 60;
                let served = served_share(canary, all - canary, percent(10), Alpha::FIVE_PERCENT);
                served.unwrap().disagrees
            })
        };
        wrong += u32::from(disagrees(&mut chance, 0.1));
        noticed += u32::from(disagrees(&mut chance, 0.13));
    }
    assert!(wrong <= 15, "{wrong} of 300");
    assert!(noticed > 280, "{noticed} of 300");
}
