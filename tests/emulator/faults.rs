//! What goes wrong on purpose.

use halftone::emulator::{Faults, Mishap, Odds, Place, Request, Response};
use halftone::scf::Effect;
use serde_json::{Value, json};

use crate::client::{Client, OTHER_ZIP};

impl Client {
    fn faults(&mut self, text: &str) {
        self.emulator.set_faults(text.parse().unwrap());
    }

    /// What comes back over a line on which things go wrong.
    fn delivered(&mut self, action: &str, body: &Value) -> Option<Response> {
        self.now += 50;
        let draft = self.draft(action, body);
        let headers = draft.signed_headers();
        let request = Request {
            method: draft.method,
            query: "",
            headers: &headers,
            body: &draft.body,
        };
        self.emulator.deliver(&request, self.now).answer
    }

    /// The code of the refusal that comes back.
    fn code(&mut self, action: &str, body: &Value) -> String {
        let answer = self.delivered(action, body).unwrap();
        let answer: Value = serde_json::from_slice(&answer.body).unwrap();
        let code = &answer["Response"]["Error"]["Code"];
        code.as_str().unwrap_or("none").to_owned()
    }

    fn versions(&mut self) -> u64 {
        let list = self.ok("ListVersionByFunction", json!({"FunctionName": "app"}));
        list["TotalCount"].as_u64().unwrap()
    }
}

fn publish() -> Value {
    json!({"FunctionName": "app"})
}

#[test]
fn a_request_that_is_dropped_before_changes_nothing_and_one_dropped_after_is_done() {
    for (faults, versions) in [("drop-before=100%", 1), ("drop-after=100%", 2)] {
        let mut client = Client::with_function(0);
        client.faults(faults);
        assert_eq!(client.delivered("PublishVersion", &publish()), None);
        client.faults("none");
        assert_eq!(client.versions(), versions, "{faults}");
    }
}

#[test]
fn an_answer_that_is_cut_off_is_no_json_and_what_it_was_about_is_done() {
    let mut client = Client::with_function(0);
    client.faults("truncate=100%");
    let answer = client.delivered("PublishVersion", &publish()).unwrap();
    assert_eq!(
        (answer.status, answer.content_type),
        (200, "application/json")
    );
    assert!(!answer.body.is_empty());
    assert!(serde_json::from_slice::<Value>(&answer.body).is_err());
    assert_eq!(client.versions(), 2);
}

#[test]
fn a_throttled_request_is_refused_by_its_code_and_not_carried_out() {
    let mut client = Client::with_function(0);
    client.faults("throttle=100%");
    assert_eq!(
        client.code("PublishVersion", &publish()),
        "RequestLimitExceeded"
    );
    assert_eq!(client.versions(), 1);
}

#[test]
fn a_request_that_the_cloud_fails_over_may_have_been_carried_out_or_not() {
    for faults in ["5xx=100%,seed=3", "internal-error=100%,seed=3"] {
        let mut client = Client::with_function(0);
        client.faults(faults);
        let mut done = Vec::new();
        for _ in 0..20 {
            let before = client.versions();
            let answer = client.delivered("PublishVersion", &publish()).unwrap();
            if faults.starts_with('5') {
                assert_eq!((answer.status, answer.content_type), (502, "text/html"));
            } else {
                assert!(answer.body.starts_with(b"{\"Response\":{\"Error\":"));
            }
            done.push(client.versions() > before);
        }
        assert!(done.contains(&true) && done.contains(&false), "{faults}");
    }
}

#[test]
fn the_same_requests_are_hit_whatever_else_goes_wrong() {
    let dropped = |faults: &str| {
        let mut client = Client::with_function(0);
        client.faults(faults);
        let asked = (0..400).map(|_| client.delivered("GetAccount", &json!({})).is_none());
        asked.collect::<Vec<_>>()
    };
    let alone = dropped("drop-before=10%,seed=7");
    let hits = alone.iter().filter(|hit| **hit).count();
    // Forty are expected; six standard deviations are 36.
    assert!((4..=76).contains(&hits), "{hits}");
    assert_eq!(
        alone,
        dropped("drop-before=10%,throttle=50%,truncate=3%,seed=7")
    );
    assert_ne!(alone, dropped("drop-before=10%,seed=8"));
}

#[test]
fn faults_keep_to_the_requests_that_they_are_for() {
    let mut client = Client::with_function(0);
    client.faults("drop-before=100%,only=writes");
    assert!(client.delivered("GetAccount", &json!({})).is_some());
    assert!(client.delivered("PublishVersion", &publish()).is_none());
    client.faults("drop-before=100%,only=reads");
    assert!(client.delivered("ListFunctions", &json!({})).is_none());
    assert!(client.delivered("PublishVersion", &publish()).is_some());
}

