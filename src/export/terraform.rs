//! A plan in the language of Terraform, with the resources of the provider `tencentcloud`.

use super::hcl::{block, comment, end, identifier, quoted};
use crate::change::{AliasState, Plan, Step, Target, TriggerSpec, TriggerState};
use crate::scf::{Alias, Region, RoutingConfig};
use crate::traffic::{Routing, Version};

/// What the configuration has to say for the cloud to be as the plan leaves it.
///
/// Resources that exist already have to be imported before: the line that does it stands above each.
pub fn terraform(plan: &Plan, region: Region) -> String {
    let target = &plan.target;
    let mut text = String::new();
    comment(
        &mut text,
        &format!("provider \"tencentcloud\" with region = \"{region}\""),
    );
    let published = published(plan);
    for (index, step) in plan.steps.iter().enumerate() {
        let rest = &plan.steps[index + 1..];
        match step {
            Step::Alias(write) if !is_changed_again(&write.goal, rest) => {
                text.push('\n');
                let existed =
                    first_base(plan, &write.goal).is_some_and(|base| base.alias().is_some());
                of_alias(&mut text, target, &write.goal, existed, published);
            }
            // Its last state stands further down.
            Step::Alias(_) | Step::Wait(_) => {}
            Step::Trigger(write) => {
                text.push('\n');
                of_trigger(&mut text, target, &write.base, &write.goal);
            }
            Step::Logs(write) => {
                let says = [
                    "In resource \"tencentcloud_scf_function\" of this function:".to_owned(),
                    format!("  cls_logset_id = {}", quoted(&write.goal.logset_id)),
                    format!("  cls_topic_id  = {}", quoted(&write.goal.topic_id)),
                ];
                text.push('\n');
                for says in says {
                    comment(&mut text, &says);
                }
            }
            Step::Upload(upload) => {
                text.push('\n');
                comment(
                    &mut text,
                    &format!(
                        "In resource \"tencentcloud_scf_function\" of this function: zip_file = {}",
                        quoted(&upload.file_name)
                    ),
                );
                comment(
                    &mut text,
                    "Terraform uploads in its own order: pin $DEFAULT to a version before, or the new code is served at once.",
                );
            }
            Step::Publish(publish) => {
                text.push('\n');
                let head = format!(
                    "resource \"tencentcloud_scf_function_version\" \"{}\"",
                    version_name(target, publish.expected)
                );
                block(
                    &mut text,
                    0,
                    &head,
                    &[
                        ("function_name", quoted(&target.function)),
                        ("namespace", quoted(&target.namespace)),
                        ("description", quoted(&publish.request.description)),
                    ],
                );
                end(&mut text, 0);
            }
            Step::DeleteVersion(deletion) => {
                text.push('\n');
                let id = format!(
                    "{}#{}#{}",
                    target.function, target.namespace, deletion.version
                );
                comment(
                    &mut text,
                    &format!(
                        "Remove the resource \"tencentcloud_scf_function_version\" with the id {id}: that deletes the version."
                    ),
                );
            }
        }
    }
    text
}

/// The version that the plan makes; the last if it makes several.
fn published(plan: &Plan) -> Option<Version> {
    let mut steps = plan.steps.iter().rev();
    steps.find_map(|step| match step {
        Step::Publish(publish) => Some(publish.expected),
        _ => None,
    })
}

fn is_changed_again(goal: &AliasState, rest: &[Step]) -> bool {
    rest.iter().any(|step| match step {
        Step::Alias(write) => write.goal.name() == goal.name(),
        _ => false,
    })
}

/// The alias before the first step that changes it.
fn first_base<'a>(plan: &'a Plan, goal: &AliasState) -> Option<&'a AliasState> {
    plan.steps.iter().find_map(|step| match step {
        Step::Alias(write) if write.goal.name() == goal.name() => Some(&write.base),
        _ => None,
    })
}

fn version_name(target: &Target, version: Version) -> String {
    identifier(&[&target.function, &version.to_string()])
}

