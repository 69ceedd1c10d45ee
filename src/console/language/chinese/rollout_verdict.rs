//! What the judge says of a rollout, in Chinese.

use crate::console::language::number::grouped;
use crate::console::language::rollout_verdict::RolloutVerdict;
use crate::console::language::rooms::Told;
use crate::judge::Comparison;

/// The strings in Chinese.
pub const CHINESE: RolloutVerdict = RolloutVerdict {
    verdict: "结论",
    last_said: |share, judged| {
        format!(
            "最后一次结论（{share}）：{}",
            super::rollout_log::told(judged)
        )
    },
    judgement: Told::told,
    no_judge: "计划没有对错误率设置守护条件，因此不做判断。",
    missing: |count, of| {
        format!(
            "灰度版本已有 {} 次请求，大约需要 {} 次",
            grouped(count),
            grouped(of)
        )
    },
    version: "版本",
    requests: "请求数",
    errors: "错误数",
    error_rate: "错误率",
    canary: |version| format!("灰度版本 {version}"),
    stable: |version| match version {
        Some(version) => format!("稳定版本 {version}"),
        None => "稳定版本".to_owned(),
    },
    this_share: "设置该占比以来的统计",
    all_shares: "灰度发布开始以来的统计",
    curve: "灰度版本失败得更多的证据",
    curve_says: |evidence, threshold| {
        format!(
            "目前为 {} 比 1，达到 {} 比 1 时告警。",
            tenths(evidence),
            tenths(threshold)
        )
    },
    power: |power| {
        let number = grouped(10_u64.pow(power.unsigned_abs()));
        if power < 0 {
            format!("1 比 {number}")
        } else {
            format!("{number} 比 1")
        }
    },
    threshold: |threshold| format!("告警：{} 比 1", tenths(threshold)),
    curve_minutes: |minutes| format!("已判断 {} 分钟", grouped(minutes.into())),
    curve_note: "曲线低并不表示健康，只表示目前没有对灰度版本不利的证据。",
    curve_table: "以表格查看",
    looked_at: "查看时间",
    evidence: "证据",
    canary_failed: "灰度版本失败",
    stable_failed: "稳定版本失败",
    count: grouped,
    of: |errors, requests| format!("{} / {}", grouped(errors), grouped(requests)),
    to_one: |evidence| format!("{} 比 1", tenths(evidence)),
    latency,
    throttles: |most, allowed| {
        format!(
            "限流：一分钟内最多 {} 次，允许 {} 次。",
            grouped(most),
            grouped(allowed)
        )
    },
};

/// A number in tenths: `20`, `31.4`.
fn tenths(number: u64) -> String {
    match (number / 10, number % 10) {
        (whole @ 10.., 5..) => grouped(whole + 1),
        (whole @ 10.., _) => grouped(whole),
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

fn latency(comparison: &Comparison) -> String {
    if comparison.compared_minutes == 0 {
        return "运行时间：还没有可以比较的整分钟。".to_owned();
    }
    let Comparison {
        slower,
        slower_minutes,
        compared_minutes,
        left_out_minutes,
        margin_percent,
        ..
    } = comparison;
    let said = if *slower {
        "次数之多不可能是偶然"
    } else {
        "还不能判断它是否耗时更长"
    };
    let left_out = match left_out_minutes {
        0 => String::new(),
        count => format!("另有 {} 分钟请求过少，没有比较。", grouped(*count)),
    };
    let [compared, slower] = [*compared_minutes, *slower_minutes].map(grouped);
    format!(
        "运行时间：比较的 {compared} 分钟中，有 {slower} 分钟灰度版本的平均运行时间比稳定版本高出 {margin_percent}\u{a0}% 以上，{said}。{left_out}云监控只有平均值，无法得知单个慢请求或分位数。"
    )
}
