//! A rollout that runs or has ended, in Chinese.

use super::rollout_log::who;
use crate::console::language::number::grouped;
use crate::console::language::rollout::{Rollout, Standing};
use crate::console::moment::of_cloud;
use crate::rollout::{Command, Ended, Move, Why};
use crate::traffic::Weight;

/// The strings in Chinese.
pub const CHINESE: Rollout = Rollout {
    begins: "正在开始：读取函数。",
    holds: |share, minutes| match minutes {
        None => format!("保持 {share}。"),
        Some(0 | 1) => format!("保持 {share}，剩余不到一分钟。"),
        Some(minutes) => format!("保持 {share}，还有 {} 分钟。", grouped(minutes)),
    },
    collects: |share, wanted, so_far| {
        let wanted = grouped(wanted);
        match so_far {
            None => format!("保持 {share}，直到灰度版本处理完 {wanted} 次请求。"),
            Some(count) => format!(
                "保持 {share}，直到灰度版本处理完 {wanted} 次请求，目前为 {} 次。",
                grouped(count)
            ),
        }
    },
    asks: |share| format!("保持 {share}，等待人工批准。"),
    unsure: |share, asks| {
        if asks {
            format!("{share} 这一步的时间已到，但尚无结论，需要人工决定。")
        } else {
            format!("{share} 这一步的时间已到，但尚无结论：保持到有结论为止。")
        }
    },
    over: |share, next| match next {
        Some(next) => format!("{share} 这一步已结束，即将调整为 {next}。"),
        None => format!("{share} 这一步已结束，即将完成灰度发布。"),
    },
    moves: |goes, plan, stable| {
        let canary = plan.canary;
        match goes {
            Move::Step(step) => {
                let share = plan.steps.get(step).map(|step| step.share);
                format!(
                    "正在将 {} 的流量交给版本 {canary}。",
                    share.unwrap_or_default()
                )
            }
            Move::Publish => format!("正在发布 {canary}，以便全量发布。"),
            Move::Promote => format!("正在全量发布：全部流量交给版本 {canary}。"),
            Move::RollBack => match stable {
                Some(stable) => format!("正在回滚：全部流量交给版本 {stable}。"),
                None => "正在回滚。".to_owned(),
            },
        }
    },
    stops: |share, why| match why {
        Why::Asked => format!("已暂停在 {share}。恢复之前不做任何写入。"),
        Why::Errors => format!("已停在 {share}：灰度版本失败得更多。"),
        Why::Latency => format!("已停在 {share}：灰度版本耗时更长。"),
        Why::Throttles { count } => {
            format!(
                "已停在 {share}：灰度版本一分钟内被限流 {} 次。",
                grouped(*count)
            )
        }
        Why::Drift(_) => "已停止：别名被他人修改。".to_owned(),
        Why::CanaryChanged { is, .. } => {
            format!("已停在 {share}：$LATEST 已于 {} 被修改。", of_cloud(is))
        }
        Why::Impossible { .. } => format!("已停在 {share}：无法规划下一步。"),
        Why::Failed { .. } => format!("已停在 {share}：下一步未能完成。"),
        Why::Unreadable { .. } => format!("已停在 {share}：无法读取云端。"),
    },
    ended: |ended, standing| {
        let Standing { canary, share, .. } = standing;
        match ended {
            Ended::Promoted => format!("已全量发布：版本 {canary} 处理全部流量。"),
            Ended::Kept => format!("已按计划结束：版本 {canary} 保持 {share}。"),
            Ended::RolledBack => match standing.stable {
                Some(stable) => format!("已回滚：版本 {stable} 处理全部流量。"),
                None => "已回滚。".to_owned(),
            },
            Ended::Abandoned => format!("已放弃：版本 {canary} 停留在 {share}。"),
        }
    },
    refused: "以函数当前的状态，灰度发布无法开始。",
    unreadable: "灰度发布无法开始：读不到函数。",
    unsaved: "日志无法保存，因此不发送任何请求。",
    uncounted: "该占比下还没有统计完整的一分钟。云监控统计一分钟大约需要两分钟。",
    counted: |count| format!("该占比下已统计灰度版本的 {} 次请求。", grouped(count)),
    counted_not_yet: |count| {
        format!(
            "该占比下已统计灰度版本的 {} 次请求，尚无结论。",
            grouped(count)
        )
    },
    counted_no_harm: |count| {
        format!(
            "该占比下已统计灰度版本的 {} 次请求，没有变差的迹象。",
            grouped(count)
        )
    },
    counted_worse: |count| {
        format!(
            "该占比下已统计灰度版本的 {} 次请求，判定为变差。",
            grouped(count)
        )
    },
    unwatched: "没有任何守护条件，只看时间。",
    timer: "本步剩余时间",
    step_of: |step, of| format!("第 {step} 步，共 {of} 步"),
    at_least: |seconds| format!("至少还需 {}", duration(seconds)),
    driven_here: "由本页面执行，页面须保持打开",
    driven_by: |name| format!("由{}执行，本页面只观察", who(name)),
    driven_by_nobody: "目前无人执行：在有人接手之前停在原处",
    held_by: |name, until| format!("由{}执行，至少到 {until}", who(name)),
    held_advice: |name, until| {
        let name = who(name);
        format!(
            "此发布由{name}执行：请在那里移交后再从这里继续。如果那里不再有消息，{until} 之后可以由本页面执行。"
        )
    },
    take_up: "由本页面执行",
    commands: "可用的操作",
    command: |command| match command {
        Command::Pause => "暂停",
        Command::Resume => "恢复",
        Command::Approve => "批准",
        Command::Promote => "立即全量发布",
        Command::RollBack => "回滚",
        Command::Abandon => "放弃",
    },
    effect,
    sure: |command, alias| match command {
        Command::Promote => format!("立即全量发布 {alias} 的灰度版本？"),
        Command::RollBack => format!("回滚 {alias}？"),
        Command::Abandon => format!("放弃 {alias} 上的灰度发布？"),
        Command::Pause => format!("暂停 {alias} 上的灰度发布？"),
        Command::Resume => format!("恢复 {alias} 上的灰度发布？"),
        Command::Approve => format!("让 {alias} 进入下一步？"),
    },
    cancel: "暂不",
    advice: |why| match why {
        Why::Asked => "占比保持不变，其间也不会因守护条件而自动回滚。",
        Why::Errors | Why::Latency | Why::Throttles { .. } => {
            "计划规定触发守护条件时保持不变，因此灰度版本仍在处理请求。除非您另有把握，否则请回滚。"
        }
        Why::Drift(_) => "他人的修改没有被覆盖。在您决定之前不做任何写入。",
        Why::CanaryChanged { .. } => {
            "此前的统计针对修改前的代码和配置。恢复后将重新统计，并从头保持这一步；也可以回滚。"
        }
        Why::Impossible { .. } => "请先解决上述原因，然后恢复。没有写入任何内容。",
        Why::Failed { .. } => "请按上述原因处理，然后恢复：恢复后会先确认这一步是否其实已经完成。",
        Why::Unreadable { .. } => "请按上述原因处理，然后恢复。在此之前没有人监控灰度版本。",
    },
    asks_advice: "请查看结论和您手动测试的结果。批准后继续，或者回滚。",
    unsure_advice: |asks| {
        if asks {
            "“尚无结论”不等于健康。可以等待更多请求，凭自己的判断批准，或者回滚。"
        } else {
            "“尚无结论”不等于健康。一旦能排除所关心的上升，就会自动继续；如果您已有把握，可以批准。"
        }
    },
    overruled: "触发守护条件之后有人恢复了灰度发布，因此不再理会任何守护条件：只有您能回滚。",
    drift: "别名的三种状态",
    drift_base: "日志中的状态",
    drift_ours: "灰度发布想要的状态",
    drift_theirs: "当前的状态",
    drift_take: |share| {
        format!("接受他人的修改：恢复。灰度发布从 {share} 继续，对应步骤的保持时间重新计算。")
    },
    drift_back: |stable| match stable {
        Some(stable) => {
            format!("改回我们的：“回滚”将全部流量交给版本 {stable}，“立即全量发布”则交给灰度版本。")
        }
        None => "改回我们的：回滚。".to_owned(),
    },
    drift_leave: "保留他人的修改：放弃。",
    drift_foreign: "当前的流量不是在本次灰度发布的两个版本之间分配的，因此既不接受也不覆盖。请手动把流量改回日志中的状态再恢复，或者放弃灰度发布。",
    drift_alias: "手动修改流量分配",
    took: "用时",
    duration,
    served: "其间灰度版本处理了",
    served_of: |requests, errors| {
        format!(
            "{} 次请求，其中失败 {} 次",
            grouped(requests),
            grouped(errors)
        )
    },
    not_counted: "没有统计：计划没有守护条件，或者在统计完一分钟之前就已结束",
    served_note: "云监控按版本统计，因此经由其他别名的请求也包含在内。",
    plan_another: "规划另一次灰度发布",
    badge: |step, of| format!("灰度发布中：第 {step} 步，共 {of} 步"),
    badge_waits: "灰度发布在等待您",
    waits_here: "该别名上的灰度发布在等待您",
    runs_here: "该别名上正在进行灰度发布",
    open: "打开灰度发布",
    by_hand: "如果手动修改流量分配，灰度发布会停下来询问如何处理。",
    by_hand_at: |step, of| {
        format!(
            "目前是第 {step} 步，共 {of} 步。如果手动修改流量分配，灰度发布会停下来询问如何处理。"
        )
    },
    waiting: |count, alias| match count {
        1 => format!("{alias} 上的灰度发布在等待您"),
        _ => format!("有 {} 个灰度发布在等待您", grouped(count as u64)),
    },
};

