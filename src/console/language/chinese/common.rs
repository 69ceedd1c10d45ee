//! Words that every page uses, in Chinese.

use crate::console::language::common::Common;

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
};
