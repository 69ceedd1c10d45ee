//! The journal of a rollout, in Chinese.

use crate::console::language::number::grouped;
use crate::console::language::rollout_log::RolloutLog;
use crate::console::moment::of_cloud;
use crate::driver::name::{self, Who};
use crate::rollout::{
    Chapter, Command, Ended, Entry, Event, Judged, Led, Move, Plan, Settled, Why, Word,
};
use crate::traffic::{Version, Weight};

/// The strings in Chinese.
pub const CHINESE: RolloutLog = RolloutLog {
    heading: "日志",
    lead: "每次写入都先在此登记再发送，完成后再登记结果。",
    title: |count| format!("{} 条记录", grouped(count as u64)),
    every: "显示每次查看，包括没有变化的",
    raw: "原始记录",
    entry,
    decided,
    export: "导出日志",
    hand_over: "移交",
    hand_over_lead: "“移交”会停止由本页面执行，保持占比不变，并保存日志。以下命令在终端或流水线中从该日志继续；它的日志也可以重新导入到这里。",
    command_line: |file| format!("halftone run --resume --journal '{file}'"),
    import: "导入日志",
    import_hint: "继续从这里导出或由 halftone run 执行过的灰度发布。导入后由本页面执行。",
    no_text: "无法将该文件作为文本读取。请选择导出的日志。",
};

/// Who drives, with the space that Chinese has beside a name.
pub(super) fn who(name: &str) -> String {
    match name::who(name) {
        Who::Tab { browser, tab } => format!("浏览器 {browser} 的标签页 {tab} "),
        Who::Run { user, machine } => format!(" {machine} 上 {user} 的 halftone run "),
        Who::Other(name) => format!(" {name} "),
    }
}

fn entry(entry: &Entry, plan: &Plan, stable: Option<Version>) -> String {
    match &entry.event {
        Event::Began { stable, .. } => format!(
            "由{}开始：版本 {} 对比版本 {stable}。",
            who(&entry.by),
            plan.canary
        ),
        Event::Taken => format!("从此由{}执行。", who(&entry.by)),
        Event::Alive => format!("仍由{}执行。", who(&entry.by)),
        Event::Left => format!("{}不再执行。", who(&entry.by).trim_start()),
        Event::Canary { changed } => {
            format!("从此统计的是于 {} 修改的 $LATEST。", of_cloud(changed))
        }
        Event::Intent { goes, why, .. } => {
            let what = moves(*goes, plan, stable);
            match why {
                Some(why) => format!("即将发送：{what}，因为{}。", because(why)),
                None => format!("即将发送：{what}。"),
            }
        }
        Event::Settled(settled) => outcome(settled),
        Event::Looked {
            judged: Some(judged),
            ..
        } => format!("查看：{}", told(judged)),
        Event::Looked { minutes, .. } => match minutes.len() {
            0 => "查看：还没有统计数据。".to_owned(),
            count => format!("查看了 {} 分钟的统计。", grouped(count as u64)),
        },
        Event::Said(command) => match command {
            Command::Pause => "有人暂停了灰度发布。",
            Command::Resume => "有人恢复了灰度发布。",
            Command::Approve => "有人批准。",
            Command::Promote => "有人要求立即全量发布。",
            Command::RollBack => "有人要求回滚。",
            Command::Abandon => "有人放弃了灰度发布，别名保持原样。",
        }
        .to_owned(),
        Event::Paused(why) => format!("等待人工处理，因为{}。", because(why)),
        Event::Adopted { alias, step } => {
            let share = alias
                .split()
                .ok()
                .and_then(|split| split.share(plan.canary));
            let share = share.unwrap_or(Weight::ZERO);
            match step {
                Some(step) => format!("接受了他人设置的占比 {share}，相当于第 {} 步。", step + 1),
                None => format!("接受了他人设置的占比 {share}。"),
            }
        }
        Event::Ended(ended) => match ended {
            Ended::Promoted => "结束：已全量发布。",
            Ended::Kept => "结束：按计划保持最后的占比。",
            Ended::RolledBack => "结束：已回滚。",
            Ended::Abandoned => "结束：已放弃，别名保持原样。",
        }
        .to_owned(),
    }
}

