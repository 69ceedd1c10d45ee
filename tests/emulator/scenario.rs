//! The scenarios of the demo account, played through: the presenter goes on, the audience does by
//! calls of the API what the page would do.

use halftone::emulator::scenario::{Caption, Play, Scenario};
use halftone::emulator::{Behaviour, DEMO_REGION, Place, Request};
use halftone::traffic::Version;
use serde_json::{Value, json};

use crate::client::Client;
use crate::monitor::{points, total};

fn begin(name: &str) -> (Client, Play) {
    let mut client = Client::demo();
    let scenario = Scenario::named(name).unwrap();
    let play = Play::begin(scenario, &mut client.emulator, client.now);
    (client, play)
}

/// Time passes for the clients.
fn wait(client: &mut Client, milliseconds: u64) {
    client.now += milliseconds;
}

/// The step does not go on by itself yet.
fn waits(client: &mut Client, play: &mut Play) {
    assert!(!play.follow(&mut client.emulator, client.now));
    assert!(play.is_waiting(&client.emulator, client.now));
}

/// What the step waited for is so: it goes on by itself.
fn goes_on(client: &mut Client, play: &mut Play) {
    assert!(
        play.follow(&mut client.emulator, client.now),
        "{:?}",
        play.step()
    );
}

fn next(client: &mut Client, play: &mut Play) {
    play.next(&mut client.emulator, client.now);
}

/// How many requests of a metric a version had between two moments of the account's time.
fn counted(client: &mut Client, of: (&str, u32), metric: &str, between: (u64, u64)) -> u64 {
    let (function, version) = (of.0, of.1.to_string());
    total(&client.counts_of(function, metric, ("version", &version), between))
}

/// The account's time, at the end of a whole minute.
fn minute(client: &Client) -> u64 {
    client.emulator.time(client.now) / 60_000 * 60_000
}

#[test]
fn a_healthy_canary_is_watched_for_half_an_hour_and_promoted() {
    let (mut client, mut play) = begin("healthy-canary");
    assert!(!play.is_waiting(&client.emulator, client.now));
    let start = minute(&client);
    next(&mut client, &mut play);
    wait(&mut client, 29_000);
    waits(&mut client, &mut play);
    wait(&mut client, 1_000);
    goes_on(&mut client, &mut play);
    assert_eq!(client.emulator.speed(), 1);
    let half_hour = (start, minute(&client));
    let requests = counted(&mut client, ("checkout", 5), "Invocation", half_hour);
    let errors = counted(&mut client, ("checkout", 5), "Error", half_hour);
    assert!(requests > 500 && errors * 100 < requests);
    waits(&mut client, &mut play);
    let promoted = json!({"FunctionName": "checkout", "Name": "prod", "FunctionVersion": "5"});
    client.ok("UpdateAlias", promoted);
    goes_on(&mut client, &mut play);
    assert_eq!(play.step().caption, Caption::CanaryPromoted);
    assert!(play.is_last());
}

#[test]
fn a_release_that_is_bad_under_load_is_fine_until_many_requests_come() {
    let (mut client, mut play) = begin("bad-under-load");
    let start = minute(&client) + 60_000;
    wait(&mut client, 20_000);
    goes_on(&mut client, &mut play);
    let rush = minute(&client);
    wait(&mut client, 16_000);
    goes_on(&mut client, &mut play);
    let end = minute(&client);
    // The last minute of an answer begins at its end.
    let (quiet, busy) = ((start, rush - 60_000), (rush + 60_000, end - 60_000));
    for (version, during, throttles) in [(12, quiet, 0..1), (11, busy, 0..1), (12, busy, 3..9)] {
        let throttled = counted(&mut client, ("orders-api", version), "Throttle", during);
        let served = counted(&mut client, ("orders-api", version), "Invocation", during);
        assert!(served > 500, "{version} {during:?}");
        let tenths = throttled * 10 / (throttled + served);
        assert!(
            throttles.contains(&tenths),
            "{version} {during:?}: {throttled} of {served}"
        );
    }
    waits(&mut client, &mut play);
    let back = json!({"FunctionName": "orders-api", "Name": "prod", "FunctionVersion": "11"});
    client.ok("UpdateAlias", back);
    goes_on(&mut client, &mut play);
    assert!(play.is_last());
    let alias = client.ok(
        "GetAlias",
        json!({"FunctionName": "orders-api", "Name": "internal"}),
    );
    assert_eq!(alias["FunctionVersion"], "12");
}

#[test]
fn somebody_else_writes_between_the_draft_and_its_application() {
    let (mut client, mut play) = begin("conflict");
    let read = json!({"FunctionName": "recommendations", "Name": "prod"});
    let drafted = client.ok("GetAlias", read.clone());
    next(&mut client, &mut play);
    let found = client.ok("GetAlias", read);
    let weight =
        |alias: &Value| alias["RoutingConfig"]["AdditionalVersionWeights"][0]["Weight"].clone();
    assert_eq!(
        (weight(&drafted), weight(&found)),
        (json!(0.01), json!(0.25))
    );
    assert_ne!(drafted["ModTime"], found["ModTime"]);
    assert!(!play.is_waiting(&client.emulator, client.now));
    next(&mut client, &mut play);
    assert!(play.is_last());
}

#[test]
fn a_version_that_serves_nothing_is_let_go() {
    let (mut client, mut play) = begin("orphaned-split");
    waits(&mut client, &mut play);
    let delete = json!({"FunctionName": "billing-report", "Qualifier": "6"});
    let refused = client.refused("DeleteFunctionVersion", delete.clone());
    assert_eq!(refused, "UnsupportedOperation.AliasBind");
    client.ok(
        "UpdateAlias",
        json!({"FunctionName": "billing-report", "Name": "prod", "FunctionVersion": "7"}),
    );
    goes_on(&mut client, &mut play);
    assert!(play.is_last());
    client.ok("DeleteFunctionVersion", delete);
}

