//! The rehearsal of a plan, in simplified Chinese.

use crate::console::language::confidence::per_second;
use crate::console::language::number::grouped;
use crate::console::language::rehearsal::{Rehearsal, percent};
use crate::judge::{ErrorRate, Rehearsal as Played, Spread};

pub(super) const CHINESE: Rehearsal = Rehearsal {
    title: "预演",
    about: |runs| {
        let runs = grouped(runs.into());
        format!(
            "在本浏览器中，每个计划用错误更多的灰度版本预演 {runs} 次，再用正常的灰度版本预演 {runs} 次。不会发送任何请求。"
        )
    },
    no_plan: "计划填写完整后，将在此处预演。",
    reading: "正在读取最近一小时的请求…",
    measured: |rate, errors| {
        format!(
            "按云监控最近一小时的数据预演：经过此别名的请求为每秒 {} 次，其中主版本的错误率为 {} %。",
            per_second(rate),
            errors.percent_text()
        )
    },
    suppose: |why| format!("{why}请假设将有多少请求，以便预演计划。"),
    few: |requests, needed| match requests {
        0 => "最近一小时没有请求。".to_owned(),
        _ => format!(
            "最近一小时只有 {} 次请求，至少需要 {} 次才能得出错误率。",
            grouped(requests),
            grouped(needed)
        ),
    },
    no_errors: "云监控记录了最近一小时的请求，但没有错误次数的数据。",
    supposed: |rate, errors| {
        format!(
            "按假设而非实测数据预演：每秒 {} 次请求，其中主版本的错误率为 {} %。",
            per_second(rate),
            errors.percent_text()
        )
    },
    rise: "假设的错误率升幅",
    rise_hint: "单位为百分点：填 1 时，0.1 % 的错误率变为 1.1 %。",
    rate: "假设的每秒请求数",
    errors: "假设的错误率（%）",
    not_between: |least, most| format!("请输入 {least} 到 {most} 之间的数字，例如 1 或 0.5。"),
    playing: "正在预演各计划",
    faulty,
    good,
    unwatched: "没有针对错误率的守护条件，因此计划不会自行停止。",
    approvals: "人工批准视为立即批准。",
    holds: "告警时此计划保持权重不变而不回滚：预演时视为有人立即回滚。",
    picture: |rise| {
        format!(
            "错误率高出 {}的灰度版本在各计划中的结果，数据与下方表格相同。",
            points(rise)
        )
    },
    over_time: "权重随时间的变化",
    failures: |minutes| format!("{}内失败的请求", time(minutes.into())),
    failures_short: |minutes| format!("{}内失败", time(minutes.into())),
    sign_share: "灰度版本的权重",
    sign_stop: "有问题的灰度版本被停止的时间：中位数及八成结果的范围",
    sign_failures: "有问题的灰度版本失败的请求：中位数及九成结果的上限",
    caption: |rise| format!("错误率高出 {}的灰度版本", points(rise)),
    small: "大字为中位数，小字为八成结果所在的范围。停止时间已包含云监控两分钟的延迟。",
    plan: "计划",
    this_plan: "此计划",
    stopped: "被停止",
    stopped_after: "停止时间",
    finished: "正常版本完成时间",
    false_aborts: "正常版本被误停",
    stops: |share| format!("{} 被停止", percent(share)),
    share: percent,
    time,
    count: grouped,
    between: |from, to| format!("{from} 至 {to}"),
    not_finished: "一周内未完成",
    some_held: |share| format!("{} 一周后仍未推进", percent(share)),
    failed: "无法预演此计划",
    failed_advice: "控制台中负责预演的部分没有启动或没有响应，计划本身不受影响。请重试，或重新加载页面。",
    steps: "在此计划的各个权重下，单次检查有八成把握发现错误率上升所需的时间：",
    noticed: |minutes| format!("约 {}", time(minutes)),
    not_within: |minutes| format!("{}内无法发现", time(minutes)),
    not_to_notice: "无法发现：没有可比较的版本",
};

fn points(rise: ErrorRate) -> String {
    format!("{} 个百分点", rise.percent_text())
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

fn faulty(played: &Played, rise: ErrorRate, window: u32) -> String {
    let (points, window) = (points(rise), time(window.into()));
    let failed = grouped(played.failed_requests.map_or(0, |failed| failed.median));
    match played.stopped_minute {
        None => {
            format!("错误率高出 {points}的灰度版本不会被停止，{window}内约有 {failed} 次请求失败。")
        }
        Some(minutes) if played.stopped < 5_000 => format!(
            "错误率高出 {points}的灰度版本仅在 {} 的情况下被停止，此时约在 {}后；通常不会被发现，{window}内约有 {failed} 次请求失败。",
            percent(played.stopped),
            time(minutes.median)
        ),
        Some(minutes) => format!(
            "错误率高出 {points}的灰度版本约在 {}后被停止（{} 的情况下），此前约有 {failed} 次请求失败。",
            time(minutes.median),
            percent(played.stopped)
        ),
    }
}

fn good(played: &Played) -> String {
    let by_mistake = match played.false_aborts {
        0 => "未发生误停".to_owned(),
        share => format!("被误停的概率为 {}", percent(share)),
    };
    match played.finished_minute {
        Some(Spread { median, .. }) if played.finished >= 5_000 => {
            format!("正常的灰度版本约在 {}后完成，{by_mistake}。", time(median))
        }
        _ => format!(
            "在 {} 的情况下，正常的灰度版本一周后仍未推进：请求太少，无法排除错误率上升。",
            percent(10_000 - played.finished.min(10_000))
        ),
    }
}
