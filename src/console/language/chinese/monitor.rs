//! What Monitor measured, as a chart and as a table, in Chinese.

use crate::console::language::errors::Words;
use crate::console::language::monitor::Monitor;
use crate::console::language::number::{decimal, grouped};
use crate::telemetry::{Reason, Subject};

/// The strings in Chinese.
pub const CHINESE: Monitor = Monitor {
    title: "监控",
    range: "时间范围",
    last: |minutes| format!("最近 {}", span(minutes)),
    minutes: span,
    requests: |minutes| format!("调用次数（{}）", per(minutes)),
    error_rate: "错误率",
    throttles: |minutes| format!("限流次数（{}）", per(minutes)),
    duration: "平均运行时间",
    subject: |subject| match subject {
        Subject::Version(version) => format!("版本 {version}"),
        Subject::Alias(alias) => format!("别名 {alias}"),
    },
    short: |subject| match subject {
        Subject::Version(version) if version.is_latest() => version.to_string(),
        Subject::Version(version) => format!("v{version}"),
        Subject::Alias(alias) => alias.to_string(),
    },
    count: grouped,
    rate: |millionths| format!("{} %", decimal(millionths, 10_000, 4)),
    time: |hundredths| {
        if hundredths < 100_000 {
            format!("{} ms", decimal((hundredths + 5) / 10, 10, 1))
        } else {
            format!("{} s", decimal((hundredths + 500) / 1_000, 100, 2))
        }
    },
    no_data: "无数据",
    value: |name, value| format!("{name} {value}"),
    cursor: "时间点",
    step: |begins, minutes| match minutes {
        1 => begins.to_owned(),
        _ => format!("{begins} 起 {}", span(minutes)),
    },
    spoken: |name, [requests, rate, throttles, duration]| {
        format!("{name}：调用 {requests} 次，错误率 {rate}，限流 {throttles} 次，{duration}")
    },
    chart: |function| format!("{function} 的监控曲线"),
    table: |function| format!("{function} 的监控数据"),
    newest: |step| format!("最新（{step}）"),
    newest_counting: |step| format!("最新（{step}，统计中）"),
    pointed: |step| format!("所选时间点（{step}）"),
    of: "版本或别名",
    columns: ["调用次数", "错误次数", "错误率", "限流次数", "平均运行时间"],
    gaps: "曲线中断表示没有数据，并不等于 0。最近两分钟（斜线区域）仍在统计。版本的数据涵盖其所有别名，别名的数据涵盖其所有版本。",
    no_requests: |names| {
        format!("该时间范围内没有统计到 {names} 的请求。请选择更长的时间范围，或发起一次调用。")
    },
    missing: |names| {
        format!("统计到了请求，但云监控没有{names}的数据：请两分钟后再看，或查看日志。")
    },
    empty: "该时间范围内没有监控数据",
    empty_advice: "没有请求，或云监控尚未统计：需要一至两分钟。请选择更长的时间范围，或调用该函数。",
    none_chosen: "未选择任何版本或别名",
    none_chosen_advice: "请在上方选择版本或别名。",
    reason,
    clock_gap: |seconds| {
        let minutes = grouped((seconds.unsigned_abs() + 30) / 60);
        let side = if seconds > 0 { "快" } else { "慢" };
        format!("云监控的时间比本机时钟{side} {minutes} 分钟。")
    },
    clock_gap_advice: "下方时间以云监控为准。如果本机时钟不准确，请校准。",
    billed: |count| {
        format!(
            "打开页面以来共查询云监控 {count} 次。",
            count = grouped(count.into())
        )
    },
    billed_lead: "GetMonitorData 调用由云端计费，整个账号每月超过一百万次后收费。每次查询最多 50 个版本和别名，每分钟最多查询一次。",
    billed_demo: "GetMonitorData 调用在云端按整个账号每月超过一百万次后收费；在演示账号中不产生费用。",
    choose: |drawn, all| {
        let [drawn, all] = [drawn, all].map(|number| grouped(number as u64));
        format!("已绘制的版本和别名：{drawn}/{all}")
    },
    chosen: "绘制",
    most: |most| format!("最多同时绘制 {most} 项，请先取消一项再添加。"),
    default_choice: "别名绑定的版本",
    changes: "该时间范围内的变更",
};

fn span(minutes: u64) -> String {
    match minutes {
        60.. => format!("{} 小时", minutes / 60),
        _ => format!("{minutes} 分钟"),
    }
}

fn per(minutes: u64) -> String {
    match minutes {
        1 => "每分钟".to_owned(),
        _ => format!("每 {minutes} 分钟"),
    }
}

fn reason(reason: Reason) -> Words {
    let (title, advice) = match reason {
        Reason::NotOpened => (
            "该账号未开通云监控。",
            "请在云控制台开通一次（腾讯云可观测平台，同意服务条款），然后重试。",
        ),
        Reason::BillingRefused => (
            "云监控不再响应该账号的调用：免费额度已用完，或账号欠费。",
            "请结清欠费，或为云监控 API 开通按量计费，然后重试。在此之前不再查询。",
        ),
        Reason::NotPermitted => (
            "该密钥没有读取云监控的权限。",
            "请向账号管理员申请 monitor:GetMonitorData 权限（“临时密钥”可生成策略），然后重新连接。",
        ),
        Reason::Throttled => (
            "对云监控的查询过于频繁。",
            "该账号的其他程序也在查询。一分钟内会再次查询。",
        ),
        Reason::Unknown => (
            "云监控没有该函数，或没有所查询的某个版本或别名。",
            "新建的资源在首次请求几分钟后才有数据。一分钟内会再次查询。",
        ),
        Reason::ClockWrong => (
            "本机时钟与云端相差过大，云监控不接受查询。",
            "请校准时钟后重试。",
        ),
        Reason::KeyEnded => ("密钥已锁定或过期，无法查询云监控。", "请重新连接。"),
        Reason::Unreachable => (
            "无法连接云监控。",
            "请检查中继是否在运行、网络是否正常。一分钟内会再次查询。",
        ),
        Reason::Coarse => (
            "云监控没有该函数的分钟粒度数据，只有更粗的粒度。",
            "请在云控制台查看；本控制台只绘制分钟粒度的数据。",
        ),
        Reason::Failed => ("云监控的响应与文档不符。", "一分钟内会再次查询。"),
    };
    Words { title, advice }
}