fn moves(goes: Move, plan: &Plan, stable: Option<Version>) -> String {
    let canary = plan.canary;
    match goes {
        Move::Step(step) => {
            let share = plan.steps.get(step).map(|step| step.share);
            format!("将 {} 的流量交给版本 {canary}", share.unwrap_or_default())
        }
        Move::Publish => format!("发布 {canary}"),
        Move::Promote => format!("将全部流量交给版本 {canary}"),
        Move::RollBack => match stable {
            Some(stable) => format!("将全部流量交回版本 {stable}"),
            None => "将全部流量交回".to_owned(),
        },
    }
}

fn because(why: &Why) -> String {
    match why {
        Why::Asked => "有人要求".to_owned(),
        Why::Errors => "灰度版本失败得更多".to_owned(),
        Why::Latency => "灰度版本耗时更长".to_owned(),
        Why::Throttles { count } => format!("灰度版本一分钟内被限流 {} 次", grouped(*count)),
        Why::Drift(_) => "别名被他人修改".to_owned(),
        Why::CanaryChanged { is, .. } => format!("$LATEST 已于 {} 被修改", of_cloud(is)),
        Why::Impossible { .. } => "无法规划下一步".to_owned(),
        Why::Failed { .. } => "下一步未能完成".to_owned(),
        Why::Unreadable { .. } => "无法读取云端".to_owned(),
    }
}

fn outcome(settled: &Settled) -> String {
    match settled {
        Settled::Done {
            version: Some(version),
            ..
        } => format!("已完成：版本 {version}。"),
        Settled::Done { .. } => "已完成，并已回读确认。".to_owned(),
        Settled::NotDone { .. } => "未完成。".to_owned(),
        Settled::Unclear { .. } => "不清楚是否完成，将查询确认。".to_owned(),
        Settled::Conflict { .. } => "未发送：别名被他人修改。".to_owned(),
        Settled::Dropped => "未发送：其间有了别的要求。".to_owned(),
    }
}

/// A judgement as the journal keeps it.
pub(super) fn told(judged: &Judged) -> String {
    let word = match judged.word {
        Word::NotYet if judged.canary == [0; 2] => {
            return "尚无结论，该占比下还没有统计完整的一分钟。".to_owned();
        }
        Word::NotYet => "尚无结论",
        Word::NoSignOfHarm => "没有变差的迹象",
        Word::Worse => "变差",
    };
    format!("{word}。{}", numbers(judged))
}

fn numbers(judged: &Judged) -> String {
    let ([canary, failed], [stable, stable_failed]) = (judged.canary, judged.stable);
    format!(
        "灰度版本 {} 次请求失败 {} 次，稳定版本 {} 次请求失败 {} 次。",
        grouped(canary),
        grouped(failed),
        grouped(stable),
        grouped(stable_failed)
    )
}

fn decided(chapter: &Chapter) -> String {
    let counted = chapter
        .judged
        .as_ref()
        .filter(|judged| judged.canary[0] > 0);
    let with_numbers = |said: &str| match counted {
        Some(judged) => format!("{said}{}", numbers(judged)),
        None => said.to_owned(),
    };
    let begins = if chapter.adopted {
        "由他人设置。"
    } else {
        ""
    };
    let led = match &chapter.led {
        None => String::new(),
        Some(Led::Plan) => match chapter.judged.map(|judged| judged.word) {
            Some(Word::NoSignOfHarm) => with_numbers("继续：没有变差的迹象。"),
            Some(Word::NotYet) => with_numbers("这一步结束后继续，当时尚无结论。"),
            Some(Word::Worse) => with_numbers("尽管判定为变差仍然继续。"),
            None => "这一步结束后继续。".to_owned(),
        },
        Some(Led::Approval) => with_numbers("继续：有人批准。"),
        Some(Led::Asked(Move::RollBack)) => with_numbers("有人回滚了灰度发布。"),
        Some(Led::Asked(_)) => with_numbers("有人要求全量发布。"),
        Some(Led::Back(why)) => with_numbers(&format!("已回滚：{}。", because(why))),
        Some(Led::Elsewhere) => "他人设置了别的占比，已接受。".to_owned(),
        Some(Led::Abandoned) => with_numbers("在此放弃。"),
    };
    format!("{begins}{led}")
}
