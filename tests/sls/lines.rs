//! From plans to lines: of `sls`, with what it would lose, and of `tccli`.

use halftone::change::{Change, Deploy, Target, TriggerChange, TriggerKey};
use halftone::sls::{Loss, NoLine, line, tccli};
use halftone::traffic::{MatchRule, Method, Routing, Split, Weight};

use crate::support::{alias, percent, version};

fn target(namespace: &str) -> Target {
    Target {
        namespace: namespace.into(),
        function: "my-function".into(),
    }
}

fn update(split: Split) -> Change {
    Change::UpdateSplit {
        alias: alias("routing-alias"),
        split,
        description: None,
    }
}

#[test]
fn an_update_is_written_as_the_guide_writes_it() {
    let change = update(Split::weighted(version(1), version(2), percent(90)));
    let line = line(&change, &target("default")).unwrap();
    assert_eq!(
        line.text,
        "sls update-alias --inputs name=routing-alias function=my-function version=1 config='{\"weights\":{\"2\":0.9}}'"
    );
    let main = version(1);
    assert_eq!(line.loses, [Loss::Weights { main }, Loss::Description]);
    assert!(
        line.loses[0]
            .to_string()
            .contains("version 1 gets everything")
    );
}

#[test]
fn a_deploy_says_what_the_tool_would_do_besides() {
    let line = line(&Change::Deploy(Deploy::finish("")), &target("default")).unwrap();
    assert_eq!(line.text, "sls deploy --inputs publish=true traffic=0");
    for loss in [
        Loss::ExposureWindow,
        Loss::Triggers,
        Loss::DefaultDescription,
        Loss::Upload,
    ] {
        assert!(line.loses.contains(&loss), "{loss:?}");
    }
}

#[test]
fn a_namespace_that_the_tool_ignores_is_told_of() {
    let change = Change::DeleteAlias {
        alias: alias("alias-prod"),
    };
    assert_eq!(line(&change, &target("default")).unwrap().loses, []);
    let elsewhere = line(&change, &target("test")).unwrap();
    assert!(elsewhere.text.ends_with("namespace=test"));
    assert_eq!(elsewhere.loses, [Loss::Namespace]);
}

#[test]
fn what_has_no_line_says_why() {
    let rule = MatchRule {
        version: version(2),
        key: "invoke.headers.User".into(),
        method: Method::Exact,
        expression: "Bob".into(),
    };
    let rules = update(Split {
        main: version(1),
        routing: Routing::Rules(vec![rule]),
    });
    let key = TriggerKey {
        name: "t".into(),
        kind: "timer".into(),
        qualifier: "alias-prod".into(),
    };
    let triggers = Change::Triggers(vec![TriggerChange::Delete(key)]);
    let deletion = Change::DeleteVersion {
        version: version(1),
    };
    for (change, why) in [
        (rules, NoLine::Rules),
        (triggers, NoLine::Triggers),
        (deletion, NoLine::VersionDeletion),
    ] {
        assert_eq!(line(&change, &target("default")), Err(why));
        assert!(why.to_string().starts_with("sls has no command"));
    }
}

#[test]
fn a_call_is_a_line_that_a_shell_gives_to_tccli_unchanged() {
    let body = r#"{"FunctionName":"f","Namespace":"default","Name":"$DEFAULT","FunctionVersion":"$LATEST","RoutingConfig":{"AdditionalVersionWeights":[{"Version":"4","Weight":0.8}]},"Description":"it's"}"#;
    assert_eq!(
        tccli::line("UpdateAlias", "ap-guangzhou", body),
        r#"tccli scf UpdateAlias --region ap-guangzhou --Description 'it'\''s' --FunctionName f --FunctionVersion '$LATEST' --Name '$DEFAULT' --Namespace default --RoutingConfig '{"AdditionalVersionWeights":[{"Version":"4","Weight":0.8}]}'"#
    );
}

#[test]
fn numbers_are_written_exactly() {
    for weight in [1, 3333, 10_000] {
        let weight = Weight::from_ten_thousandths(weight).unwrap();
        let split = Split::weighted(version(1), version(2), weight);
        let text = line(&update(split), &target("default")).unwrap().text;
        assert!(
            text.contains(&format!(":{}}}}}'", weight.fraction_text())),
            "{text}"
        );
    }
}

#[test]
fn code_does_not_go_onto_a_command_line() {
    let body = r#"{"FunctionName":"f","ZipFile":"UEsDBA=="}"#;
    assert_eq!(
        tccli::line("UpdateFunctionCode", "ap-guangzhou", body),
        "tccli scf UpdateFunctionCode --region ap-guangzhou --cli-input-json file://request.json"
    );
}
