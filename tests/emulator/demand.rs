//! Requests that come by themselves: how they are divided, and what they follow from.

use halftone::emulator::{Behaviour, Options, Place};
use halftone::traffic::Version::{self, Published};
use serde_json::{Value, json};

use crate::client::Client;
use crate::monitor::{body, points, total};

const CHECKOUT: Place<'_> = Place {
    region: "ap-guangzhou",
    namespace: "default",
    function: "checkout",
};

/// Gives version 5 of `checkout` a share of `prod`.
fn share(client: &mut Client, weight: f64) {
    let routing = json!({"AdditionalVersionWeights": [{"Version": "5", "Weight": weight}]});
    let body = json!({"FunctionName": "checkout", "Name": "prod", "FunctionVersion": "4",
        "RoutingConfig": routing});
    client.ok("UpdateAlias", body);
}

/// The logarithm of n!, by Stirling's series; exact to ten digits from 1 on.
fn log_factorial(n: f64) -> f64 {
    if n < 16.0 {
        return (1..=16)
            .map(f64::from)
            .take_while(|i| *i <= n)
            .map(f64::ln)
            .sum();
    }
    let series = 1.0 / (12.0 * n) - 1.0 / (360.0 * n.powi(3));
    n * n.ln() - n + 0.5 * (std::f64::consts::TAU * n).ln() + series
}

/// The two-sided p-value of `hits` in `tries` at a probability: all outcomes together that are no
/// likelier than this one.
fn exact_binomial_test(hits: u64, tries: u64, probability: f64) -> f64 {
    if probability <= 0.0 || probability >= 1.0 {
        let certain = if probability <= 0.0 { 0 } else { tries };
        return f64::from(u8::from(hits == certain));
    }
    let log = |hits: u64| {
        #[expect(clippy::cast_precision_loss)] // far below 2⁵³
        let (n, k) = (tries as f64, hits as f64);
        let choose = log_factorial(n) - log_factorial(k) - log_factorial(n - k);
        choose + k * probability.ln() + (n - k) * (-probability).ln_1p()
    };
    let observed = log(hits) + 1e-7;
    let likely = (0..=tries).map(log).filter(|log| *log <= observed);
    likely.map(f64::exp).sum()
}

#[test]
fn the_exact_test_knows_the_published_example() {
    // 8 of 8, and 5 heads of 20 tosses.
    assert!((exact_binomial_test(8, 8, 0.5) - 2.0 / 256.0).abs() < 1e-9);
    assert!((exact_binomial_test(5, 20, 0.5) - 0.041_389_465).abs() < 1e-8);
}

#[test]
fn a_hundred_thousand_requests_are_divided_as_every_weight_says() {
    for weight in [0.0, 0.0001, 0.01, 0.05, 0.1, 0.3333, 0.5, 0.99, 1.0] {
        let mut client = Client::with_function(2);
        let routing = json!({"AdditionalVersionWeights": [{"Version": "2", "Weight": weight}]});
        client.ok(
            "CreateAlias",
            json!({"FunctionName": "app", "Name": "prod", "FunctionVersion": "1",
                "RoutingConfig": routing}),
        );
        for number in 0..10 {
            client.ok(
                "CreateTrigger",
                json!({"FunctionName": "app", "TriggerName": format!("t{number}"),
                    "Type": "http", "Qualifier": "prod"}),
            );
        }
        // Three hours looked at every quarter of an hour are played request by request; six of
        // which nobody looks are counted by the minute.
        for (looks, minutes) in [(12, 15), (1, 360)] {
            let start = client.now;
            for _ in 0..looks {
                client.now += minutes * 60_000 - 50;
                client.ok("GetAccount", json!({}));
            }
            let between = (start + 60_000, client.now - 60_000);
            let mut of =
                |kind, name| total(&client.counts_of("app", "Invocation", (kind, name), between));
            let (tries, hits) = (of("alias", "prod"), of("version", "2"));
            assert_eq!(of("version", "1") + hits, tries);
            let p = exact_binomial_test(hits, tries, weight);
            assert!(
                tries > 100_000 && p > 1e-6,
                "{hits} of {tries} at {weight}: p = {p}"
            );
        }
    }
}

#[test]
fn injected_errors_show_in_the_metrics_and_in_the_log() {
    let mut client = Client::demo();
    let before = client.emulator.behaviour(CHECKOUT, Published(5)).unwrap();
    let bad = Behaviour {
        errors: 20_000,
        ..before
    };
    let start = client.now;
    assert!(client.emulator.inject(CHECKOUT, Published(5), bad, start));
    client.now += 3_600_000;
    let now = client.now;
    let requests = total(&client.counts("Invocation", "version", "5", (start, now)));
    let errors = total(&client.counts("Error", "version", "5", (start, now)));
    let p = exact_binomial_test(errors, requests, 0.02);
    assert!(
        requests > 3_000 && p > 1e-6,
        "{errors} of {requests}: p = {p}"
    );
    let stable = total(&client.counts("Error", "version", "4", (start, now)));
    let of = total(&client.counts("Invocation", "version", "4", (start, now)));
    assert!(stable * 200 < of, "{stable} of {of}");
    // The log holds the same requests of its last minutes.
    let minutes = (now / 60_000 * 60_000 - 600_000, now / 60_000 * 60_000);
    let failed = "SCF_Qualifier:5 AND SCF_StatusCode:>=400 | select count(*) as failed";
    let logged = client.search("checkout", minutes, failed);
    let logged: Value =
        serde_json::from_str(logged["AnalysisRecords"][0].as_str().unwrap()).unwrap();
    let counted = total(&client.counts("Error", "version", "5", minutes));
    assert_eq!(logged["failed"], counted);
    assert!(counted > 0);
}

