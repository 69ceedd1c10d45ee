//! What must be confirmed before a plan is carried out, in Chinese.

use crate::console::language::confirmation::Confirmation;
use crate::scf::Mode;

/// The strings in Chinese.
pub const CHINESE: Confirmation = Confirmation {
    in_production: |sentence| format!("确认在生产环境执行：{sentence}"),
    with_triggers: |triggers| {
        format!(
            "确认删除该别名，尽管仍有触发器调用它：{}。",
            triggers.join("、")
        )
    },
    reason: |_| "勾选全部确认项后才能执行。",
    not_chosen: |mode| match mode {
        Mode::ReadOnly => "当前连接为只读。如需变更，请重新连接，并在“权限范围”中选择更大的范围。",
        Mode::Rollout | Mode::Full => {
            "当前连接仅可发布。如需此操作，请重新连接，并在“权限范围”中选择“全部操作”。"
        }
    },
    not_passed_on: |mode| match mode {
        Mode::ReadOnly => {
            "中继不转发任何写操作。请让其管理员放宽限制（--mode），或使用其他中继连接。"
        }
        Mode::Rollout | Mode::Full => {
            "中继仅转发发布操作。请让其管理员放宽限制（--mode full），或使用其他中继连接。"
        }
    },
    kept: "回滚不会恢复的内容",
    resume: "继续",
    done: "已完成，且保留",
    was_done: "曾完成，现已撤销",
    not_done: "未执行",
    put_back: "已完成的步骤已立即撤销，一切恢复原状。",
    put_back_conflict: "已完成的步骤本应撤销，但之后有人改动过，因此保持不动。“撤销”会恢复仍未被改动的部分。",
    put_back_failed: "已完成的步骤本应撤销，但撤销也失败了。",
    conflict_halfway: "它与您查看时的状态不同，因此没有写入。之前的步骤已完成并保留，可通过“撤销”恢复。",
};
