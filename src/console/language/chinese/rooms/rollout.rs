//! What speaks against the plan of a rollout and its text, in Chinese.

use super::events::fault;
use super::{rest, told_status, traffic};
use crate::rollout::{Field, Hold, Misread, Problem, Wrong};
use crate::sls::events::Place;

/// A reason against a plan, and what to write instead.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::NameMissing => "请填写名称。".to_owned(),
        Problem::NoSteps => {
            "该计划什么也不会做：请至少填写一个步骤，或者填写 finish: promote，一次将全部流量交给灰度版本。"
                .to_owned()
        }
        Problem::TooManySteps { count } => {
            format!("计划有 {count} 个步骤，最多允许 100 个。")
        }
        Problem::GoesBackwards { share, before } => format!(
            "计划出现倒退：这一步给灰度版本 {share}，而它此时已有 {before}。流量占比必须递增。"
        ),
        Problem::ShareZero => {
            "这一步没有给灰度版本任何流量。请填写大于 0 % 的占比。".to_owned()
        }
        Problem::EndsBelow { share } => format!(
            "计划结束于 {share}，但没有说明之后怎么办。请填写 finish: promote，将全部流量交给灰度版本；或者填写 finish: keep，保持该占比。"
        ),
        Problem::HoldTooShort { seconds } => format!(
            "{seconds} 秒太短，得不到任何结论：云端按分钟统计。请至少保持 {} 秒。",
            Hold::SHORTEST
        ),
        Problem::HoldTooLong => {
            "请最多保持 30 天，或者保持到有人批准（approval）。".to_owned()
        }
        Problem::NoRequests => {
            "请填写灰度版本需要处理的请求数，至少为 1。".to_owned()
        }
        Problem::GuardRange => {
            "请填写大于 0 的上限；比率的上限最多为 100 个百分点。".to_owned()
        }
        Problem::AliasNotFound { alias } => {
            format!("别名 {alias} 不存在。请先用稳定版本新建该别名。")
        }
        Problem::VersionNotFound {
            version,
            newest: Some(newest),
        } => format!("版本 {version} 不存在。最新的版本是 {newest}。"),
        Problem::VersionNotFound {
            version,
            newest: None,
        } => format!("版本 {version} 不存在。请先发布版本。"),
        Problem::VersionNotActive { version, status } => format!(
            "版本 {version} 目前的状态是{}，不能承接流量。请等到变为“正常”（Active），或者选择另一个版本。",
            told_status(status)
        ),
        Problem::ServesAll { canary } => {
            format!("别名已经将全部流量发送到版本 {canary}：没有需要灰度发布的内容。")
        }
        Problem::OtherCanary { alias, canary } => format!(
            "别名 {alias} 正在灰度发布版本 {canary}。请先将其全量发布或回滚。"
        ),
        Problem::RoutesByRules { alias } => format!(
            "别名 {alias} 按匹配规则路由，不能设置流量占比。请先设置流量分配。"
        ),
        Problem::RoutingUnreadable { problem } => format!(
            "无法解析别名的路由配置（原因：{}）请先设置流量分配。",
            traffic::problem(problem)
        ),
        Problem::CanaryIsLatest => {
            "$DEFAULT 在 $LATEST 和一个已发布的版本之间分配流量：灰度版本应为 $LATEST。".to_owned()
        }
        Problem::CanaryChanges => {
            "$LATEST 会随每次上传而改变。请先发布版本再灰度该版本，或者使用 $DEFAULT。".to_owned()
        }
        Problem::NothingPublished => {
            "该函数还没有发布过版本，因此没有可以对比或回滚到的稳定版本。请先发布版本。".to_owned()
        }
    }
}

/// What is wrong with the text of a plan, with its place.
pub(super) fn misread(misread: &Misread) -> String {
    let place = match (misread.place, misread.field) {
        (Some(Place { line, .. }), Some(field)) => format!("第 {line} 行，{field}："),
        (Some(Place { line, column }), None) => format!("第 {line} 行第 {column} 列："),
        (None, Some(field)) => format!("{field}："),
        (None, None) => String::new(),
    };
    let said = match &misread.wrong {
        Wrong::TooLong => "文本太长，不可能是计划。最多允许 16 KB。".to_owned(),
        Wrong::Empty => "这里没有计划。请从 function:、alias: 和 canary: 开始填写。".to_owned(),
        Wrong::Link => "链接不完整。请复制整个链接。".to_owned(),
        Wrong::Yaml(fault) => self::fault(fault),
        Wrong::NotAMap => "这里应是键，每个键单独一行，例如 share: 5%。".to_owned(),
        Wrong::NotAList => "这里应是列表。每个步骤以短横线开头，例如 - share: 5%。".to_owned(),
        Wrong::NotAText => "这里应是一个值，写在同一行。".to_owned(),
        Wrong::UnknownKey {
            key,
            nearest: Some(nearest),
        } => format!("没有键 {key}。您要写的是 {nearest} 吗？"),
        Wrong::UnknownKey { key, nearest: None } => {
            format!("这里没有键 {key}。请删除。")
        }
        Wrong::Missing(key) => format!("缺少 {key}。请添加一行 {key}: 和它的值。"),
        Wrong::Value(text) => {
            format!("“{text}”在这里无法解析。{}", wanted(misread.field))
        }
        Wrong::Rule(problem) => traffic::problem(problem),
        Wrong::Region(region) => rest::region(region),
        Wrong::Plan(problem) => self::problem(problem),
    };
    format!("{place}{said}")
}

/// What a field takes.
const fn wanted(field: Option<Field>) -> &'static str {
    match field {
        Some(Field::Share(_)) => "请填写 0.01% 到 100% 之间的百分比，例如 5%。",
        Some(Field::Hold(_)) => {
            "请填写时间，例如 10m 或 2h；或者填写 approval；或者填写样本，例如 500 requests。"
        }
        Some(Field::Finish) => "请填写 promote 或 keep。",
        Some(Field::Errors) => "请填写错误率的上升幅度，例如 1 point 或 0.5 points。",
        Some(Field::Latency) => "请填写上升的整数百分比，例如 50%。",
        Some(Field::Throttles) => "请填写次数，例如 10 per minute。",
        Some(Field::OnTrip) => "请填写 roll back 或 hold。",
        Some(Field::WhenUnsure) => "请填写 wait、ask 或 advance。",
        _ => "请填写一个值。",
    }
}
