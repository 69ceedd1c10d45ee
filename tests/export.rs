//! What a plan is in the files of other tools, word for word.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

#[expect(dead_code)] // the reviews are for another test
#[path = "review/samples.rs"]
mod samples;

use halftone::change::{
    Change, Deploy, LogTopic, Package, Plan, TriggerChange, TriggerKey, TriggerSpec, plan,
};
use halftone::export::{serverless, terraform};
use halftone::scf::Region;
use halftone::traffic::{MatchRule, Method, Routing, Split, Version};

use samples::{alias, name, percent, published, snapshot, update};

fn planned(change: &Change) -> Plan {
    plan(change, &snapshot()).unwrap()
}

fn as_terraform(change: &Change) -> String {
    terraform(&planned(change), Region::GUANGZHOU)
}

fn as_serverless(change: &Change) -> String {
    serverless(&planned(change), Region::GUANGZHOU, Some(&snapshot()))
}

const PROVIDER: &str = "# provider \"tencentcloud\" with region = \"ap-guangzhou\"\n";
const INPUTS: &str = "\
# sls deploy also uploads the code and the settings of its folder; keep your other inputs.
inputs:
  name: checkout
  namespace: default
  region: ap-guangzhou
";

fn nightly() -> TriggerKey {
    TriggerKey {
        name: "nightly".into(),
        kind: "timer".into(),
        qualifier: "prod".into(),
    }
}

#[test]
fn a_split_is_an_alias_that_is_imported_first() {
    let change = update(Split::weighted(published(4), published(5), percent(20)));
    let expected = r#"
# terraform import 'tencentcloud_scf_function_alias.checkout_prod' 'default#checkout#prod'
resource "tencentcloud_scf_function_alias" "checkout_prod" {
  function_name    = "checkout"
  namespace        = "default"
  name             = "prod"
  function_version = "4"
  description      = "for customers"

  routing_config {
    additional_version_weights {
      version = "5"
      weight  = 0.2
    }
  }
}
"#;
    assert_eq!(as_terraform(&change), PROVIDER.to_owned() + expected);
    let line = "  # Alias prod has no words here. Run instead: sls update-alias --inputs name=prod function=checkout version=4 config='{\"weights\":{\"5\":0.2}}'\n";
    assert_eq!(as_serverless(&change), INPUTS.to_owned() + line);
}

#[test]
fn rules_are_blocks_in_their_order_and_texts_are_no_templates() {
    let rule = |version, expression: &str| MatchRule {
        version,
        key: "invoke.headers.User".into(),
        method: Method::Exact,
        expression: expression.into(),
    };
    let change = Change::CreateAlias {
        alias: "beta".into(),
        split: Split {
            main: Version::Latest,
            routing: Routing::Rules(vec![
                rule(published(5), "${oops}"),
                rule(published(4), "a\"b"),
            ]),
        },
        description: "line one\nline two".into(),
    };
    let expected = r#"
resource "tencentcloud_scf_function_alias" "checkout_beta" {
  function_name    = "checkout"
  namespace        = "default"
  name             = "beta"
  function_version = "$LATEST"
  description      = "line one\nline two"

  routing_config {
    additional_version_matches {
      version    = "5"
      key        = "invoke.headers.User"
      method     = "exact"
      expression = "$${oops}"
    }
    additional_version_matches {
      version    = "4"
      key        = "invoke.headers.User"
      method     = "exact"
      expression = "a\"b"
    }
  }
}
"#;
    assert_eq!(as_terraform(&change), PROVIDER.to_owned() + expected);
    assert_eq!(
        as_serverless(&change),
        INPUTS.to_owned() + "  # Alias beta has no words here.\n"
    );
}

#[test]
fn a_finished_release_refers_to_the_version_that_it_makes() {
    let change = Change::Deploy(Deploy::finish("release 6"));
    let expected = r#"
resource "tencentcloud_scf_function_version" "checkout_6" {
  function_name = "checkout"
  namespace     = "default"
  description   = "release 6"
}

# terraform import 'tencentcloud_scf_function_alias.checkout_default' 'default#checkout#$DEFAULT'
resource "tencentcloud_scf_function_alias" "checkout_default" {
  function_name    = "checkout"
  namespace        = "default"
  name             = "$DEFAULT"
  function_version = "$LATEST"
  description      = ""

  routing_config {
    additional_version_weights {
      version = tencentcloud_scf_function_version.checkout_6.function_version
      weight  = 1
    }
  }
}
"#;
    assert_eq!(as_terraform(&change), PROVIDER.to_owned() + expected);
    let inputs = "  publish: true
  # The description of the version has no word here: sls writes its own.
  traffic: 0
  # The rest goes to the version that sls published last, whatever other version is newer.
";
    assert_eq!(as_serverless(&change), INPUTS.to_owned() + inputs);
}

