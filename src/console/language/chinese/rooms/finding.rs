//! What a function was left with, in Chinese.

use super::traffic;
use crate::change::{Finding, FindingKind};

/// What is so, and what to do about it.
pub(super) fn finding(finding: &Finding) -> String {
    let alias = &finding.alias;
    match &finding.kind {
        FindingKind::Unreadable { problem, main } => format!(
            "无法解析别名 {alias} 的路由配置。{}无论它是什么意思，都可以替换：将全部流量发送到主版本 {main}。",
            traffic::problem(problem)
        ),
        FindingKind::EverythingOnLatest => format!(
            "在生产环境中，别名 {alias} 将全部流量发送到 $LATEST：每次上传代码都会立即对所有人生效。请发布当前代码，并将 {alias} 固定到该版本。"
        ),
        FindingKind::NotPromoted { canary, main } => format!(
            "别名 {alias} 的全部流量由版本 {canary} 处理，但主版本仍是 {main}：灰度发布一直没有完成。请全量发布版本 {canary}；之后版本 {main} 不再绑定。"
        ),
        FindingKind::LeftOver { version } => format!(
            "别名 {alias} 上残留着 0 % 的版本 {version}：它不承接流量，绑定期间也不能删除。"
        ),
        FindingKind::Forgotten { days } => {
            format!("别名 {alias} 的流量分配已有 {days} 天没有改动。请完成灰度发布，或者回滚。")
        }
    }
}