#[test]
fn nothing_that_is_not_there_is_injected_into() {
    let mut client = Client::demo();
    let now = client.now;
    let behaviour = Behaviour::default();
    let elsewhere = Place {
        function: "checkuot",
        ..CHECKOUT
    };
    assert!(
        !client
            .emulator
            .inject(CHECKOUT, Published(99), behaviour, now)
    );
    assert!(
        !client
            .emulator
            .inject(elsewhere, Published(1), behaviour, now)
    );
    assert_eq!(client.emulator.behaviour(elsewhere, Version::Latest), None);
}

#[test]
fn at_weight_zero_the_requests_of_the_canary_stop_within_the_next_minute() {
    let mut client = Client::demo();
    client.ok(
        "UpdateAlias",
        json!({"FunctionName": "checkout", "Name": "$DEFAULT", "FunctionVersion": "$LATEST"}),
    );
    share(&mut client, 0.5);
    client.now += 600_000;
    share(&mut client, 0.0);
    let stop = client.now;
    client.now += 600_000;
    let now = client.now;
    let counted = client.counts("Invocation", "version", "5", (stop - 300_000, now));
    let next = stop / 60_000 * 60 + 60;
    assert!(points(&counted).iter().any(|(time, _)| *time < next));
    assert!(points(&counted).iter().all(|(time, _)| *time < next));
    let alias = client.counts("Invocation", "alias", "prod", (stop, now));
    assert!(points(&alias).len() >= 9);
}

#[test]
fn what_a_version_cannot_serve_at_once_is_throttled() {
    let mut client = Client::demo();
    let start = client.now;
    let slow = Behaviour {
        median: 2_000,
        concurrency: Some(1),
        ..Behaviour::default()
    };
    assert!(client.emulator.inject(CHECKOUT, Published(4), slow, start));
    client.now += 3_600_000;
    let now = client.now;
    let mut of = |metric, version| total(&client.counts(metric, "version", version, (start, now)));
    // One instance that takes two seconds and more serves fewer than half a request a second.
    let (ran, throttled) = (of("Invocation", "4"), of("Throttle", "4"));
    assert!(
        ran > 900 && ran < 2_000 && throttled > ran,
        "{ran} {throttled}"
    );
    assert_eq!(of("Throttle", "5"), 0);
}

#[test]
fn the_same_seed_and_the_same_times_give_the_same_bytes() {
    let run = |seed, steps: &[u64]| {
        let mut client = Client::with(Options {
            seed,
            ..Options::default()
        });
        let start = client.now;
        for step in steps {
            client.now += step;
            client.ok("GetAccount", json!({}));
        }
        client.now = start + 840_000;
        let minutes = (start, start + 720_000);
        let found = client.search("checkout", minutes, "")["Results"].to_string();
        let request = body("checkout", "Duration", ("version", "5"), minutes);
        let metric = client.ok("GetMonitorData", request)["DataPoints"].to_string();
        let draft = client.draft("ListFunctions", &json!({}));
        (found, metric, client.raw(&draft).body)
    };
    let once = [60_000, 660_000];
    assert!(run(1, &once) == run(1, &once));
    assert!(run(1, &once).0 != run(2, &once).0);
    // What came does not depend on how often somebody looked.
    let (seldom, often) = (run(1, &[]), run(1, &[20_000; 36]));
    assert!(seldom.0 == often.0 && seldom.1 == often.1);
}

#[test]
fn a_trigger_that_is_switched_off_sends_nothing() {
    let mut client = Client::demo();
    let start = client.now;
    client.now += 1_200_000;
    let now = client.now;
    let minute = client.counts_of(
        "currency-rates",
        "Invocation",
        ("version", "3"),
        (start, now),
    );
    assert!(
        points(&minute)
            .iter()
            .all(|(_, value)| value.to_bits() == 1.0_f64.to_bits())
    );
    assert_eq!(points(&minute).len(), 20);
    client.ok(
        "UpdateTriggerStatus",
        json!({"FunctionName": "currency-rates", "TriggerName": "every-minute", "Type": "timer",
            "Qualifier": "$DEFAULT", "Enable": "CLOSE"}),
    );
    client.now += 600_000;
    let later = (now + 60_000, client.now);
    let off = client.counts_of("currency-rates", "Invocation", ("version", "3"), later);
    assert_eq!(points(&off), []);
    let idle = client.counts_of(
        "session-cleanup",
        "Invocation",
        ("version", "$LATEST"),
        later,
    );
    assert_eq!(points(&idle), []);
}

#[test]
fn at_six_hundred_times_the_speed_ten_minutes_pass_in_a_second() {
    let mut client = Client::demo();
    let start = client.now;
    client.emulator.set_speed(600, start);
    client.now += 6_000;
    let (begin, own) = (start, client.emulator.time(client.now));
    assert_eq!(own - begin, 3_600_000);
    let hour = client.counts("Invocation", "alias", "prod", (begin, own));
    assert!(points(&hour).len() >= 59, "{hour}");
    // Signatures keep to the time of the clients.
    client.ok("GetAccount", json!({}));
}
