//! The plan that has a function write its logs into a topic.

use super::Planned;
use crate::change::logs::is_identifier;
use crate::change::{LogTopic, LogWrite, Problem, Snapshot, Step, Warning};

pub(super) fn write_to(topic: &LogTopic, snapshot: &Snapshot) -> Planned {
    let mut problems = Vec::new();
    let texts = [&topic.logset_id, &topic.topic_id];
    if texts.iter().any(|text| !text.is_empty()) {
        if !is_identifier(&topic.logset_id) {
            problems.push(Problem::LogsetId {
                text: topic.logset_id.clone(),
            });
        }
        if !is_identifier(&topic.topic_id) {
            problems.push(Problem::TopicId {
                text: topic.topic_id.clone(),
            });
        }
    }
    let status = &snapshot.function.status;
    if status.is_changing() || status.is_failed() {
        problems.push(Problem::SettingsNotTaken {
            status: status.clone(),
        });
    }
    let base = LogTopic::of(&snapshot.function);
    if problems.is_empty() && base.is_where(topic) {
        problems.push(Problem::LogsThereAlready);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let versions = snapshot.versions.iter();
    let published = versions.filter(|info| !info.version.is_latest()).count();
    let warnings = (published > 0).then_some(Warning::VersionsKeepTheirLogs);
    let write = LogWrite::between(&snapshot.target, base, topic.clone());
    Ok((vec![Step::Logs(write)], warnings.into_iter().collect()))
}