#[test]
fn an_update_that_does_not_end_ends_when_the_presenter_says_so() {
    let (mut client, mut play) = begin("stuck-updating");
    let publish = json!({"FunctionName": "legacy-import"});
    next(&mut client, &mut play);
    let refused = client.refused("PublishVersion", publish.clone());
    assert_eq!(refused, "FailedOperation.PublishVersion");
    next(&mut client, &mut play);
    let function = client.ok("GetFunction", publish.clone());
    assert_eq!(function["Status"], "Active");
    client.ok("PublishVersion", publish);
    waits(&mut client, &mut play);
    client.wait();
    goes_on(&mut client, &mut play);
    assert!(play.is_last());
}

#[test]
fn a_write_whose_answer_is_lost_is_carried_out_and_then_nothing_arrives() {
    let (mut client, mut play) = begin("broken-network");
    next(&mut client, &mut play);
    waits(&mut client, &mut play);
    let routing = json!({"AdditionalVersionWeights": [{"Version": "6", "Weight": 0.5}]});
    let write = json!({"FunctionName": "inventory-sync", "Name": "prod", "FunctionVersion": "5",
        "RoutingConfig": routing});
    let read = json!({"FunctionName": "inventory-sync", "Name": "prod"});
    assert!(!is_answered(&mut client, "UpdateAlias", &write));
    assert!(is_answered(&mut client, "GetAlias", &read));
    goes_on(&mut client, &mut play);
    assert!(!is_answered(&mut client, "GetAlias", &read));
    next(&mut client, &mut play);
    assert!(play.is_last());
    assert!(is_answered(&mut client, "GetAlias", &read));
}

/// Whether a request and its answer come through the network of the account.
fn is_answered(client: &mut Client, action: &str, body: &Value) -> bool {
    client.now += 50;
    let draft = client.draft(action, body);
    let headers = draft.signed_headers();
    let request = Request {
        method: draft.method,
        query: "",
        headers: &headers,
        body: &draft.body,
    };
    let delivery = client.emulator.deliver(&request, client.now);
    delivery.answer.is_some()
}

#[test]
fn going_back_shows_what_was_said_and_does_nothing_twice() {
    let (mut client, mut play) = begin("conflict");
    next(&mut client, &mut play);
    let mine = json!({"FunctionName": "recommendations", "Name": "prod", "FunctionVersion": "21"});
    client.ok("UpdateAlias", mine);
    play.back();
    assert_eq!(play.step().caption, Caption::ConflictDraft);
    next(&mut client, &mut play);
    assert_eq!(play.step().caption, Caption::ConflictWritten);
    let read = json!({"FunctionName": "recommendations", "Name": "prod"});
    assert_eq!(client.ok("GetAlias", read)["FunctionVersion"], "21");
    play.back();
    play.back();
    assert_eq!(play.number(), 1);
}

#[test]
fn a_scenario_is_found_by_the_name_in_its_address_and_shows_what_is_there() {
    for scenario in Scenario::ALL {
        assert_eq!(Scenario::named(scenario.name), Some(scenario));
        let mut client = Client::demo();
        for step in scenario.steps {
            let spot = step.spot;
            let function = json!({"FunctionName": spot.function, "Name": spot.alias});
            let action = spot.alias.map_or("GetFunction", |_| "GetAlias");
            client.ok(action, function);
        }
    }
    assert_eq!(Scenario::named("healthy"), None);
}

#[test]
fn a_scenario_is_told_the_same_way_twice() {
    let told = || {
        let (mut client, mut play) = begin("bad-under-load");
        let start = minute(&client);
        wait(&mut client, 20_000);
        goes_on(&mut client, &mut play);
        wait(&mut client, 16_000);
        let between = (start, minute(&client));
        client
            .counts_of("orders-api", "Throttle", ("version", "12"), between)
            .to_string()
    };
    assert_eq!(told(), told());
}

const CHECKOUT: Place<'_> = Place {
    region: DEMO_REGION,
    namespace: "default",
    function: "checkout",
};

#[test]
fn a_version_that_was_injected_into_behaves_again_as_it_did() {
    let mut client = Client::demo();
    let (now, canary) = (client.now, Version::Published(5));
    let emulator = &mut client.emulator;
    let usual = emulator.behaviour(CHECKOUT, canary).unwrap();
    for errors in [20_000, 900_000] {
        let behaviour = Behaviour { errors, ..usual };
        assert!(emulator.inject(CHECKOUT, canary, behaviour, now));
    }
    assert!(emulator.heal(CHECKOUT, canary, now));
    assert_eq!(emulator.behaviour(CHECKOUT, canary), Some(usual));
    assert!(emulator.heal(CHECKOUT, canary, now));
    assert_eq!(emulator.behaviour(CHECKOUT, canary), Some(usual));
    assert!(!emulator.heal(CHECKOUT, Version::Published(6), now));
}

#[test]
fn a_function_without_traffic_gets_nothing_but_what_its_timers_send() {
    let mut client = Client::demo();
    let start = client.now;
    assert!(client.emulator.set_traffic(CHECKOUT, 0, start));
    wait(&mut client, 1_200_000);
    let counted = client.counts("Invocation", "alias", "prod", (start, client.now));
    assert_eq!(total(&counted), 4, "every five minutes");
    let preview = client.counts("Invocation", "alias", "staging", (start, client.now));
    assert_eq!(points(&preview), []);
}
