//! What can be said of a canary, in Chinese, with the numbers that it rests on.

use crate::console::language::number::grouped;
use crate::judge::{Count, ErrorRate, Judgement, Missing, Tenths, Verdict};

/// The verdict in one sentence or two.
pub(super) fn judgement(judgement: &Judgement) -> String {
    let counts = judgement.counts();
    let (canary, stable) = (failed(counts.canary), failed(counts.stable));
    let rise = points(judgement.rise);
    match judgement.verdict {
        Verdict::Worse { minute } => {
            let minute = grouped(minute.into());
            let threshold = Tenths(judgement.threshold_tenths);
            format!(
                "变差：灰度版本失败 {canary}，稳定版本失败 {stable}。第 {minute} 分钟后证据达到 {threshold} 比 1；并未变差的灰度版本，最多每 {threshold} 次灰度发布才会有一次达到这个程度。"
            )
        }
        Verdict::NoSignOfHarm { excluded } => format!(
            "没有变差的迹象：可以排除错误率上升 {} 或更多，但不能排除更小的上升。灰度版本失败 {canary}，稳定版本失败 {stable}。",
            points(excluded)
        ),
        Verdict::NotYet(Missing::Canary) => {
            "尚无结论：设置流量占比以来，灰度版本还没有处理过请求。".to_owned()
        }
        Verdict::NotYet(Missing::Stable) => {
            "尚无结论：设置流量占比以来，稳定版本还没有处理过请求，灰度版本没有对比的对象。"
                .to_owned()
        }
        Verdict::NotYet(Missing::Requests(more)) => {
            let more = grouped(more);
            format!(
                "尚无结论：灰度版本失败 {canary}，稳定版本失败 {stable}。灰度版本大约还需要处理 {more} 次请求，才能判断错误率是否上升了 {rise}。"
            )
        }
        Verdict::NotYet(Missing::TooMany) => format!(
            "尚无结论：灰度版本失败 {canary}，稳定版本失败 {stable}。要判断错误率是否上升了 {rise}，所需的请求数多到无法预计。"
        ),
    }
}

/// `12 次，共 300 次请求（4 %）`.
fn failed(count: Count) -> String {
    let [errors, requests] = [count.errors(), count.requests()].map(grouped);
    match ErrorRate::of(count) {
        Some(rate) => {
            let rate = rate.short().percent_text();
            format!("{errors} 次，共 {requests} 次请求（{rate}\u{a0}%）")
        }
        None => format!("{errors} 次，共 {requests} 次请求"),
    }
}

/// A difference of rates.
fn points(rate: ErrorRate) -> String {
    format!("{} 个百分点", rate.percent_text())
}
