//! What is refused: where it is wrong, and the line that is offered instead.

use halftone::sls::{Hint, Problem, parse};
use halftone::traffic::{self, Split};

use crate::support::{change, refusal, resolve, usual, version};

/// A line is refused at these characters and nothing is offered.
#[track_caller]
fn wrong(line: &str, at: &str) -> Problem {
    let refusal = refusal(line, &usual());
    assert_eq!(&line[refusal.at.clone()], at, "{line}: {}", refusal.problem);
    assert_eq!(refusal.offer, None, "{line}");
    assert!(
        refusal.problem.to_string().ends_with(['.', '?']),
        "{}",
        refusal.problem
    );
    refusal.problem
}

/// A line is refused at these characters, and another one offered that is understood.
#[track_caller]
fn mended(line: &str, at: &str, offer: &str) -> Problem {
    let refusal = refusal(line, &usual());
    assert_eq!(&line[refusal.at.clone()], at, "{line}: {}", refusal.problem);
    assert_eq!(refusal.offer.as_deref(), Some(offer), "{line}");
    resolve(offer, &usual()).unwrap();
    refusal.problem
}

#[test]
fn shares_that_the_tool_would_take_for_something_else_are_refused() {
    let line = |value: &str| format!("sls deploy --inputs traffic={value}");
    for (value, meant) in [
        ("20%", "0.2"),
        ("0,2", "0.2"),
        (".5", "0.5"),
        ("+0.5", "0.5"),
        ("20", "0.2"),
        ("'20%'", "0.2"),
        ("12.5%", "0.125"),
    ] {
        mended(&line(value), value, &line(meant));
    }
    for value in [
        "0x10",
        "abc",
        "-0.1",
        "0.00001",
        "true",
        "'\"0.2\"'",
        "[0,2]",
        "NaN",
        "101",
    ] {
        wrong(&line(value), value);
    }
    let problem = wrong("sls deploy --inputs traffic=", "traffic=");
    let key = "traffic".to_owned();
    assert_eq!(problem, Problem::ValueMissing { key });
    assert_eq!(
        resolve(&line("1e-1"), &usual()),
        resolve(&line("0.1"), &usual())
    );
}

#[test]
fn true_and_false_are_the_only_answers() {
    mended(
        "sls deploy --inputs publish=yes",
        "yes",
        "sls deploy --inputs publish=true",
    );
    mended(
        "sls deploy --inputs publish=True",
        "True",
        "sls deploy --inputs publish=true",
    );
    wrong("sls deploy --inputs publish=maybe", "maybe");
}

#[test]
fn an_open_quote_and_what_only_a_shell_understands_is_pointed_at() {
    wrong("sls update-alias --inputs config='{", "'");
    wrong("sls deploy --inputs \"traffic=0.1", "\"");
    wrong("sls deploy | tee log", "|");
    wrong("sls deploy --inputs traffic=$(cat x)", "(");
}

#[test]
fn what_pages_and_editors_do_to_quotes_and_dashes_is_undone() {
    let good =
        "sls update-alias --inputs name=alias-prod version=4 config='{\"weights\":{\"5\":0.1}}'";
    mended(&good.replace('\'', "‘"), "‘", good);
    mended(&good.replace('"', "”"), "”", good);
    mended(&good.replace("--", "—"), "—", good);
    mended(&good.replace('\'', ""), "w", good);
    mended(
        &good.replace(['\'', '"'], "'").replace("''", "'"),
        "w",
        good,
    );
}

#[test]
fn inputs_that_the_tool_ignores_in_silence_are_refused_or_understood() {
    mended(
        "sls deploy traffic=0.2",
        "traffic=0.2",
        "sls deploy --inputs traffic=0.2",
    );
    mended(
        "sls deploy --inputs.traffic 0.2",
        "--inputs.traffic",
        "sls deploy --inputs traffic=0.2",
    );
    for legacy in ["--inputs.traffic=0.2", "--inputs=traffic=0.2"] {
        let resolved = resolve(&format!("sls deploy {legacy}"), &usual()).unwrap();
        let instead = "--inputs traffic=0.2".to_owned();
        assert!(
            resolved[0].hints.contains(&Hint::LegacyForm { instead }),
            "{legacy}"
        );
        assert_eq!(
            resolved[0].action,
            resolve("sls deploy --inputs traffic=0.2", &usual()).unwrap()[0].action
        );
    }
}

