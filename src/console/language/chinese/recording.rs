//! Looking back at a function, and recordings as files, in Chinese.

use crate::change::End;
use crate::console::language::number::grouped;
use crate::console::language::recording::Recording;
use crate::telemetry::{Forgotten, LONGEST, Refusal};

/// The strings in Chinese.
pub const CHINESE: Recording = Recording {
    section: "回放",
    time: "时间",
    play: "播放",
    pause: "暂停",
    previous: "上一次变更",
    next: "下一次变更",
    live: "实时",
    save: "保存记录",
    file_name: |function, time| format!("halftone-recording-{function}-{time}.json"),
    as_it_was: |time| format!("{time} 的状态"),
    nothing_to_change: "这是过去的状态，无法在此修改。",
    events: "发生的变更",
    no_events: "记录期间没有变更。",
    show: |time| format!("查看 {time}"),
    forgotten: |Forgotten { states, events }| {
        let [states, events] = [states, events].map(|count| grouped(count.into()));
        format!("为控制记录大小，最早的部分已丢弃：{states} 个状态和 {events} 个变更。")
    },
    told: |sentence, end, reason| match end {
        End::Done => sentence.to_owned(),
        End::Conflict => format!("{sentence}因冲突停止。"),
        End::Failed { .. } => format!("{sentence}失败：{reason}"),
    },
    unread: "无法读取该函数",
    open_title: "查看记录",
    open: "打开记录",
    open_hint: "选择或拖入通过“保存记录”生成的文件。无需账号，内容不会离开本机。",
    not_opened: "未能打开该文件",
    refusal,
    no_text: "浏览器无法读取该文件，请重新选择。",
    title: |function| format!("{function} 的记录"),
    no_title: "记录",
    none: "尚未打开记录",
    none_advice: "记录保存了控制台看到的函数情况：各版本占比、监控数据和执行过的操作。可在函数页面通过“保存记录”生成。",
    about: |place, from, until| format!("{place}，记录时间 {from} 至 {until}。"),
    empty: "该记录没有内容",
    empty_advice: "请在已读取的函数页面保存记录。",
};

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge => format!(
            "文件超过 {} MB，不是 Halftone 的记录。请选择其他文件。",
            LONGEST / (1024 * 1024)
        ),
        Refusal::CutOff => "记录不完整：文件没有复制完。请重新复制。".to_owned(),
        Refusal::Other => "这不是 Halftone 的记录。可在函数页面通过“保存记录”生成。".to_owned(),
        Refusal::OtherForm { form } => {
            format!("该记录由其他版本的 Halftone 保存（格式 {form}），请用对应版本打开。")
        }
        Refusal::Damaged { part } => {
            format!("记录已损坏：其中的“{part}”无法读取。请重新保存或复制。")
        }
    }
}
