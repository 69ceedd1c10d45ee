//! Somebody between the library's signer and the account who changes what they carry: refused
//! every time, by the relay or by the account, and nothing in the account is changed.

use halftone::scf::Action;
use serde_json::{Value, json};

use crate::carried::{Carried, Road, now, sign, sign_with};
use crate::support::Server;

/// A write of which no two are signed alike.
fn update(number: usize) -> Value {
    let more = json!([{ "Version": "5", "Weight": 0.25 }]);
    json!({
        "FunctionName": "checkout",
        "Namespace": "default",
        "Name": "prod",
        "FunctionVersion": "4",
        "RoutingConfig": { "AdditionalVersionWeights": more },
        "Description": format!("change {number}"),
    })
}

/// All that could have been changed, as the account tells it.
fn state(server: &Server, road: Road) -> Vec<Value> {
    let (function, namespace) = (json!("checkout"), json!("default"));
    let reads = [
        (Action::ListFunctions, json!({ "Namespace": namespace })),
        (
            Action::ListAliases,
            json!({ "FunctionName": function, "Namespace": namespace }),
        ),
        (
            Action::ListVersionByFunction,
            json!({ "FunctionName": function, "Namespace": namespace }),
        ),
        (
            Action::ListTriggers,
            json!({ "FunctionName": function, "Namespace": namespace }),
        ),
    ];
    let reads = reads.into_iter().map(|(action, body)| {
        let answer = Carried::new(road, sign(action, &body)).ask(server);
        assert_eq!(
            (answer.status, answer.code()),
            (200, String::new()),
            "{action:?}"
        );
        let mut told = answer.json()["Response"].take();
        told.as_object_mut().unwrap().remove("RequestId");
        told
    });
    reads.collect()
}

type Change = fn(&mut Carried);

/// What somebody on the way can do to one request.
const CHANGES: &[(&str, Change)] = &[
    ("another action", |it| it.set("x-tc-action", "CreateAlias")),
    ("the same action in other letters", |it| {
        it.set("x-tc-action", "updatealias");
    }),
    ("another region", |it| it.set("x-tc-region", "ap-shanghai")),
    ("another version", |it| it.set("x-tc-version", "2018-04-17")),
    ("a token", |it| it.add("x-tc-token", "somebody's token")),
    ("a second past", |it| {
        let time = (now() - 2).to_string();
        it.set("x-tc-timestamp", &time);
    }),
    ("an hour past", |it| {
        let time = (now() - 3_600).to_string();
        it.set("x-tc-timestamp", &time);
    }),
    ("no time", |it| it.drop("x-tc-timestamp")),
    ("no action", |it| it.drop("x-tc-action")),
    ("no region", |it| it.drop("x-tc-region")),
    ("no version", |it| it.drop("x-tc-version")),
    ("no type", |it| it.drop("content-type")),
    ("no signature", |it| it.drop("authorization")),
    ("a charset", |it| {
        it.set("content-type", "application/json; charset=utf-8");
    }),
    ("a form", |it| {
        it.set("content-type", "application/x-www-form-urlencoded");
    }),
    ("two actions", |it| it.add("X-TC-Action", "DeleteAlias")),
    ("an action twice", |it| it.add("x-tc-action", "UpdateAlias")),
    ("two regions", |it| it.add("x-tc-region", "ap-shanghai")),
    ("two versions", |it| it.add("x-tc-version", "2018-04-17")),
    ("two times", |it| it.add("x-tc-timestamp", "1")),
    ("two types", |it| it.add("content-type", "text/plain")),
    ("two signatures", |it| it.add("authorization", "x")),
    ("another weight", |it| {
        it.body = it.body.replace("0.25", "0.95");
    }),
    ("another alias", |it| {
        it.body = it.body.replace("prod", "Prod");
    }),
    ("a space", |it| it.body.push(' ')),
    ("a second object", |it| it.body = it.body.repeat(2)),
    ("half a body", |it| it.body.truncate(it.body.len() / 2)),
    ("no body", |it| it.body.clear()),
    ("an unsigned body", |it| {
        it.add("x-tc-content-sha256", "UNSIGNED-PAYLOAD");
        it.body = it.body.replace("0.25", "0.95");
    }),
    ("less signed", |it| {
        it.reword(";x-tc-action;x-tc-region;x-tc-version", "");
    }),
    ("the region not signed", |it| {
        it.reword(";x-tc-region", "");
        it.set("x-tc-region", "ap-shanghai");
    }),
    ("more signed", |it| {
        it.reword("x-tc-version", "x-tc-timestamp;x-tc-version");
    }),
    ("another service", |it| it.reword("/scf/", "/cls/")),
    ("another key", |it| {
        it.reword("AKIDhalftonedemo", "AKIDhalftonedemO");
    }),
    ("another day", |it| {
        let day = |seconds| halftone::tc3::Date::from_unix_seconds(seconds).to_string();
        it.reword(&day(now()), &day(now() - 86_400));
    }),
    ("no digit", |it| {
        let header = it.header("authorization");
        header.truncate(header.len() - 1);
    }),
    ("another digit", |it| {
        let header = it.header("authorization");
        let last = if header.ends_with('0') { "1" } else { "0" };
        header.replace_range(header.len() - 1.., last);
    }),
    ("the signature of another request", |it| {
        let other = sign(Action::UpdateAlias, &update(usize::MAX));
        let (_, signature) = other
            .headers
            .into_iter()
            .find(|(name, _)| *name == "authorization")
            .unwrap();
        it.set("authorization", &signature);
    }),
    ("another method", |it| it.method = "GET"),
    ("yet another method", |it| it.method = "PUT"),
    ("a query", |it| it.target.push_str("?Action=DeleteAlias")),
    ("another host", |it| {
        let near = "scf.tencentcloudapi.com";
        let far = "scf.ap-shanghai.tencentcloudapi.com";
        assert!(it.target.contains(near) || it.host == near);
        (it.target, it.host) = (it.target.replace(near, far), it.host.replace(near, far));
    }),
];

