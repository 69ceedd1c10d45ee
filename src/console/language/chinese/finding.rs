//! What a function was left with, in Chinese.

use crate::console::language::finding::Finding;
use crate::console::language::number::grouped;

/// The strings in Chinese.
pub const CHINESE: Finding = Finding {
    title: |count| format!("{} 项需要处理", grouped(count as u64)),
};
