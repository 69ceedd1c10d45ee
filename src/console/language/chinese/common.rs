//! Words that every page uses, in Chinese.

use crate::console::language::common::Common;
use crate::scf::Status;

/// The strings in Chinese.
pub const CHINESE: Common = Common {
    product: "Halftone",
    close: "关闭",
    retry: "重试",
    loading: "加载中",
    step_waiting: "等待中",
    step_running: "进行中",
    step_done: "已完成",
    step_failed: "失败",
    step_news: |number, count, label, state| format!("第 {number}/{count} 步，{label}：{state}"),
    listed: |things| things.join("，"),
    lines: |lines| lines.join("；"),
    sentences: |sentences| sentences.concat(),
    gap: "",
    status,
};

/// A status as the cloud's own console says it; one that it does not document as the cloud wrote it.
fn status(word: &str) -> &str {
    match word {
        "Active" => "正常",
        "Creating" => "创建中",
        "CreateFailed" => "创建失败",
        "Updating" => "更新中",
        "UpdateFailed" => "更新失败",
        "Publishing" => "发布中",
        "PublishFailed" => "发布失败",
        "Deleting" => "删除中",
        "DeleteFailed" => "删除失败",
        other => other,
    }
}

/// A status in a sentence, with the cloud's word.
pub(super) fn told_status(known: &Status) -> String {
    let word = known.name();
    let said = status(word);
    if said == word {
        format!("“{word}”")
    } else {
        format!("“{said}”（{word}）")
    }
}
