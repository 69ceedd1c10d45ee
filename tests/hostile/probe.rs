//! Every request of the API, with an answer as the cloud gives it.

use std::fmt::Debug;

use halftone::scf::{
    Action, Code, CreateAlias, CreateFunction, CreateTrigger, DeleteAlias, DeleteFunctionVersion,
    DeleteTrigger, Error, GetAccount, GetAlias, GetFunction, GetFunctionAddress, GetMonitorData,
    Instance, InvokeFunction, ListAliases, ListFunctions, ListNamespaces, ListTriggers,
    ListVersionByFunction, Metric, Monitored, PublishVersion, Request, RoutingConfig, SearchLog,
    Switch, UpdateAlias, UpdateFunctionCode, UpdateFunctionConfiguration, UpdateTrigger,
    UpdateTriggerStatus,
};
use halftone::traffic::{AliasName, Version};

use crate::cloud::client;
use crate::support::run;

/// What the answer says, printed, or why it was refused.
type Outcome = Result<String, Error>;

type Send = dyn Fn(&[u8]) -> Outcome;

/// One request of the API.
pub(crate) struct Probe {
    pub(crate) action: Action,
    /// An answer as the cloud gives it.
    pub(crate) honest: String,
    call: Box<Send>,
}

impl Probe {
    /// Sends the request to a cloud that answers with these bytes.
    pub(crate) fn answered_with(&self, body: &[u8]) -> Outcome {
        (self.call)(body)
    }
}

