//! `GetAccount`: what the account uses and what it may use.

use serde_json::Value;

use super::actions::Call;
use super::answer::{Answer, Object};
use super::quota;

/// Memory of all instances that run at once, in MB.
const CONCURRENCY: usize = 128_000;

/// The types of triggers that the answer counts limits for.
const TRIGGERS: &str = "Cos Timer Cmq Ckafka Apigw Cls Clb Mps Cm Vod Eb";

/// `GetAccount`.
#[expect(clippy::needless_pass_by_value, clippy::unnecessary_wraps)] // as every action
pub(super) fn get(call: Call<'_>) -> Answer {
    let mut triggers = Object::default().number("Total", quota::TRIGGERS * 10);
    for name in TRIGGERS.split(' ') {
        triggers = triggers.number(name, quota::TRIGGERS);
    }
    let triggers = triggers.value();
    let (mut used, mut limits) = (Vec::new(), Vec::new());
    for (name, namespace) in call.region.namespaces.iter() {
        let functions = namespace
            .functions
            .iter()
            .map(|(name, _)| Value::from(name));
        let usage = Object::default()
            .text("Namespace", name)
            .list("Functions", functions)
            .number("FunctionsCount", namespace.functions.len())
            .number("TotalConcurrencyMem", CONCURRENCY)
            .number("TotalAllocatedConcurrencyMem", 0)
            .number("TotalAllocatedProvisionedMem", 0);
        used.push(usage.value());
        let limit = Object::default()
            .text("Namespace", name)
            .number("FunctionsCount", call.region.functions)
            .with("Trigger", triggers.clone())
            .number("ConcurrentExecutions", 300)
            .number("TimeoutLimit", 900)
            .number("InitTimeoutLimit", 300)
            .number("RetryNumLimit", 3)
            .number("MinMsgTTL", 60)
            .number("MaxMsgTTL", 21_600)
            .with("TestModelLimit", Value::Null);
        limits.push(limit.value());
    }
    let usage = Object::default()
        .number("NamespacesCount", used.len())
        .list("Namespace", used.into_iter())
        .number("TotalConcurrencyMem", CONCURRENCY)
        .number("TotalAllocatedConcurrencyMem", 0)
        .number("UserConcurrencyMemLimit", CONCURRENCY);
    let limit = Object::default()
        .number("NamespacesCount", quota::NAMESPACES)
        .list("Namespace", limits.into_iter());
    Ok(Object::default()
        .with("AccountUsage", usage.value())
        .with("AccountLimit", limit.value()))
}
