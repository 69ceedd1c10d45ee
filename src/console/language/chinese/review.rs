//! Review links: making one, and the page that opens it.

use super::super::review::Review;
use crate::change::TriggerState;
use crate::console::language::number::grouped;
use crate::console::language::rooms::Told;
use crate::review::{Caller, LONGEST_LINK, LONGEST_NOTE, NoLink, Unreadable};
use crate::rollout::Hold;

/// The strings in simplified Chinese.
pub const CHINESE: Review = Review {
    ask: "请人评审",
    ask_hint: "全部内容都在链接里：函数、当时的状态、变更和您的备注。不在任何地方存储。拿到链接的人都能读到。",
    note: "给评审人的备注",
    note_hint: "为什么改，请对方看什么。最多 500 个字符。",
    copy: "复制评审链接",
    no_link: |refusal| match refusal {
        NoLink::Incomplete => "请先完善灰度发布计划：有内容缺失或有误。".to_owned(),
        NoLink::Code => "链接不携带代码。请用链接提议流量，代码在这里部署。".to_owned(),
        NoLink::TooLong { characters } => format!(
            "链接会有 {characters} 个字符；超过 {LONGEST_LINK} 个字符的链接在有些地方会被截断。请缩短备注或描述，或减少一次提议的内容。"
        ),
        NoLink::NoteTooLong { characters } => {
            format!("备注有 {characters} 个字符，链接里最多放 {LONGEST_NOTE} 个。")
        }
        NoLink::Note => "备注里有会改变阅读效果的不可见字符。请去掉后重新输入。".to_owned(),
        NoLink::Characters => {
            "该函数的某个名称或描述里有会改变阅读效果的不可见字符，带有它们的链接不会被打开。"
                .to_owned()
        }
    },
    unreadable_title: "无法评审此链接",
    unreadable: |why| match why {
        Unreadable::TooLong => "它比任何评审链接都长。请向作者重新索取链接。".to_owned(),
        Unreadable::Truncated => "链接末尾缺失。请完整复制：有些程序会截断长地址。".to_owned(),
        Unreadable::Tampered => {
            "链接与生成时不一致：途中有内容被改动。其内容不予显示。请向作者重新索取链接。"
                .to_owned()
        }
        Unreadable::Newer => {
            "它由更新版本的 Halftone 生成。请在新版本中打开，或询问作者提议了什么。".to_owned()
        }
        Unreadable::NoReview => "此地址中没有评审内容。请复制整个链接。".to_owned(),
        Unreadable::UnknownChange => {
            "它提议的变更是此版本 Halftone 不认识的。请在更新的版本中打开。".to_owned()
        }
        Unreadable::UnknownRegion => {
            "它所指的地域是此版本 Halftone 不认识的。请在更新的版本中打开。".to_owned()
        }
        Unreadable::Characters => {
            "它含有使文字看起来不同的不可见字符。请勿信任；请询问作者提议了什么。".to_owned()
        }
        Unreadable::Nonsense => "它的内容不可能是任何提议。请向作者重新索取链接。".to_owned(),
        Unreadable::Plan(wrong) => {
            let wrong: String = wrong.iter().map(Told::told).collect();
            format!("其中的灰度发布计划无法读取。{wrong}")
        }
    },
    leave: "回到首页",
    title: |what| format!("评审：{what}"),
    rollout: |alias, canary| format!("在 {alias} 上灰度发布版本 {canary}"),
    place: |region, namespace| format!("{region} / {namespace}"),
    alias: |alias| format!("别名 {alias}"),
    note_title: "作者的备注",
    note_trust: "这是链接制作者写的，未经任何核实。",
    no_note: "作者没有写备注。",
    standing: "能否执行？",
    noticed: "多久能发现故障？",
    offline: "仅根据链接绘制",
    offline_advice: "没有打开任何账号，因此尚未核对函数是否仍是这样。",
    connect: "连接账号",
    then: "连接之后会回到此评审，并读取函数的现状。",
    back: "返回评审",
    not_here: |function| format!("在此账号中无法读取 {function}"),
    holds: "函数仍与提议时一致",
    holds_advice: "点击“执行”会再次显示将要发生的事，并在写入前再核对一次。",
    reached: "现状已与提议一致",
    reached_advice: "有人已执行了此变更，或做了相同的修改。无需再做什么。",
    moved: "提议之后函数发生了变化",
    moved_advice: "现在执行的含义已不同，因此不能执行。请对比，然后请作者重新提议，或从现状出发自行修改。",
    refused: "不能在函数的现状上执行",
    apply: "执行",
    open_plan: "打开灰度发布计划",
    open: |name| format!("打开 {name}"),
    moved_table: "提议之后的变化",
    base: "提议时",
    proposal: "提议",
    now: "现状",
    alias_row: |alias| format!("别名 {alias}"),
    trigger_row: |name, qualifier| format!("{qualifier} 上的触发器 {name}"),
    newest_row: "最新版本",
    logs_row: "日志主题",
    trigger: |state| match state {
        TriggerState::Absent(_) => "没有此触发器".to_owned(),
        TriggerState::Is(trigger) => {
            let switch = if trigger.is_enabled() {
                "已启用"
            } else {
                "已停用"
            };
            let desc = trigger
                .cron()
                .unwrap_or_else(|| trigger.trigger_desc.clone());
            format!("{switch}，{desc}")
        }
    },
    nothing: "无",
    drawn: "提议的内容",
    drawn_hint: "按链接所描述的函数绘制，其中不含其他别名和版本。",
    graph: |function, side| format!("{function}，{side}"),
    caller: |caller| {
        let Caller {
            name,
            kind,
            qualifier,
            enabled,
        } = caller;
        if *enabled {
            format!("{name}（{kind}）调用 {qualifier}")
        } else {
            format!("{name}（{kind}，已停用）调用 {qualifier}")
        }
    },
    callers: |callers| format!("提议时：{}。", callers.join("；")),
    steps: "步骤",
    hold: |hold| match hold {
        Hold::Approval => "直到有人批准".to_owned(),
        Hold::Requests(count) => format!("直到处理了 {} 个请求", grouped(count)),
        Hold::Time(seconds) => {
            let units = [(86_400, "天"), (3_600, "小时"), (60, "分钟")];
            let exact = units.into_iter().find(|(unit, _)| seconds % unit == 0);
            let (unit, sign) = exact.unwrap_or((1, "秒"));
            format!("保持 {} {sign}", seconds / unit)
        }
    },
    yaml: "灰度发布计划的文本",
    not_drawn: "无法根据链接的内容绘制",
};