#[test]
fn whoever_changes_a_signed_write_is_refused_and_changes_nothing() {
    for road in [Road::Relay, Road::Account] {
        let server = road.server();
        let before = state(&server, road);
        for (number, (name, change)) in CHANGES.iter().enumerate() {
            let mut carried = Carried::new(road, sign(Action::UpdateAlias, &update(number)));
            change(&mut carried);
            let answer = carried.ask(&server);
            assert!(
                answer.status >= 400 || !answer.code().is_empty(),
                "{road:?}, {name}: {}",
                answer.text()
            );
        }
        assert_eq!(state(&server, road), before, "{road:?}");

        // And without a change in between, all of this works.
        let honest = Carried::new(road, sign(Action::UpdateAlias, &update(CHANGES.len())));
        let answer = honest.ask(&server);
        assert_eq!((answer.status, answer.code()), (200, String::new()));
        assert_ne!(state(&server, road), before, "{road:?}");
    }
}

#[test]
fn a_read_cannot_be_turned_into_a_write() {
    for road in [Road::Relay, Road::Account] {
        let server = road.server();
        let before = state(&server, road);
        let alias = json!({ "FunctionName": "checkout", "Namespace": "default", "Name": "prod" });
        let function = json!({ "FunctionName": "checkout", "Namespace": "default" });
        for (read, body, write) in [
            (Action::GetAlias, &alias, "DeleteAlias"),
            (Action::GetFunction, &function, "DeleteFunction"),
            (Action::GetFunctionAddress, &function, "PublishVersion"),
        ] {
            let mut carried = Carried::new(road, sign(read, body));
            carried.set("x-tc-action", write);
            let answer = carried.ask(&server);
            assert_eq!(
                answer.code(),
                "AuthFailure.SignatureFailure",
                "{road:?}, {write}"
            );
        }
        assert_eq!(state(&server, road), before, "{road:?}");
    }
}

#[test]
fn a_write_that_is_sent_once_more_through_a_relay_does_not_undo_what_came_after_it() {
    let server = Road::Relay.server();
    let write = |number| Carried::new(Road::Relay, sign(Action::UpdateAlias, &update(number)));
    let (first, second) = (write(1), write(2));
    for write in [&first, &second] {
        assert_eq!(write.ask(&server).code(), "");
    }
    let after = state(&server, Road::Relay);
    let again: [Change; 6] = [
        |_| {},
        |it| it.add("x-anything", "else"),
        |it| it.set("x-tc-language", "zh-CN"),
        |it| it.headers.reverse(),
        |it| it.target = it.target.replace("scf.", "scf.ap-shanghai."),
        |it| it.host = "127.0.0.1".to_owned(),
    ];
    for change in again {
        let mut copy = first.clone();
        change(&mut copy);
        let answer = copy.ask(&server);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (409, "Relay.Replay")
        );
    }
    assert_eq!(state(&server, Road::Relay), after);
}

#[test]
fn the_token_of_a_temporary_key_can_be_neither_taken_away_nor_exchanged() {
    let token = "the token of a session";
    let account = Server::start("emulator", &["--token", token]);
    let address = format!("http://{}", account.address);
    let relay = Server::start("serve", &["--upstream-override", &address]);
    let changes: [Change; 5] = [
        |it| it.drop("x-tc-token"),
        |it| it.set("x-tc-token", ""),
        |it| it.set("x-tc-token", "the token of another session"),
        |it| it.add("x-tc-token", "the token of another session"),
        |it| {
            it.drop("x-tc-token");
            it.reword(";x-tc-token", "");
        },
    ];
    for (road, server) in [(Road::Account, &account), (Road::Relay, &relay)] {
        let signed = |number| {
            let call = sign_with(Some(token), Action::UpdateAlias, &update(number));
            Carried::new(road, call)
        };
        for (number, change) in changes.iter().enumerate() {
            let mut carried = signed(number);
            change(&mut carried);
            let code = carried.ask(server).code();
            let is_refused = code.starts_with("AuthFailure.") || code == "Relay.DuplicateHeader";
            assert!(is_refused, "{road:?}, {number}: {code}");
        }
        assert_eq!(signed(changes.len()).ask(server).code(), "", "{road:?}");
    }
}