#[test]
fn code_travels_in_no_file_and_its_order_is_told() {
    let change = Change::Deploy(Deploy {
        code: Some(Package::of("shop\n.zip", b"PK")),
        publish_first: true,
        publish: None,
        share: Some(percent(10)),
    });
    let terraform = as_terraform(&change);
    assert!(
        terraform.contains("zip_file = \"shop\\n.zip\"\n"),
        "{terraform}"
    );
    assert!(
        terraform.contains("pin $DEFAULT to a version before"),
        "{terraform}"
    );
    assert_eq!(
        terraform
            .matches("tencentcloud_scf_function_alias\" ")
            .count(),
        1,
        "only how it ends: {terraform}"
    );
    let yaml = as_serverless(&change);
    assert!(yaml.contains("src: the folder of shop .zip."), "{yaml}");
    assert!(yaml.contains("run sls publish-ver first"), "{yaml}");
    assert!(yaml.contains("  traffic: 0.1\n"), "{yaml}");
    assert!(!yaml.contains("publish: true"), "{yaml}");
}

#[test]
fn what_a_tool_has_no_words_for_is_said() {
    let deletion = Change::DeleteAlias {
        alias: name("prod"),
    };
    assert_eq!(
        as_terraform(&deletion),
        PROVIDER.to_owned()
            + "\n# Remove the resource \"tencentcloud_scf_function_alias\" with the id default#checkout#prod: that deletes the alias.\n"
    );
    let version = Change::DeleteVersion {
        version: published(3),
    };
    assert!(
        as_terraform(&version)
            .ends_with("with the id checkout#default#3: that deletes the version.\n")
    );
    assert!(as_serverless(&version).ends_with("  # Nothing here deletes version 3.\n"));
    // Fields of a routing that this program does not know either.
    let mut seen = snapshot();
    let routing = r#"{"AdditionalVersionWeights":[{"Version":"5","Weight":0.05}],"Sticky":true}"#;
    seen.aliases[1].routing_config = serde_json::from_str(routing).unwrap();
    let change = update(Split::weighted(published(4), published(5), percent(20)));
    let text = terraform(&plan(&change, &seen).unwrap(), Region::GUANGZHOU);
    assert!(
        text.contains("has fields that the provider has no arguments for"),
        "{text}"
    );
    assert!(alias("prod", &Split::all(published(4)), "").split().is_ok());
}

#[test]
fn triggers_are_all_listed_and_a_move_leaves_none_behind() {
    let seen = snapshot();
    let mut to = TriggerSpec::of(&seen.triggers[0]);
    to.key.qualifier = "$DEFAULT".into();
    let change = Change::Triggers(vec![TriggerChange::Edit { key: nightly(), to }]);
    let text = as_terraform(&change);
    let resource = r#"
resource "tencentcloud_scf_trigger_config" "checkout_nightly_default" {
  function_name   = "checkout"
  namespace       = "default"
  trigger_name    = "nightly"
  type            = "timer"
  qualifier       = "$DEFAULT"
  enable          = "OPEN"
  trigger_desc    = "0 0 2 * * * *"
  custom_argument = ""
  description     = ""
}
"#;
    assert!(text.contains(resource), "{text}");
    assert!(
        text.contains("and the qualifier prod: that deletes the trigger."),
        "{text}"
    );
    let yaml = as_serverless(&change);
    assert_eq!(yaml.matches("- timer:").count(), 1, "{yaml}");
    assert!(yaml.contains("qualifier: '$DEFAULT'"), "{yaml}");
}

#[test]
fn a_log_topic_is_an_input_and_an_argument() {
    let topic = LogTopic {
        logset_id: "5cd3a17e-fb0b-418c-afd7-77b365397426".into(),
        topic_id: "5cd3a17e-fb0b-418c-afd7-77b365397427".into(),
    };
    let change = Change::WriteLogs { topic };
    let text = as_terraform(&change);
    assert!(
        text.contains("#   cls_topic_id  = \"5cd3a17e-fb0b-418c-afd7-77b365397427\"\n"),
        "{text}"
    );
    let yaml = as_serverless(&change);
    assert!(
        yaml.contains(
            "  cls:\n    logsetId: '5cd3a17e-fb0b-418c-afd7-77b365397426'\n    topicId: "
        ),
        "{yaml}"
    );
}
