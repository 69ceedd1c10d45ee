//! How soon a rise in errors would be noticed, in Chinese.

use crate::console::language::confidence::{Confidence, per_second};
use crate::console::language::number::grouped;
use crate::judge::Traffic;

/// The strings in Chinese.
pub const CHINESE: Confidence = Confidence {
    rise: "要发现的错误率升幅",
    points: |rise| format!("{} 个百分点", rise.percent_text()),
    noticed: |traffic, minutes| {
        let (at, rising, time) = (at(traffic), rising(traffic), time(minutes));
        format!("{at}，若{rising}，约 {time}内可以发现（把握为 80 %）。")
    },
    not_within: |traffic, minutes| {
        let (at, rising, time) = (at(traffic), rising(traffic), time(minutes));
        format!("{at}，若{rising}，需要超过 {time}才能发现（把握为 80 %）。")
    },
    calculating: "正在计算多久能发现错误率上升…",
    loading: "正在读取最近 1 小时的请求…",
    no_share: "没有流量，无法发现任何问题。",
    no_comparison: "全部流量都在新代码上，没有可比较的版本，错误率上升只能从新代码自身的错误率看出。",
    few: |requests, needed| {
        let [requests, needed] = [requests, needed].map(grouped);
        format!(
            "无法判断多久能发现错误率上升：最近 1 小时至少要有 {needed} 次请求才能得出错误率，实际只有 {requests} 次。"
        )
    },
    no_errors: "无法判断多久能发现错误率上升：最近 1 小时云监控统计到了请求，但没有错误次数的数据。",
    all_fail: "目前所有请求都已失败，错误率不会再上升。",
    unknown: |why| format!("缺少最近 1 小时的请求数据，无法判断多久能发现错误率上升。{why}"),
};

fn at(traffic: &Traffic) -> String {
    let rate = per_second(traffic.thousandths_per_second);
    format!("按最近 1 小时每秒 {rate} 次请求的 {} 计算", traffic.share)
}

fn rising(traffic: &Traffic) -> String {
    let (from, to) = (traffic.baseline, traffic.raised);
    format!(
        "错误率从 {} % 升至 {} %",
        from.percent_text(),
        to.percent_text()
    )
}

/// As exact as an estimate is.
fn time(minutes: u64) -> String {
    match minutes {
        0..60 => format!("{minutes} 分钟"),
        60..600 if minutes.is_multiple_of(60) => format!("{} 小时", minutes / 60),
        60..600 => format!("{} 小时 {} 分钟", minutes / 60, minutes % 60),
        600..2_880 => format!("{} 小时", (minutes + 30) / 60),
        _ => format!("{} 天", grouped((minutes + 720) / 1_440)),
    }
}
