//! What a function was left with, in Chinese.

use crate::console::language::finding::Finding;

/// The strings in Chinese.
pub const CHINESE: Finding = Finding {
    title: |count| format!("{count} 项需要处理"),
};