fn of_alias(
    text: &mut String,
    target: &Target,
    goal: &AliasState,
    existed: bool,
    published: Option<Version>,
) {
    let Target {
        namespace,
        function,
    } = target;
    let name = goal.name();
    let resource = identifier(&[function, name.as_str()]);
    let id = format!("{namespace}#{function}#{name}");
    let Some(alias) = goal.alias() else {
        comment(
            text,
            &format!(
                "Remove the resource \"tencentcloud_scf_function_alias\" with the id {id}: that deletes the alias."
            ),
        );
        return;
    };
    let Ok(split) = alias.split() else {
        comment(
            text,
            &format!("The routing of {name} is none that the provider documents."),
        );
        return;
    };
    if existed {
        comment(
            text,
            &format!("terraform import 'tencentcloud_scf_function_alias.{resource}' '{id}'"),
        );
    }
    let plain = Alias {
        routing_config: RoutingConfig::default().with(&split.routing),
        ..alias.clone()
    };
    if !plain.says_the_same(alias) {
        comment(
            text,
            "The routing has fields that the provider has no arguments for: they would be lost.",
        );
    }
    let version = |version: Version| {
        if published == Some(version) {
            let made = version_name(target, version);
            format!("tencentcloud_scf_function_version.{made}.function_version")
        } else {
            quoted(&version.to_string())
        }
    };
    let head = format!("resource \"tencentcloud_scf_function_alias\" \"{resource}\"");
    block(
        text,
        0,
        &head,
        &[
            ("function_name", quoted(function)),
            ("namespace", quoted(namespace)),
            ("name", quoted(name.as_str())),
            ("function_version", version(split.main)),
            ("description", quoted(&alias.description)),
        ],
    );
    let list = |of: &Routing| match of {
        Routing::MainOnly => Vec::new(),
        Routing::Weighted {
            version: to,
            weight,
        } => vec![(
            "additional_version_weights",
            vec![
                ("version", version(*to)),
                ("weight", weight.fraction_text()),
            ],
        )],
        Routing::Rules(rules) => {
            let rules = rules.iter().map(|rule| {
                let arguments = vec![
                    ("version", version(rule.version)),
                    ("key", quoted(&rule.key)),
                    ("method", quoted(&rule.method.to_string())),
                    ("expression", quoted(&rule.expression)),
                ];
                ("additional_version_matches", arguments)
            });
            rules.collect()
        }
    };
    let entries = list(&split.routing);
    if !entries.is_empty() {
        text.push('\n');
        block(text, 1, "routing_config", &[]);
        for (name, arguments) in entries {
            block(text, 2, name, &arguments);
            end(text, 2);
        }
        end(text, 1);
    }
    end(text, 0);
}

fn of_trigger(text: &mut String, target: &Target, base: &TriggerState, goal: &TriggerState) {
    let key = goal.key();
    let id = format!("{}#{}#{}", target.function, target.namespace, key.name);
    let Some(trigger) = goal.trigger() else {
        comment(
            text,
            &format!(
                "Remove the resource \"tencentcloud_scf_trigger_config\" with the id {id} and the qualifier {}: that deletes the trigger.",
                key.qualifier
            ),
        );
        return;
    };
    let spec = TriggerSpec::of(trigger);
    let resource = identifier(&[&target.function, &key.name, &key.qualifier]);
    if base.trigger().is_some() {
        comment(
            text,
            &format!("terraform import 'tencentcloud_scf_trigger_config.{resource}' '{id}'"),
        );
    }
    let head = format!("resource \"tencentcloud_scf_trigger_config\" \"{resource}\"");
    let enable = if spec.enabled { "OPEN" } else { "CLOSE" };
    block(
        text,
        0,
        &head,
        &[
            ("function_name", quoted(&target.function)),
            ("namespace", quoted(&target.namespace)),
            ("trigger_name", quoted(&key.name)),
            ("type", quoted(&key.kind)),
            ("qualifier", quoted(&key.qualifier)),
            ("enable", quoted(enable)),
            ("trigger_desc", quoted(&spec.desc)),
            ("custom_argument", quoted(&spec.argument)),
            ("description", quoted(&spec.description)),
        ],
    );
    end(text, 0);
}