#[test]
fn names_that_are_no_commands_options_or_inputs_are_refused() {
    mended("sls list-alais", "list-alais", "sls list-alias");
    mended(
        "deploy --inputs traffic=1",
        "deploy",
        "sls deploy --inputs traffic=1",
    );
    mended("slss deploy", "slss", "sls deploy");
    wrong("sls remove", "remove");
    wrong("sls", "sls");
    wrong("npm run deploy", "npm");
    mended(
        "sls deploy --input traffic=1",
        "--input",
        "sls deploy --inputs traffic=1",
    );
    wrong("sls deploy --dry-run", "--dry-run");
    wrong("sls deploy now", "now");
}

#[test]
fn inputs_that_a_command_does_not_take_are_refused() {
    mended(
        "sls deploy --inputs trafic=0.2",
        "trafic",
        "sls deploy --inputs traffic=0.2",
    );
    mended(
        "sls deploy --inputs Publish=true",
        "Publish",
        "sls deploy --inputs publish=true",
    );
    wrong("sls publish-ver --inputs traffic=0.2", "traffic");
    let problem = wrong("sls deploy --inputs memorySize=256", "memorySize");
    assert!(matches!(problem, Problem::SettingOfFile { .. }));
    wrong("sls deploy --inputs traffic=0.1 traffic=0.2", "traffic");
    wrong("sls deploy --inputs =0.1", "=0.1");
}

