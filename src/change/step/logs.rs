//! A write to where a function writes its logs.

use crate::change::{LogTopic, Target};
use crate::scf::{GetFunction, UpdateFunctionConfiguration};
use crate::traffic::Version;

/// A write to the log settings of `$LATEST`, between what was seen and what is wanted. All its
/// other settings stay: a request changes only what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogWrite {
    /// What is sent.
    pub request: UpdateFunctionConfiguration,
    /// Where it wrote when the user looked.
    pub base: LogTopic,
    /// Where it shall write.
    pub goal: LogTopic,
}

impl LogWrite {
    /// The write that leads from one topic, or none, to another.
    pub(in crate::change) fn between(target: &Target, base: LogTopic, goal: LogTopic) -> Self {
        let request = UpdateFunctionConfiguration {
            function_name: target.function.clone(),
            namespace: target.namespace.clone(),
            cls_logset_id: Some(goal.logset_id.clone()),
            cls_topic_id: Some(goal.topic_id.clone()),
            // Without a topic the cloud would make one of its own and write there.
            ignore_sys_log: goal.is_off().then_some(true),
            ..UpdateFunctionConfiguration::default()
        };
        Self {
            request,
            base,
            goal,
        }
    }

    /// The read that comes before and after it.
    pub(in crate::change) fn read(&self) -> GetFunction {
        GetFunction {
            function_name: self.request.function_name.clone(),
            namespace: self.request.namespace.clone(),
            qualifier: Version::Latest,
        }
    }
}