#[test]
fn an_answer_comes_later_by_the_delay() {
    let mut client = Client::with_function(0);
    client.faults("delay=200ms,only=reads");
    let headers = [("X-TC-Action".to_owned(), "GetAccount".to_owned())];
    let mut delay = |headers: &[(String, String)]| {
        let request = Request {
            method: "POST",
            query: "",
            headers,
            body: b"{}",
        };
        client.emulator.deliver(&request, client.now).delay
    };
    assert_eq!(delay(&headers), 200);
    let headers = [("x-tc-action".to_owned(), "PublishVersion".to_owned())];
    assert_eq!(delay(&headers), 0);
}

#[test]
fn a_function_stays_updating_for_as_long_as_was_said() {
    let mut client = Client::with_function(0);
    client.faults("stuck-updating=90s");
    let code = json!({"FunctionName": "app", "ZipFile": OTHER_ZIP, "Handler": "main"});
    client.ok("UpdateFunctionCode", code);
    let mut status = || client.ok("GetFunction", json!({"FunctionName": "app"}))["Status"].clone();
    assert_eq!(status(), "Updating");
    client.now += 90_000;
    let mut status = || client.ok("GetFunction", json!({"FunctionName": "app"}))["Status"].clone();
    assert_eq!(status(), "Updating");
    client.now += 3_000;
    let status = client.ok("GetFunction", json!({"FunctionName": "app"}))["Status"].clone();
    assert_eq!(status, "Active");
}

#[test]
fn somebody_else_changes_the_alias_before_the_write_arrives_but_not_for_a_stranger() {
    let mut client = Client::with_function(2);
    let split = json!({"FunctionName": "app", "Name": "$DEFAULT", "FunctionVersion": "1",
        "RoutingConfig": {"AdditionalVersionWeights": [{"Version": "2", "Weight": 0.1}]}});
    client.ok("UpdateAlias", split.clone());
    client.faults("foreign-change=100%");
    let weight = |client: &mut Client| {
        let get = json!({"FunctionName": "app", "Name": "$DEFAULT"});
        let alias = client.ok("GetAlias", get);
        alias["RoutingConfig"]["AdditionalVersionWeights"][0]["Weight"].clone()
    };
    // A write that is refused leaves what the other did.
    let mut wrong = split.clone();
    wrong["FunctionVersion"] = json!("9");
    assert_ne!(client.code("UpdateAlias", &wrong), "none");
    assert_eq!(weight(&mut client), 0.15);
    assert_eq!(client.code("UpdateAlias", &split), "none");
    assert_eq!(weight(&mut client), 0.1);
    // Whoever has not the key changes nothing, not even in somebody else's name.
    let place = Place {
        region: "ap-guangzhou",
        namespace: "default",
        function: "app",
    };
    assert!(client.emulator.meddle(place, "$DEFAULT", client.now));
    assert!(!client.emulator.meddle(place, "nobody", client.now));
    assert_eq!(weight(&mut client), 0.15);
    let mut draft = client.draft("UpdateAlias", &wrong);
    draft.secret_key.push('x');
    let headers = draft.signed_headers();
    let request = Request {
        method: "POST",
        query: "",
        headers: &headers,
        body: &draft.body,
    };
    assert!(
        client
            .emulator
            .deliver(&request, client.now)
            .answer
            .is_some()
    );
    assert_eq!(weight(&mut client), 0.15);
}

#[test]
fn a_clock_that_is_off_refuses_signatures_and_is_told() {
    let mut client = Client::with_function(0);
    client.faults("clock-skew=-10m");
    assert_eq!(
        client.code("GetAccount", &json!({})),
        "AuthFailure.SignatureExpire"
    );
    let mut draft = client.draft("GetAccount", &json!({}));
    draft.timestamp -= 600;
    let headers = draft.signed_headers();
    let request = Request {
        method: "POST",
        query: "",
        headers: &headers,
        body: &draft.body,
    };
    let delivery = client.emulator.deliver(&request, client.now);
    assert_eq!(delivery.date, client.now / 1_000 - 600);
    assert!(!String::from_utf8_lossy(&delivery.answer.unwrap().body).contains("Error"));
}

#[test]
fn a_token_that_has_run_out_is_refused_and_the_next_one_is_taken() {
    let mut client = Client::with_function(0);
    client.faults("expired-token");
    assert_eq!(
        client.code("GetAccount", &json!({})),
        "AuthFailure.TokenFailure"
    );
    client.faults("none");
    assert_eq!(client.code("GetAccount", &json!({})), "none");
}

#[test]
fn a_setting_says_what_was_set() {
    let half = Odds::of_millionths(500_000).unwrap();
    let faults = Faults {
        only: Some(Effect::Writes),
        ..Faults::default()
    };
    assert!(faults.is_none() && !Faults { delay: 1, ..faults }.is_none());
    let faults = faults.with(Mishap::Truncate, half);
    assert_eq!(
        (faults.odds(Mishap::Truncate), faults.odds(Mishap::Throttle)),
        (half, Odds::NEVER)
    );
    assert_eq!(faults.to_string(), "truncate=50%,only=writes");
    let mut client = Client::empty();
    client.emulator.set_faults(faults);
    assert_eq!(client.emulator.faults(), &faults);
}
