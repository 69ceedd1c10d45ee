//! What is said of the journal of a rollout, and what it says came in between, in Chinese.

use super::rollout::misread;
use super::{change, rest, told_status};
use crate::rollout::{NotHere, Reason, Unreadable, Unsaved};

/// Why a text is no journal.
pub(super) fn journal(unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::Line { line, reason } => {
            format!("日志的第 {line} 行不是记录：{reason}。请选择正确的文件。")
        }
        Unreadable::Order { line } => format!(
            "日志的第 {line} 行与上一行不连续：缺少记录，或者有两个程序同时写入。请先查看别名，再用新的日志开始。"
        ),
        Unreadable::NoPlan => {
            "日志不是以计划开头。请选择正确的文件，或者用新的日志开始。".to_owned()
        }
        Unreadable::Plan(wrong) => {
            let wrong: String = wrong.iter().map(misread).collect();
            format!("无法解析日志中的计划。{wrong}")
        }
    }
}

/// Why a journal that was brought cannot go on here.
pub(super) fn not_here(not_here: &NotHere) -> String {
    match not_here {
        NotHere::Empty => "日志中没有可以继续的记录。请选择另一个文件。".to_owned(),
        NotHere::NoPlan(unreadable) => journal(unreadable),
        NotHere::OtherRegion { region } => {
            format!("该日志属于 {region} 地域的函数。请切换到该地域后再导入。")
        }
        NotHere::OtherFunction { target } => format!(
            "该日志属于命名空间 {} 的函数 {}。请打开该函数后再导入。",
            target.namespace, target.function
        ),
        NotHere::OtherAlias { alias } => {
            format!("该日志属于别名 {alias}。请打开该别名后再导入。")
        }
        NotHere::Older { missing } => format!(
            "该文件写出之后，灰度发布又有了进展：文件缺少 {missing} 条记录。请选择更新的文件，或者从这里已有的日志继续。"
        ),
        NotHere::Forked { number } => format!(
            "从第 {number} 条记录起，该文件与这里保存的日志内容不同，说明两边都执行过。请先查看别名，放弃其中一个，再用另一个继续。"
        ),
    }
}

/// The journal cannot be written.
pub(super) fn unsaved(unsaved: &Unsaved) -> String {
    match unsaved {
        Unsaved::Full => {
            "无法写入日志，因此没有发送任何请求：浏览器的存储空间已用完。请腾出空间，然后恢复。"
        }
        Unsaved::OtherPage => {
            "无法写入日志，因此没有发送任何请求：浏览器的另一个页面已写入该日志。请关闭本页面，在另一个页面继续。"
        }
        Unsaved::KeepsNothing => {
            "无法写入日志，因此没有发送任何请求：浏览器的设置不允许本页面保存数据。请允许保存数据，然后重新开始。"
        }
        Unsaved::Forgotten => {
            "无法写入日志，因此没有发送任何请求：浏览器保存的数据已被删除。请先查看别名，然后重新开始。"
        }
        Unsaved::OtherVersion => {
            "无法写入日志，因此没有发送任何请求：另一个标签页打开了本控制台的另一个版本。请将其关闭，然后重新加载本页面。"
        }
        Unsaved::NoDriver => {
            "控制台中负责执行的部分未能启动，因此没有发送任何请求。请重新加载页面。"
        }
        Unsaved::Refused(words) => {
            return format!(
                "无法写入日志（{words}），因此没有发送任何请求。请腾出空间，然后恢复。"
            );
        }
    }
    .to_owned()
}

/// What came between a rollout and its next move.
pub(super) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Call(error) => rest::call(error),
        Reason::Against(obstacles) => {
            let said = obstacles.iter().map(|obstacle| match obstacle.problem() {
                Some(problem) => change::problem(&problem),
                None => "函数或别名与计划的要求不符。请先查看两者，然后恢复或放弃。".to_owned(),
            });
            said.collect()
        }
        Reason::Version { version, status } => {
            format!("版本 {version} 目前的状态是{}。", told_status(status))
        }
        Reason::Unknown => "原因不明。".to_owned(),
        // From a journal of before: it was not kept as anything else.
        Reason::Said(words) => words.clone(),
    }
}
