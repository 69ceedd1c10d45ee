//! The shared validation module against every weight, and against arbitrary text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use halftone::scf::RoutingConfig;
use halftone::traffic::{AliasName, Range, Routing, Split, Version, Weight};
use proptest::prelude::*;

fn every_weight() -> impl Iterator<Item = Weight> {
    (0..=10_000).map(|n| Weight::from_ten_thousandths(n).unwrap())
}

#[test]
fn every_weight_survives_the_wire_exactly_in_both_directions() {
    for weight in every_weight() {
        let routing = Routing::Weighted {
            version: Version::Published(2),
            weight,
        };
        let sent = serde_json::to_string(&RoutingConfig::default().with(&routing)).unwrap();
        let decimal = weight.fraction_text();
        let exactly = [
            format!("\"Weight\":{decimal}}}"),
            format!("\"Weight\":{decimal}.0}}"),
        ];
        assert!(
            exactly.iter().any(|text| sent.contains(text)),
            "{weight} is sent as {sent}"
        );
        let received: RoutingConfig = serde_json::from_str(&sent).unwrap();
        assert_eq!(received.routing(), Ok(routing));
    }
}

#[test]
fn every_weight_is_shown_as_a_text_that_reads_back_as_the_same_weight() {
    for weight in every_weight() {
        assert_eq!(
            Weight::parse_percent(&format!("{}%", weight.percent_text())),
            Ok(weight)
        );
        assert_eq!(
            Weight::parse_percent(&weight.to_string().replace('\u{a0}', " ")),
            Ok(weight)
        );
        assert_eq!(Weight::from_fraction(weight.fraction()), Ok(weight));
    }
}

#[test]
fn every_weight_and_its_complement_make_the_whole() {
    for weight in every_weight() {
        let sum = weight.ten_thousandths() + weight.complement().ten_thousandths();
        assert_eq!(sum, 10_000);
        assert_eq!(weight.complement().complement(), weight);
    }
}

#[test]
fn every_weight_routes_exactly_its_share_of_all_draws() {
    for weight in every_weight().step_by(97) {
        let split = Split::weighted(Version::Published(1), Version::Published(2), weight);
        let canary = |draw: &u16| split.route(*draw, |_| None) == Version::Published(2);
        assert_eq!(
            (0..10_000).filter(canary).count(),
            usize::from(weight.ten_thousandths())
        );
    }
}

proptest! {
    #[test]
    fn a_weight_that_is_read_from_text_is_the_number_that_was_written(text in "[ 0-9.,%+eE-]{0,9}") {
        if let Ok(weight) = Weight::parse_percent(&text) {
            let number: f64 = text.trim().trim_end_matches('%').trim().parse().unwrap();
            prop_assert!((number * 100.0 - f64::from(weight.ten_thousandths())).abs() < 1e-6);
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in any::<String>()) {
        let _ = Weight::parse_percent(&text);
        let _ = text.parse::<Version>();
        let _ = text.parse::<AliasName>();
        let _ = text.parse::<Range>();
    }

    #[test]
    fn a_fraction_is_either_exact_or_refused(fraction in any::<f64>()) {
        if let Ok(weight) = Weight::from_fraction(fraction) {
            prop_assert!((weight.fraction() - fraction).abs() < 1e-9);
        }
    }

    #[test]
    fn a_problem_repeats_what_was_typed_and_ends_as_a_sentence(text in "[^%]{1,20}") {
        if let Err(problem) = Weight::parse_percent(&text) {
            prop_assert!(problem.to_string().ends_with('.'), "{problem}");
        }
    }
}