/// A time in its two largest units.
pub(super) fn duration(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} 秒"),
        60..3_600 if seconds.is_multiple_of(60) => format!("{} 分钟", seconds / 60),
        60..600 => format!("{} 分 {} 秒", seconds / 60, seconds % 60),
        600..3_600 => format!("{} 分钟", (seconds + 30) / 60),
        3_600..172_800 => match (seconds / 60) % 60 {
            0 => format!("{} 小时", seconds / 3_600),
            minutes => format!("{} 小时 {minutes} 分钟", seconds / 3_600),
        },
        _ => format!("{} 天", grouped((seconds + 43_200) / 86_400)),
    }
}

fn effect(command: Command, standing: &Standing, theirs: Option<Weight>, tripped: bool) -> String {
    let Standing {
        canary,
        stable,
        share,
        next,
    } = standing;
    match command {
        Command::Pause => format!("保持 {share}，恢复之前不做任何写入，也不会自动回滚。"),
        Command::Resume => match theirs {
            Some(theirs) => format!("接受 {theirs}，并从这里继续。"),
            None if tripped => {
                "尽管触发了守护条件仍然继续。此后本次灰度发布不再理会任何守护条件。".to_owned()
            }
            None => "重新查看别名，然后继续。".to_owned(),
        },
        Command::Approve => match next {
            Some(next) => format!("立即结束本步：版本 {canary} 随后获得 {next}。"),
            None => "立即结束本步：随后进行计划的最后一步。".to_owned(),
        },
        Command::Promote if canary.is_latest() => {
            format!("发布 {canary}，并立即将全部流量交给新版本。")
        }
        Command::Promote => format!("立即将全部流量交给版本 {canary}，不再绑定其他版本。"),
        Command::RollBack => match stable {
            Some(stable) => format!("立即将全部流量交给版本 {stable}。"),
            None => "立即将全部流量交给稳定版本。".to_owned(),
        },
        Command::Abandon => "放弃灰度发布，别名保持现状。".to_owned(),
    }
}
