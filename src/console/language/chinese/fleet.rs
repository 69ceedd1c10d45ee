//! All functions of a region, in Chinese.

use super::common::told_status;
use crate::change::FindingKind;
use crate::console::language::fleet::Fleet;
use crate::console::language::number::grouped;
use crate::fleet::{Cost, Doing, Need, Progress, Sort, State};
use crate::traffic::AliasName;

/// The strings in Chinese.
pub const CHINESE: Fleet = Fleet {
    title: |region| format!("{region} 的函数"),
    filter: "筛选",
    filter_hint: "函数名或命名空间的一部分",
    sort: "排序",
    sort_by: |sort| match sort {
        Sort::Need => "待处理优先",
        Sort::Name => "按名称",
        Sort::Changed => "最近修改优先",
    },
    states: "状态",
    state: |state, count| {
        let name = match state {
            State::All => "全部",
            State::Waiting => "待处理",
            State::Releasing => "灰度中",
            State::Failing => "失败",
            State::Stuck => "卡住",
        };
        format!("{name} {count}", count = grouped(count as u64))
    },
    needs: "待处理",
    aliases: "别名",
    changed: "最近修改",
    need,
    more_needs: |count| format!("另有 {} 项", grouped(count as u64)),
    doing: |doing| match doing {
        Doing::Stable { version } => format!("稳定版本 {version}"),
        Doing::Rules => "按规则路由".to_owned(),
        Doing::Releasing { canary, share } => format!("版本 {canary} 灰度 {share}"),
        Doing::LeftOver { version } => format!("版本 {version} 残留，占比 0 %"),
        Doing::NotPromoted { canary } => format!("版本 {canary} 未全量发布"),
        Doing::Unreadable => "路由无法解析".to_owned(),
    },
    more_aliases: |count| format!("另有 {} 个别名", grouped(count as u64)),
    age,
    lists_age: |seconds| format!("函数及其状态：{}", age(seconds)),
    read_again: |function| format!("重新读取 {function} 的别名"),
    not_read: "读取失败。",
    not_read_again: "重新读取失败。",
    progress: |progress, seconds| {
        let Progress { read, total } = progress;
        format!(
            "已读取 {read}/{total}，约剩 {}",
            duration(seconds),
            read = grouped(read as u64),
            total = grouped(total as u64)
        )
    },
    complete: |total| format!("{total} 个函数已全部读取", total = grouped(total as u64)),
    paused: |Progress { read, total }| {
        format!(
            "已读取 {read}/{total}，已暂停：滚动到的函数才会读取。",
            read = grouped(read as u64),
            total = grouped(total as u64)
        )
    },
    resting: |Progress { read, total }, seconds| {
        format!(
            "已读取 {read}/{total}，对云端的请求过于频繁，{seconds} 秒后继续。",
            read = grouped(read as u64),
            total = grouped(total as u64)
        )
    },
    pause: "暂停读取",
    go_on: "继续读取",
    errors_choice: "最近 1 小时的错误",
    errors_column: "近 1 小时错误",
    errors: |errors| match errors {
        None => "无数据".to_owned(),
        Some(0) => "无错误".to_owned(),
        Some(errors) => format!("{errors} 次错误", errors = grouped(errors)),
    },
    not_measured: "未统计",
    billed: |most, billed| {
        format!(
            "统计当前可见行所列别名的错误：每分钟最多调用云监控 {most} 次，云端会计费；打开控制台以来共 {billed} 次。",
            most = grouped(most as u64),
            billed = grouped(billed.into())
        )
    },
    cost: |cost, sent| {
        let Cost {
            namespaces,
            functions,
            aliases,
        } = cost;
        format!(
            "全部显示需要 {} 次调用：命名空间 {namespaces} 次，函数 {functions} 次，别名 {aliases} 次。本页面已发送 {sent} 次。",
            grouped(cost.total() as u64),
            namespaces = grouped(*namespaces as u64),
            functions = grouped(*functions as u64),
            aliases = grouped(*aliases as u64),
            sent = grouped(sent)
        )
    },
    moved: |count| {
        format!(
            "按当前数据，有 {count} 行的位置会变化。",
            count = grouped(count as u64)
        )
    },
    arrange: "重新排序",
    refused: "该密钥没有查询别名列表的权限。",
    refused_advice: "仍会显示函数及其状态，但不显示别名的流量情况。请向账号管理员申请 ListAliases 权限，或使用有此权限的密钥连接。",
    namespace_failed: |namespace| format!("无法列出命名空间 {namespace} 的函数。"),
    namespaces_failed: "无法列出该地域的命名空间，因此找不到其中的函数。",
    default_namespace: "查看命名空间 default",
    empty: |region| format!("{region} 没有函数"),
    empty_advice: "函数部署后会显示在这里，例如使用 “sls deploy” 或在云控制台中部署。如果这里本应有函数，请查看其他地域。",
    no_match: "没有符合条件的函数",
    no_match_advice: "请选择其他状态，或缩短筛选文本。",
    clear: "显示全部函数",
};

fn age(seconds: u64) -> String {
    match seconds {
        0..10 => "刚刚读取".to_owned(),
        10..90 => format!("{} 秒前读取", seconds / 10 * 10),
        90..5_400 => format!("{} 分钟前读取", (seconds + 30) / 60),
        _ => format!("{} 小时前读取", (seconds + 1_800) / 3_600),
    }
}

fn need(need: &Need) -> String {
    match need {
        Need::Failed(status) => format!("上次变更失败：{}", told_status(status)),
        Need::Stuck { status, minutes } => {
            format!("{}已持续 {}", told_status(status), duration(minutes * 60))
        }
        Need::Alias { alias, kind } => found(alias, kind),
        Need::NextStep {
            alias,
            canary,
            share,
            hours,
        } => format!(
            "{alias}：版本 {canary} 停留在 {share} 已 {}",
            duration(hours * 3_600)
        ),
    }
}

fn found(alias: &AliasName, kind: &FindingKind) -> String {
    match kind {
        FindingKind::Unreadable { .. } => format!("{alias}：路由无法解析"),
        FindingKind::EverythingOnLatest => format!("{alias}：每次上传都会直接上线"),
        FindingKind::NotPromoted { canary, .. } => {
            format!("{alias}：版本 {canary} 承接全部流量，但未全量发布")
        }
        FindingKind::LeftOver { version } => format!("{alias}：版本 {version} 残留，占比 0 %"),
        FindingKind::Forgotten { days } => {
            format!("{alias}：流量分配已 {} 天未变", grouped(*days))
        }
    }
}

/// A time in its largest unit.
fn duration(seconds: u64) -> String {
    match seconds {
        0..90 => format!("{seconds} 秒"),
        90..5_400 => format!("{} 分钟", (seconds + 30) / 60),
        5_400..172_800 => format!("{} 小时", (seconds + 1_800) / 3_600),
        _ => format!("{} 天", grouped(seconds / 86_400)),
    }
}
