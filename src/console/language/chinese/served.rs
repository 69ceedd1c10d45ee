//! The share that was really served, beside the configured one, in Chinese.

use crate::console::language::logs::listed;
use crate::console::language::number::grouped;
use crate::console::language::served::Served;
use crate::judge::{Observation, ShareReading};

/// The strings in Chinese.
pub const CHINESE: Served = Served {
    observed: "实际流量占比",
    served: "实际",
    served_lately: "实际（15 分钟）",
    window: "统计时长",
    version: "版本",
    configured: "配置",
    requests: "请求数",
    unbound: "未绑定",
    by_rules: "按规则",
    word: |reading| match reading {
        ShareReading::Agrees => "一致",
        ShareReading::More => "不一致：高于配置",
        ShareReading::Less => "不一致：低于配置",
        ShareReading::TooFew => "请求过少，无法判断",
    },
    sentence,
    stray: |version, requests| {
        format!(
            "版本 {version} 未被该别名绑定，但处理了它的 {} 次请求。",
            grouped(requests)
        )
    },
    interval: |from, to| {
        format!(
            "无论查看多少次，该区间的置信度均为 95\u{a0}%；只看一次时，区间为 {from} 至 {to}（Clopper–Pearson）。"
        )
    },
    from_logs: |from, to| format!("根据日志统计，每个请求计一次，{from} 至 {to}（北京时间）。"),
    from_monitor: |from, to| format!("根据云监控按整分钟统计，{from} 至 {to}（北京时间）。"),
    since_change: "别名最近一次变更之前的请求不计入。",
    changed: "其他人刚刚修改了该别名",
    changed_advice: "您的草稿基于修改之前的状态。可以直接预览：写入之前会并排显示各方的内容；也可以刷新，查看现在的状态。",
    none: "该时间范围内没有经由该别名的请求。",
    rules: "此处由匹配规则决定，没有可比较的配置占比。",
    not_logged: |versions| {
        if versions.is_empty() {
            return String::new();
        }
        format!(
            "版本 {} 没有投递日志，无法根据日志得出占比，改为查询云监控。",
            listed(versions, "、")
        )
    },
    two_topics: "各版本的日志投递到不同的日志主题，无法合并统计，改为查询云监控。",
    alone: |version| {
        format!(
            "云监控不区分版本是经由哪个别名调用的。没有其他别名绑定版本 {version}，因此将它的请求视为来自该别名；直接调用该版本的请求也会计入。"
        )
    },
    shared: "云监控不区分版本是经由哪个别名调用的，而其他别名也绑定了相同的版本，因此无法得出占比。在“日志”中开启日志投递即可查看。",
    direct: |version, ran, came| {
        format!(
            "云监控统计到版本 {version} 有 {ran} 次请求，其中经由该别名的只有 {came} 次。有人直接调用该版本，因此无法得出占比。",
            ran = grouped(ran),
            came = grouped(came)
        )
    },
    no_minute: "云监控按分钟统计，且需要再等两分钟才完成。别名变更后还没有完整的一分钟。",
    unknown: "未投递日志",
    short: |version, share, requests| {
        format!("版本 {version}：{share}（共 {} 次）", grouped(requests))
    },
    no_requests: "没有请求",
};

fn sentence(seen: &Observation) -> String {
    let Observation {
        version,
        configured,
        requests,
        served,
        reading,
        ..
    } = seen;
    let (from, to) = served.at_every_look;
    let share = served.share;
    let told = format!(
        "版本 {version} 处理了 {requests} 次请求中的 {share}，真实占比在 {from} 至 {to} 之间",
        requests = grouped(*requests)
    );
    match reading {
        ShareReading::Agrees => format!("{told}，与配置的 {configured} 相符。"),
        ShareReading::More => format!("{told}，高于配置的 {configured}。"),
        ShareReading::Less => format!("{told}，低于配置的 {configured}。"),
        ShareReading::TooFew => {
            format!("{told}。请求过少，无法判断是否为配置的 {configured}。")
        }
    }
}
