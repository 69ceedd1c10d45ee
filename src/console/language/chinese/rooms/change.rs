//! Why a change cannot be planned, in Chinese.

use super::{cron, told_status, traffic};
use crate::change::{Package, Problem};
use crate::scf::Status;
use crate::traffic::Version;

/// A reason against a change, and what to do.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Rule { problem, .. } => traffic::problem(problem),
        Problem::AliasExists { alias } => {
            format!("别名 {alias} 已经存在。请换一个名称，或者直接修改该别名。")
        }
        Problem::AliasNotFound {
            alias,
            nearest: Some(nearest),
        } => format!("别名 {alias} 不存在。您要找的是 {nearest} 吗？"),
        Problem::AliasNotFound {
            alias,
            nearest: None,
        } => format!("别名 {alias} 不存在，可能已被删除。请先新建该别名。"),
        Problem::RoutingUnreadable { alias, problem } => format!(
            "无法解析别名 {alias} 的路由配置（原因：{}）请设置新的流量分配来替换它。",
            traffic::problem(problem)
        ),
        Problem::NothingToChange => "没有需要变更的内容：别名已经是这样。".to_owned(),
        Problem::NoCanary { alias } => {
            format!("别名 {alias} 的全部流量都发送到同一个版本：没有可以全量发布或回滚的灰度版本。")
        }
        Problem::RoutesByRules { alias } => {
            format!("别名 {alias} 按匹配规则路由，没有哪个版本是灰度版本。请改为设置流量分配。")
        }
        Problem::DefaultAliasStays => {
            "$DEFAULT 是函数自带的别名，不能删除。请改为修改它的流量分配。".to_owned()
        }
        Problem::FunctionNotActive { status } => function_is(status),
        Problem::VersionNotActive { version, status } => version_is(*version, status),
        Problem::LatestStays => "$LATEST 是函数自带的版本，不能删除。".to_owned(),
        Problem::VersionIsHeld { version, holders } => {
            let holders = holders.iter().map(|(alias, share)| match share {
                Some(share) => format!("{alias}（{share}）"),
                None => format!("{alias}（按规则）"),
            });
            let holders: Vec<_> = holders.collect();
            format!(
                "版本 {version} 正被以下别名使用：{}。请先将它移出这些别名的流量分配。",
                holders.join("、")
            )
        }
        Problem::NothingToDeploy => {
            "没有需要部署的内容。请添加代码、发布版本，或者设置流量占比。".to_owned()
        }
        Problem::OnlyLatest => {
            "该函数只有 $LATEST，流量占比始终是 100 %。请先发布版本。".to_owned()
        }
        Problem::PackageTooLarge { size } => format!(
            "代码包有 {size} 字节，一次请求最多容纳 {} 字节。请去掉函数不需要的文件，或者改为上传到 COS。",
            Package::LARGEST
        ),
        Problem::TriggerExists { key } => format!(
            "{} 上已有名为 {} 的 {} 触发器。请编辑该触发器，或者换一个名称。",
            key.qualifier, key.name, key.kind
        ),
        Problem::TriggerNotFound { key } => format!(
            "{} 上没有名为 {} 的 {} 触发器，它可能已被删除。请刷新后查看。",
            key.qualifier, key.name, key.kind
        ),
        Problem::TriggerName { name } if name.is_empty() => "请输入触发器的名称。".to_owned(),
        Problem::TriggerName { name } => format!(
            "“{name}”不能作为触发器的名称。请使用最多 60 个字母、数字、“-”和“_”，并以字母开头。"
        ),
        Problem::Cron(problem) => cron::problem(problem),
        Problem::TriggerKind { kind } => {
            format!("不能新建 {kind} 类型的触发器。请使用 timer、cos、cls、ckafka 或 http。")
        }
        Problem::TriggerCannotBeEdited { key } => format!(
            "API 不支持编辑 {} 触发器。请删除 {}，然后新建。",
            key.kind, key.name
        ),
        Problem::TooManyTriggers { kind } => {
            format!("该函数已有十个 {kind} 触发器，达到云端上限。请先删除一个。")
        }
        Problem::QualifierNotFound { qualifier } => {
            format!("该函数没有名为 {qualifier} 的别名或版本。请先新建。")
        }
        Problem::LogsetId { text } => identifier(text, "日志集"),
        Problem::TopicId { text } => identifier(text, "日志主题"),
        Problem::SettingsNotTaken { status } => {
            let status = told_status(status);
            format!("函数目前的状态是{status}。变为“正常”（Active）后才能修改设置。")
        }
        Problem::LogsThereAlready => "没有需要变更的内容：函数的日志已经投递到该处。".to_owned(),
        Problem::ArgumentTooLong { bytes } => {
            format!("附加信息有 {bytes} 字节，最多允许 4096 字节。")
        }
    }
}

/// Why a function takes no version.
fn function_is(status: &Status) -> String {
    let told = told_status(status);
    if status.is_changing() {
        format!("函数目前的状态是{told}。请等到变为“正常”（Active）后再试。")
    } else {
        format!("函数目前的状态是{told}。请先部署可以正常运行的代码，再发布版本。")
    }
}

/// Why a version cannot serve.
fn version_is(version: Version, status: &Status) -> String {
    let told = told_status(status);
    if status.is_changing() {
        format!("版本 {version} 目前的状态是{told}。请等到变为“正常”（Active）后再试。")
    } else {
        format!("版本 {version} 目前的状态是{told}，不能承接流量。请选择另一个版本。")
    }
}

/// What is wrong with an identifier of CLS.
fn identifier(text: &str, of: &str) -> String {
    if text.is_empty() {
        return format!("请输入{of} ID。");
    }
    format!(
        "“{text}”不是{of} ID。ID 由 32 位十六进制数字组成，分为五组，例如 5cd3a17e-fb0b-418c-afd7-77b365397426。"
    )
}