#[test]
fn what_a_command_needs_is_asked_for() {
    wrong("sls delete-alias", "delete-alias");
    wrong("sls update-alias --inputs name=alias-prod", "update-alias");
    let problem = wrong(
        "sls update-alias --inputs name=alias-prod version=4",
        "update-alias",
    );
    assert!(
        problem.to_string().contains(r#"config='{"weights":{}}'"#),
        "{problem}"
    );
}

#[test]
fn every_weight_of_config_counts() {
    let line = |config: &str| {
        format!("sls update-alias --inputs name=alias-prod version=4 config='{config}'")
    };
    let problem = wrong(&line(r#"{"weights":{"5":0.1,"3":0.1}}"#), r#""3""#);
    assert_eq!(
        problem,
        traffic::Problem::TooManyAdditional { count: 2 }.into()
    );
    wrong(&line(r#"{"weights":{"5":0.1,"5":0.2}}"#), r#""5""#);
    wrong(&line(r#"{"weights":{"5":10}}"#), "10");
    wrong(&line(r#"{"weights":{"5":[0.1]}}"#), "[0.1]");
    wrong(&line(r#"{"weights":{"five":0.1}}"#), r#""five""#);
    wrong(&line(r#"{"weights":0.1}"#), r#""weights""#);
    wrong(&line(r#"{"weights":{"5":0.1},"rules":[]}"#), r#""rules""#);
    wrong(&line("[]"), "'[]'");
    wrong(&line(r#"{"weights":{"5":0,1}}"#), "1");
    wrong(&line(r#"{"weights":{"5":0.1}"#), "");
    let problem = wrong(&line(r#"{"weights":{"7":0.1}}"#), "7");
    let newest = Some(version(5));
    let missing = traffic::Problem::VersionNotFound {
        version: version(7),
        newest,
    };
    assert_eq!(problem, missing.into());
    let problem = wrong(&line(r#"{"weights":{"4":0.1}}"#), "4");
    assert_eq!(
        problem,
        traffic::Problem::AdditionalIsMain {
            version: version(4)
        }
        .into()
    );
    let good = line(r#"{"weights":{"5":0.1}}"#);
    mended(&line(r#"{"weights":{"5":"0.1"}}"#), r#""0.1""#, &good);
    mended(&line(r#"{"weights":{"5":"10%"}}"#), r#""10%""#, &good);
    mended(&line(r#"{"weight":{"5":0.1}}"#), r#""weight""#, &good);
    wrong(&good.replace("version=4", "version=9"), "9");
    wrong(&good.replace("version=4", "version=latest"), "latest");
}

#[test]
fn stand_ins_without_a_next_version_or_without_any_are_explained() {
    let mut known = usual();
    let line =
        "sls update-alias --inputs name=alias-prod version=n config='{\"weights\":{\"N+1\":0.1}}'";
    let function = known.read.as_mut().unwrap();
    function.versions.retain(|one| *one != version(5));
    let refused = refusal(line, &known);
    assert_eq!(refused.offer, None);
    assert!(
        refused
            .problem
            .to_string()
            .contains("n is 4; n+1 is not published yet")
    );
    known.read = None;
    assert_eq!(refusal(line, &known).offer, None);
}

#[test]
fn names_of_functions_are_checked_where_they_are_known() {
    mended(
        "sls publish-ver --inputs function=my-funtcion",
        "my-funtcion",
        "sls publish-ver --inputs function=my-function",
    );
    wrong("sls publish-ver --inputs function=payments", "payments");
    let mut known = usual();
    known.functions.clear();
    resolve("sls publish-ver --inputs function=payments", &known).unwrap();
    known.function = None;
    let refused = refusal("sls publish-ver", &known);
    assert_eq!(refused.problem, Problem::FunctionMissing);
}

#[test]
fn an_alias_that_exists_is_updated_instead() {
    let line =
        "sls create-alias --inputs name=alias-prod version=4 config='{\"weights\":{\"5\":0.1}}'";
    mended(line, "alias-prod", &line.replace("create", "update"));
    wrong(&line.replace("alias-prod", "'$DEFAULT'"), "'$DEFAULT'");
    wrong(&line.replace("alias-prod", "1st"), "1st");
}

#[test]
fn options_of_the_tool_are_understood_or_refused_with_a_reason() {
    for option in ["--stage prod", "--stage=prod", "--target ./src"] {
        let word = option.split([' ', '=']).next().unwrap();
        let refused = refusal(&format!("sls deploy {option} --inputs traffic=1"), &usual());
        assert!(
            refused.problem.to_string().starts_with(word),
            "{}",
            refused.problem
        );
        let named = format!("sls deploy {option} --inputs traffic=1 function=my-function");
        let hints = &resolve(&named, &usual()).unwrap()[0].hints;
        assert!(
            hints
                .iter()
                .any(|hint| matches!(hint, Hint::FunctionDecides { .. }))
        );
    }
    let debug = resolve("sls deploy --debug --inputs traffic=1", &usual()).unwrap();
    assert!(
        debug[0]
            .hints
            .iter()
            .any(|hint| matches!(hint, Hint::NoEffect { .. }))
    );
    wrong("sls deploy --profile prod --inputs traffic=1", "--profile");
    wrong(
        "sls deploy --inputs traffic=1 region=ap-beijing",
        "ap-beijing",
    );
    change(
        "sls deploy --inputs traffic=1 region=ap-guangzhou",
        &usual(),
    );
    let elsewhere = "sls publish-ver --inputs namespace=test function=anything";
    assert_eq!(
        resolve(elsewhere, &usual()).unwrap()[0].target.namespace,
        "test"
    );
}

#[test]
fn a_dollar_is_understood_and_a_shell_is_warned_of() {
    let line = "sls update-alias --inputs name=alias-prod version=$latest config='{\"weights\":{\"5\":0.1}}'";
    let resolved = resolve(line, &usual()).unwrap();
    let instead = "'version=$latest'".to_owned();
    assert!(resolved[0].hints.contains(&Hint::DollarInShell { instead }));
}

#[test]
fn prompts_comments_other_names_and_separators_are_passed_over() {
    let text = "# first\n$ scf publish_ver\n\n$ serverless deploy --inputs traffic=1 # then this\n";
    assert_eq!(resolve(text, &usual()).unwrap().len(), 2);
    assert_eq!(
        parse("sls deploy && sls publish-ver; sls list-alias")
            .unwrap()
            .len(),
        3
    );
    assert_eq!(parse("  \n# nothing\n").unwrap(), []);
}

#[test]
fn a_description_is_a_text_whatever_the_tool_would_make_of_it() {
    use halftone::change::Change;
    for (written, text) in [
        ("'for customers'", "for customers"),
        (r#"'"1,2"'"#, "1,2"),
        ("1,2", "1,2"),
        ("''", ""),
        ("a=b", "a=b"),
    ] {
        let line = format!("sls publish-ver --inputs description={written}");
        let description = text.to_owned();
        assert_eq!(
            change(&line, &usual()),
            Change::PublishVersion { description }
        );
    }
}

#[test]
fn everything_to_one_version_is_an_empty_list_of_weights() {
    use halftone::change::Change;
    let line = "sls update-alias --inputs name=alias-prod version=5 config='{\"weights\":{}}'";
    let Change::UpdateSplit { split, .. } = change(line, &usual()) else {
        panic!("an update");
    };
    assert_eq!(split, Split::all(version(5)));
}
