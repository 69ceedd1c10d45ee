//! What a function logged, and where to, in Chinese.

use crate::console::language::errors::Words;
use crate::console::language::logs::{Logs, listed};
use crate::console::language::number::grouped;
use crate::scf::{Error, ErrorKind};

/// The strings in Chinese.
pub const CHINESE: Logs = Logs {
    logs: "日志",
    alias: "别名",
    any_alias: "不限",
    version: "版本",
    any_version: "不限",
    period: "时间范围",
    last: |minutes| match minutes {
        60 => "最近 1 小时".to_owned(),
        1_440 => "最近 1 天".to_owned(),
        minutes => format!("最近 {minutes} 分钟"),
    },
    failures: "仅失败的调用",
    follow: "实时刷新",
    follow_hint: |is_demo| {
        if is_demo {
            "每 2 秒查询一次；焦点在列表上或标签页隐藏时暂停。"
        } else {
            "每 10 秒查询一次；焦点在列表上或标签页隐藏时暂停。"
        }
    },
    refresh: "刷新日志",
    settings: "日志配置",
    time: "时间（北京）",
    status: "状态码",
    duration: "运行时间",
    request: "请求 ID",
    message: "日志内容",
    milliseconds: |milliseconds| format!("{}\u{a0}ms", grouped(milliseconds.into())),
    meaning: |status| match status {
        200..=299 => "成功",
        432 => "被限流",
        433 => "执行超时",
        434 => "内存超限",
        499 => "已取消",
        _ => "失败",
    },
    left_out: |characters| {
        format!(
            "此处省略 {characters} 个字符。",
            characters = grouped(characters as u64)
        )
    },
    older: "显示更早的日志",
    no_older: |shown| {
        format!(
            "该时间范围内的 {shown} 条日志已全部显示。",
            shown = grouped(shown as u64)
        )
    },
    none: "没有日志",
    none_advice: "该时间范围内没有符合条件的日志。日志写入后需要几秒才能检索到。",
    off: "未开启日志投递",
    off_advice: "函数没有投递日志，因此无法得知每个请求由哪个版本处理。请指定日志服务 CLS 的日志主题并开启。",
    switch_on: "开启日志投递",
    switch_off: "关闭日志投递",
    silent: |versions| format!("版本 {} 没有投递日志", listed(versions, "、")),
    silent_advice: "$LATEST 已投递日志，但这些版本发布时没有日志主题，之后也不会改变。请从 $LATEST 发布新版本，并将流量切到新版本。",
    some_silent: |versions| {
        format!(
            "版本 {} 发布时没有日志主题，因此这里缺少它们的请求。",
            listed(versions, "、")
        )
    },
    elsewhere: |versions| {
        format!(
            "版本 {} 的日志投递到其他日志主题。选择该版本即可查看。",
            listed(versions, "、")
        )
    },
    lead: "函数的日志投递到同一地域的日志服务 CLS 日志主题。写入和存储的日志由云端计费。",
    logset: "日志集 ID",
    topic: "日志主题 ID",
    where_to_find: "两者均可在日志服务控制台的“日志主题”中查看：打开日志主题，见其基本信息。",
    in_demo: "演示账号可以使用任意 ID，这里的 ID 是虚构的。",
    clock: |seconds| {
        let minutes = grouped((seconds.unsigned_abs() + 30) / 60);
        let side = if seconds > 0 { "慢" } else { "快" };
        format!("本机时钟比云端{side} {minutes} 分钟。此处的时间范围和时间均以云端时钟为准。")
    },
    failed,
};

fn failed(error: &Error) -> Option<Words> {
    let code = error.code().unwrap_or_default();
    let (title, advice) = match error.kind() {
        ErrorKind::NotFound if code.contains("Topic") => (
            "日志主题已不存在。",
            "它已被删除，或属于其他地域。请在“日志配置”中选择其他日志主题。",
        ),
        ErrorKind::Forbidden => (
            "该密钥没有检索日志的权限。",
            "请申请该日志主题的 cls:SearchLog 权限，或使用其他密钥连接：“临时密钥”会生成包含此权限的策略。",
        ),
        ErrorKind::Refused if code.contains("Syntax") || code.contains("Query") => (
            "日志服务无法解析该检索语句。",
            "很可能是日志主题没有为函数写入的字段建立索引。请在日志主题的索引配置中，为 SCF_FunctionName、SCF_Alias、SCF_Qualifier 和 SCF_StatusCode 开启键值索引。",
        ),
        ErrorKind::Refused => (
            "日志服务拒绝了该检索。",
            "原因见下方。请在日志服务控制台检查日志主题是否已建立索引、账号是否欠费。",
        ),
        ErrorKind::ClockSkewed => (
            "本机时钟不准确，无法按时间检索日志。",
            "云端只接受时间偏差在五分钟以内的请求。请校准时钟后重试。",
        ),
        _ => return None,
    };
    Some(Words { title, advice })
}