fn probe<R: Request + 'static>(request: R, response: &str) -> Probe
where
    R::Answer: Debug,
{
    Probe {
        action: R::ACTION,
        honest: format!(r#"{{"Response":{response}}}"#),
        call: Box::new(move |body| {
            let body = body.to_vec();
            let client = client(move |_| body.clone());
            run(client.call(&request)).map(|reply| format!("{reply:?}"))
        }),
    }
}

const DONE: &str = r#"{"RequestId":"r-1"}"#;
const ALIAS: &str = r#"{"Name":"prod","FunctionVersion":"4","Description":"d","AddTime":"2026-01-01 00:00:00","ModTime":"2026-01-01 00:00:00","RoutingConfig":{"AdditionalVersionWeights":[{"Version":"5","Weight":0.1}],"AddtionVersionMatchs":[]},"RequestId":"r-1"}"#;
const TRIGGER: &str = r#"{"TriggerName":"t","Type":"timer","Qualifier":"prod","Enable":1,"TriggerDesc":"{\"cron\":\"0 */5 * * * * *\"}","CustomArgument":"a","Description":"d","ModTime":"2026-01-01 00:00:00"}"#;

/// Every request, each with an answer as the cloud gives it.
pub(crate) fn probes() -> Vec<Probe> {
    let mut probes = of_versions_and_aliases();
    probes.extend(of_functions());
    probes.extend(of_triggers());
    probes.extend(of_what_was_served());
    probes
}

fn of_what_was_served() -> Vec<Probe> {
    vec![
        probe(
            GetMonitorData {
                namespace: Monitored::Functions,
                metric_name: Metric::Invocation,
                instances: vec![Instance::version("default", "checkout", "5")],
                period: 60,
                start_time: String::new(),
                end_time: String::new(),
            },
            r#"{"StartTime":"2018-09-22T19:50:00+08:00","EndTime":"2018-09-22T20:50:00+08:00","Period":60,"MetricName":"Invocation","DataPoints":[{"Dimensions":[{"Name":"version","Value":"5"}],"Timestamps":[1535079000],"Values":[2.5],"MaxValues":null}],"Msg":"","RequestId":"r-1"}"#,
        ),
        probe(
            SearchLog::records("topic", 0, 1, "", 1),
            r#"{"Context":"c","ListOver":false,"Analysis":false,"Results":[{"Time":1679902806070,"TopicId":"topic","LogJson":"{}"}],"AnalysisRecords":["{}"],"Columns":null,"RequestId":"r-1"}"#,
        ),
    ]
}

fn function() -> String {
    "checkout".to_owned()
}

fn namespace() -> String {
    "default".to_owned()
}

fn of_versions_and_aliases() -> Vec<Probe> {
    let name = || AliasName::from_cloud("prod");
    vec![
        probe(
            CreateAlias {
                function_name: function(),
                namespace: namespace(),
                name: name(),
                function_version: Version::Latest,
                routing_config: RoutingConfig::default(),
                description: String::new(),
            },
            DONE,
        ),
        probe(
            UpdateAlias {
                function_name: function(),
                namespace: namespace(),
                name: name(),
                function_version: Version::Latest,
                routing_config: RoutingConfig::default(),
                description: String::new(),
            },
            DONE,
        ),
        probe(
            DeleteAlias {
                function_name: function(),
                namespace: namespace(),
                name: name(),
            },
            DONE,
        ),
        probe(
            GetAlias {
                function_name: function(),
                namespace: namespace(),
                name: name(),
            },
            ALIAS,
        ),
        probe(
            ListAliases::of(namespace(), function()),
            &format!(r#"{{"Aliases":[{ALIAS}],"TotalCount":1,"RequestId":"r-1"}}"#),
        ),
        probe(
            PublishVersion {
                function_name: function(),
                namespace: namespace(),
                description: String::new(),
            },
            r#"{"FunctionVersion":"6","CodeSize":1,"RequestId":"r-1"}"#,
        ),
        probe(
            ListVersionByFunction::of(namespace(), function()),
            r#"{"FunctionVersion":["$LATEST","5"],"Versions":[{"Version":"5","Description":"d","AddTime":"2026-01-01 00:00:00","ModTime":"2026-01-01 00:00:00","Status":"Active"},{"Version":"$LATEST"}],"TotalCount":2,"RequestId":"r-1"}"#,
        ),
        probe(
            DeleteFunctionVersion {
                function_name: function(),
                namespace: namespace(),
                qualifier: Version::Published(5),
            },
            DONE,
        ),
    ]
}

fn of_functions() -> Vec<Probe> {
    vec![
        probe(
            GetAccount {},
            r#"{"AccountUsage":{"NamespacesCount":1},"AccountLimit":{"NamespacesCount":5},"RequestId":"r-1"}"#,
        ),
        probe(
            ListNamespaces::every(),
            r#"{"Namespaces":[{"Name":"default","Description":null}],"TotalCount":1,"RequestId":"r-1"}"#,
        ),
        probe(
            ListFunctions::of(namespace(), ""),
            r#"{"Functions":[{"FunctionName":"checkout","Namespace":"default","Runtime":"Nodejs18.15","Type":"Event","Status":"Active","Description":"d","ModTime":"2026-01-01 00:00:00"}],"TotalCount":1,"RequestId":"r-1"}"#,
        ),
        probe(
            GetFunction {
                function_name: function(),
                namespace: namespace(),
                qualifier: Version::Latest,
            },
            r#"{"FunctionName":"checkout","Status":"UpdateFailed","StatusReasons":[{"ErrorCode":"c","ErrorMessage":"m"}],"Runtime":"Go1","Type":"Event","Description":"d","Handler":"main","MemorySize":128,"Timeout":3,"ModTime":"2026-01-01 00:00:00","ClsTopicId":"t","Environment":{"Variables":[{"Key":"K","Value":"V"}]},"RequestId":"r-1"}"#,
        ),
        probe(
            GetFunctionAddress {
                function_name: function(),
                namespace: namespace(),
                qualifier: Version::Latest,
            },
            r#"{"Url":"https://example.com/code","CodeSha256":"00ff","RequestId":"r-1"}"#,
        ),
        probe(
            CreateFunction {
                function_name: function(),
                namespace: namespace(),
                code: Code {
                    zip_file: "UEsFBg==".to_owned(),
                },
                handler: "index.main".to_owned(),
                runtime: "Go1".to_owned(),
                description: String::new(),
            },
            DONE,
        ),
        probe(
            UpdateFunctionCode {
                function_name: function(),
                namespace: namespace(),
                handler: None,
                zip_file: "UEsFBg==".into(),
            },
            DONE,
        ),
        probe(UpdateFunctionConfiguration::default(), DONE),
        probe(
            InvokeFunction {
                function_name: function(),
                namespace: namespace(),
                qualifier: "prod".to_owned(),
                event: String::new(),
                routing_key: String::new(),
            },
            r#"{"Result":{"RetMsg":"ok","ErrMsg":"","FunctionRequestId":"f-1"},"RequestId":"r-1"}"#,
        ),
    ]
}

fn of_triggers() -> Vec<Probe> {
    let (trigger, kind, qualifier) = (
        || "t".to_owned(),
        || "timer".to_owned(),
        || "prod".to_owned(),
    );
    vec![
        probe(
            ListTriggers::of(namespace(), function()),
            &format!(r#"{{"Triggers":[{TRIGGER}],"TotalCount":1,"RequestId":"r-1"}}"#),
        ),
        probe(
            CreateTrigger {
                function_name: function(),
                namespace: namespace(),
                trigger_name: trigger(),
                kind: kind(),
                qualifier: qualifier(),
                trigger_desc: "0 */5 * * * * *".to_owned(),
                enable: Switch::Open,
                custom_argument: String::new(),
                description: String::new(),
            },
            &format!(r#"{{"TriggerInfo":{TRIGGER},"RequestId":"r-1"}}"#),
        ),
        probe(
            UpdateTrigger {
                function_name: function(),
                namespace: namespace(),
                trigger_name: trigger(),
                kind: kind(),
                qualifier: qualifier(),
                enable: None,
                trigger_desc: None,
                custom_argument: None,
                description: None,
            },
            DONE,
        ),
        probe(
            UpdateTriggerStatus {
                function_name: function(),
                namespace: namespace(),
                trigger_name: trigger(),
                kind: kind(),
                qualifier: qualifier(),
                enable: Switch::Close,
            },
            DONE,
        ),
        probe(
            DeleteTrigger {
                function_name: function(),
                namespace: namespace(),
                trigger_name: trigger(),
                kind: kind(),
                qualifier: qualifier(),
                trigger_desc: None,
            },
            DONE,
        ),
    ]
}
