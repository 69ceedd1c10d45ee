//! The keys that do something, and what, in Chinese.

use crate::console::language::shortcuts::Shortcuts;

/// The strings in Chinese.
pub const CHINESE: Shortcuts = Shortcuts {
    button: "快捷键",
    title: "键盘快捷键",
    keys: || {
        [
            ("?", "显示本列表"),
            ("Ctrl+K ⌘K", "打开命令框"),
            ("/", "跳到本页的查找或筛选框"),
            ("Esc", "关闭已打开的内容；在滑块上则恢复为线上的权重"),
            (
                "← → ↑ ↓",
                "在滑块上：每次 1 %，按住 Shift 为 10 %，按住 Alt 为 0.1 %",
            ),
            ("PgUp PgDn", "在滑块上：跳到下一个预设值"),
            ("Home End", "在滑块上：跳到 0 % 或 100 %"),
            ("Enter", "在数字框中：采用该数字；在图的节点上：打开或展开"),
            (
                "Alt+R",
                "在进行中的发布上：回滚（Firefox 为 Alt+Shift+R，Mac 为 Ctrl+Option+R）",
            ),
        ]
    },
    single: "启用单键快捷键（? 和 /）",
};
