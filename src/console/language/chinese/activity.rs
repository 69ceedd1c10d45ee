//! What was done in the account, in Chinese.

use crate::console::language::activity::Activity;
use crate::console::language::number::grouped;

/// The strings in Chinese.
pub const CHINESE: Activity = Activity {
    button: |count| {
        if count == 0 {
            "操作记录".to_owned()
        } else {
            format!("操作记录（{count}）")
        }
    },
    title: "操作记录",
    lead: "使用该密钥从本浏览器发出的全部写操作，最新的排在最前。记录保存在浏览器中，其中不含密钥。",
    lead_demo: "对演示账号的全部写操作，最新的排在最前。关闭页面后记录即清除：演示账号每次都是全新的。",
    lead_not_kept: "本页面自连接以来的全部写操作，最新的排在最前。关闭页面后记录即清除。",
    empty: "还没有写操作",
    empty_advice: "执行过的变更会显示在这里，附带请求 ID，并可撤销。",
    undo_of: |what| format!("撤销：{what}"),
    rest_of: |what| format!("继续：{what}"),
    done: "已完成",
    conflict: "因冲突停止",
    failed: |done, of, reason| match of {
        1 => format!("失败：{reason}"),
        _ => format!("共 {of} 步，完成 {done} 步后失败：{reason}"),
    },
    undone: "已撤销",
    not_undone: "撤销会将别名和触发器恢复原状，但不影响代码、环境变量、层和预置并发；已发布的版本也会保留。",
    full: |most| format!("仅保留最近 {most} 条记录，更早的已删除。"),
    not_kept: "浏览器未保存操作记录",
    not_kept_advice: "浏览器存储空间已满，或不允许本页面使用，关闭页面后记录即清除。如有需要，请先导出。",
    put_aside: "浏览器中保存的记录无法读取，已开始新的记录",
    save_aside: "另存原有内容",
    aside_name: "halftone-activity-unreadable.json",
    export: "导出",
    file_name: "halftone-activity.json",
    open_file: "打开导出的记录",
    file_too_long: "文件过大，不是操作记录。请选择通过“导出”生成的文件。",
    file_no_text: "浏览器无法读取该文件，请重新选择。",
    file_title: |name, count| format!("{name} 中的 {} 条记录", grouped(count as u64)),
    file_mine: "来自文件，由当前连接的密钥写入。仍可撤销的操作可以在这里撤销；之后被他人改动的内容只会显示，不会被覆盖。",
    file_foreign: "来自文件，由其他密钥或在演示账号中写入，因此只能查看。",
};
