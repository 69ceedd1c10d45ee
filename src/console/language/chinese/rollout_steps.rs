//! The steps of a rollout, in Chinese.

use super::rollout::duration;
use crate::console::language::number::grouped;
use crate::console::language::rollout_steps::{RolloutSteps, StepWord};
use crate::rollout::Hold;

/// The strings in Chinese.
pub const CHINESE: RolloutSteps = RolloutSteps {
    steps: "步骤",
    hold: |hold| match hold {
        Hold::Time(seconds) => duration(seconds),
        Hold::Approval => "等待批准".to_owned(),
        Hold::Requests(count) => format!("满 {} 次请求", grouped(count)),
    },
    step_state: |word| match word {
        StepWord::Done => "已完成",
        StepWord::Now => "进行中",
        StepWord::Next => "待进行",
        StepWord::LeftOut => "已略过",
    },
    lasted: |from, to, seconds| format!("{from} – {to}，{}", duration(seconds)),
    since: |from| format!("{from} 起"),
    publish: |canary| format!("发布 {canary}"),
    published: |version| format!("已发布为版本 {version}。"),
    promote: |version| format!("全部流量交给版本\u{a0}{version}"),
    keep: |share| format!("保持 {share}"),
    back: |stable| match stable {
        Some(stable) => format!("全部流量交回版本\u{a0}{stable}"),
        None => "全部流量交回".to_owned(),
    },
    left: |time| format!("剩余 {time}"),
    so_far: |count, of| format!("{} 次请求，共需 {} 次", grouped(count), grouped(of)),
    hold_progress: "本步进度",
};
