//! Every line of the guide, with the blanks and the line breaks that it has there.

use halftone::change::{self, Change, Deploy};
use halftone::sls::{Action, Problem, parse};
use halftone::traffic::{Split, Weight};

use crate::support::{LATEST, alias, change, percent, refusal, resolve, showing, usual, version};

#[test]
fn a_deploy_publishes_moves_traffic_or_both() {
    for (line, expected) in [
        (
            "sls deploy --inputs publish=true  ",
            Deploy {
                publish: Some(String::new()),
                ..Deploy::default()
            },
        ),
        (
            "sls deploy --inputs traffic=0.2",
            Deploy::set_traffic(percent(20)),
        ),
        (
            "sls deploy --inputs traffic=0.1 ",
            Deploy::set_traffic(percent(10)),
        ),
        (
            "sls deploy --inputs traffic=1.0 ",
            Deploy::set_traffic(Weight::FULL),
        ),
        (
            "sls deploy --inputs publish=true  traffic=0 ",
            Deploy::finish(""),
        ),
    ] {
        assert_eq!(change(line, &usual()), Change::Deploy(expected), "{line}");
    }
}

#[test]
fn a_version_is_published_of_the_function_that_the_line_names() {
    let line = "sls  publish-ver --inputs  function=my-function";
    let resolved = resolve(line, &usual()).unwrap();
    let description = String::new();
    assert_eq!(
        resolved[0].action,
        Action::Change(Change::PublishVersion { description })
    );
    assert_eq!(resolved[0].target.function, "my-function");
}

#[test]
fn an_alias_is_created_over_a_line_break() {
    let line = "sls  create-alias --inputs name=routing-alias  function=my-function  version=1  \nconfig='{\"weights\":{\"2\":0.5}}'";
    let expected = Change::CreateAlias {
        alias: "routing-alias".into(),
        split: Split::weighted(version(1), version(2), percent(50)),
        description: String::new(),
    };
    assert_eq!(change(line, &showing(&[])), expected);
}

#[test]
fn an_alias_is_updated_listed_and_deleted() {
    let line = "sls update-alias --inputs name=routing-alias  function=my-function  version=1 config='{\"weights\":{\"2\":0.9}}'";
    let expected = Change::UpdateSplit {
        alias: alias("routing-alias"),
        split: Split::weighted(version(1), version(2), percent(90)),
        description: None,
    };
    assert_eq!(change(line, &usual()), expected);
    let listed = resolve("sls list-alias --inputs function=my-function", &usual()).unwrap();
    assert_eq!(listed[0].action, Action::ListAliases);
    let line = "sls delete-alias --inputs name=routing-alias  function=my-function";
    let expected = Change::DeleteAlias {
        alias: alias("routing-alias"),
    };
    assert_eq!(change(line, &usual()), expected);
}

#[test]
fn the_block_of_two_lines_is_two_commands() {
    let text = "sls deploy \nsls publish-ver --inputs function=my-function";
    let resolved = resolve(text, &usual()).unwrap();
    assert_eq!(resolved[0].action, Action::NeedsCode(Deploy::default()));
    assert!(matches!(
        &resolved[1].action,
        Action::Change(Change::PublishVersion { .. })
    ));
    let commands = parse(text).unwrap();
    assert_eq!(&text[commands[0].at.clone()], "sls deploy");
    assert_eq!(
        &text[commands[1].at.start..],
        "sls publish-ver --inputs function=my-function"
    );
}

#[test]
fn n_of_a_new_alias_is_the_newest_version() {
    let line = "sls create-alias --inputs function=my-function name=alias-prod version=n config='{\"weights\":{\"$LATEST\":0}}'";
    let known = showing(&[]);
    let refusal = refusal(line, &known);
    assert_eq!(&line[refusal.at.clone()], "n");
    let stable = Some(version(5));
    assert_eq!(refusal.problem, Problem::Placeholder { stable, next: None });
    let expected = Change::CreateAlias {
        alias: "alias-prod".into(),
        split: Split::weighted(version(5), LATEST, Weight::ZERO),
        description: String::new(),
    };
    assert_eq!(change(&refusal.offer.unwrap(), &known), expected);
}

#[test]
fn the_typo_of_the_guide_is_caught_and_then_its_stand_ins() {
    for (line, share) in [
        (
            "sls update-alias --inputs function=my-function name=alais-prod version=n config='{\"weights\":{\"n+1\":0.1}}'",
            percent(10),
        ),
        (
            "sls update-alias --inputs function=my-function name=alais-prod version=n config='{\"weights\":{\"n+1\":1}}'",
            Weight::FULL,
        ),
    ] {
        let typo = refusal(line, &usual());
        assert_eq!(&line[typo.at.clone()], "alais-prod");
        let missing = change::Problem::AliasNotFound {
            alias: alias("alais-prod"),
            nearest: Some(alias("alias-prod")),
        };
        assert_eq!(typo.problem, Problem::Change(missing));
        assert!(
            typo.problem
                .to_string()
                .contains("Did you mean alias-prod?")
        );
        let mended = typo.offer.unwrap();
        assert_eq!(mended, line.replace("alais-prod", "alias-prod"));
        let stand_in = refusal(&mended, &usual());
        let (stable, next) = (Some(version(4)), Some(version(5)));
        assert_eq!(stand_in.problem, Problem::Placeholder { stable, next });
        let text = stand_in.problem.to_string();
        assert!(text.ends_with("Here n is 4 and n+1 is 5."), "{text}");
        let expected = Change::UpdateSplit {
            alias: alias("alias-prod"),
            split: Split::weighted(version(4), version(5), share),
            description: None,
        };
        assert_eq!(change(&stand_in.offer.unwrap(), &usual()), expected);
    }
}
