//! A plan as the `inputs` of a `serverless.yml`, as far as that file has words for it.

use crate::change::{
    AliasState, Change, Plan, Snapshot, Step, TriggerKey, TriggerSpec, TriggerState,
};
use crate::scf::Region;
use crate::sls::events;
use crate::traffic::Version;
use crate::yaml::quoted;

/// What `sls deploy` has to read for the cloud to be as the plan leaves it. Triggers that are not
/// listed are deleted by the tool, so those of the snapshot are listed too.
pub fn serverless(plan: &Plan, region: Region, snapshot: Option<&Snapshot>) -> String {
    let mut text = String::from(
        "# sls deploy also uploads the code and the settings of its folder; keep your other inputs.\ninputs:\n",
    );
    line(&mut text, "name", &quoted(&plan.target.function));
    line(&mut text, "namespace", &quoted(&plan.target.namespace));
    line(&mut text, "region", region.name());
    let mut has_triggers = false;
    for step in &plan.steps {
        match step {
            Step::Upload(upload) => comment(
                &mut text,
                &format!(
                    "src: the folder of {}. It is uploaded before traffic moves.",
                    upload.file_name
                ),
            ),
            Step::Trigger(_) => has_triggers = true,
            Step::Logs(write) => {
                text.push_str("  cls:\n");
                line(&mut text, "  logsetId", &quoted(&write.goal.logset_id));
                line(&mut text, "  topicId", &quoted(&write.goal.topic_id));
            }
            Step::DeleteVersion(deletion) => comment(
                &mut text,
                &format!("Nothing here deletes version {}.", deletion.version),
            ),
            Step::Alias(_) | Step::Publish(_) | Step::Wait(_) => {}
        }
    }
    versions(&mut text, plan);
    for state in last_states(plan) {
        alias(&mut text, plan, state);
    }
    if has_triggers {
        text.push_str(&events::write(&triggers(plan, snapshot)));
    }
    text
}

/// `publish: true`, and what it does not say.
fn versions(text: &mut String, plan: &Plan) {
    let published = plan.steps.iter().filter_map(|step| match step {
        Step::Publish(publish) => Some(&publish.request.description),
        _ => None,
    });
    let descriptions: Vec<&String> = published.collect();
    if descriptions.is_empty() {
        return;
    }
    if let Change::Deploy(deploy) = &plan.change
        && deploy.publish_first
    {
        comment(
            text,
            "The version before the upload has no word here: run sls publish-ver first.",
        );
        if deploy.publish.is_none() {
            return;
        }
    }
    line(text, "publish", "true");
    if descriptions.iter().any(|described| !described.is_empty()) {
        comment(
            text,
            "The description of the version has no word here: sls writes its own.",
        );
    }
}

/// Each alias as the last step leaves it.
fn last_states(plan: &Plan) -> Vec<&AliasState> {
    let mut states: Vec<&AliasState> = Vec::new();
    for step in &plan.steps {
        if let Step::Alias(write) = step {
            states.retain(|state| state.name() != write.goal.name());
            states.push(&write.goal);
        }
    }
    states
}

/// `traffic`, for the one alias that it is about.
fn alias(text: &mut String, plan: &Plan, state: &AliasState) {
    let split = state.alias().and_then(|alias| alias.split().ok());
    let share = split
        .filter(|split| state.name().is_default() && split.main == Version::Latest)
        .and_then(|split| split.share(Version::Latest));
    if let Some(share) = share {
        line(text, "traffic", &share.fraction_text());
        comment(
            text,
            "The rest goes to the version that sls published last, whatever other version is newer.",
        );
        return;
    }
    let name = state.name();
    let lines = crate::sls::lines(plan);
    let lines = lines.iter().flatten().map(|line| line.text.as_str());
    let lines: Vec<&str> = lines
        .filter(|line| !line.starts_with("sls deploy"))
        .collect();
    if lines.is_empty() {
        comment(text, &format!("Alias {name} has no words here."));
    } else {
        comment(
            text,
            &format!(
                "Alias {name} has no words here. Run instead: {}",
                lines.join(" && ")
            ),
        );
    }
}

/// The triggers as the plan leaves them.
fn triggers(plan: &Plan, snapshot: Option<&Snapshot>) -> Vec<TriggerSpec> {
    let known = snapshot.map_or(&[][..], |snapshot| &snapshot.triggers);
    let mut triggers: Vec<(TriggerKey, TriggerSpec)> = known
        .iter()
        .map(|trigger| (TriggerKey::of(trigger), TriggerSpec::of(trigger)))
        .collect();
    for step in &plan.steps {
        let Step::Trigger(write) = step else {
            continue;
        };
        let key = write.goal.key();
        let at = triggers.iter().position(|(known, _)| *known == key);
        match (&write.goal, at) {
            (TriggerState::Is(trigger), Some(at)) => triggers[at].1 = TriggerSpec::of(trigger),
            (TriggerState::Is(trigger), None) => triggers.push((key, TriggerSpec::of(trigger))),
            (TriggerState::Absent(_), Some(at)) => drop(triggers.remove(at)),
            (TriggerState::Absent(_), None) => {}
        }
    }
    triggers.into_iter().map(|(_, spec)| spec).collect()
}

fn line(text: &mut String, key: &str, value: &str) {
    for part in ["  ", key, ": ", value, "\n"] {
        text.push_str(part);
    }
}

fn comment(text: &mut String, says: &str) {
    text.push_str("  # ");
    text.push_str(&says.replace(['\n', '\r'], " "));
    text.push('\n');
}
