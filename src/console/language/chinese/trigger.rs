//! The triggers of a function, in Chinese.

use crate::console::language::trigger::Trigger;
use crate::sls::events::{Part, TriggerDiff};

/// The strings in Chinese.
pub const CHINESE: Trigger = Trigger {
    create: "新建触发器",
    edit_title: |name| format!("编辑 {name}"),
    move_title: |name| format!("迁移 {name}"),
    create_lead: "定时触发器按计划反复调用函数，可通过别名或版本调用。",
    edit_lead: |qualifier| {
        format!("它继续调用 {qualifier}；如需调用其他版本或别名，请使用“迁移”。")
    },
    move_lead: |qualifier| {
        format!(
            "它目前调用 {qualifier}。云端不能更改触发器的目标，因此先在新目标上新建触发器并回读确认，再删除原触发器。任何一步失败都会恢复原状。"
        )
    },
    edit: "编辑",
    edit_of: |name| format!("编辑 {name}"),
    relocate: "迁移",
    relocate_of: |name| format!("迁移 {name}"),
    switch_on: "启用",
    switch_on_of: |name| format!("启用 {name}"),
    switch_off: "停用",
    switch_off_of: |name| format!("停用 {name}"),
    delete: "删除",
    delete_of: |name| format!("删除 {name}"),
    argument: "附加信息",
    name: "触发器名称",
    name_hint: "由字母、数字、- 和 _ 组成，以字母开头，最多 60 个字符",
    qualifier: "触发版本/别名",
    alias_choice: |name| format!("{name} – 别名"),
    version_choice: |name| format!("{name} – 版本"),
    qualifier_hint: "建议选择别名：调整流量时无需改动触发器。",
    cron: "Cron 表达式",
    cron_hint: "秒、分、时、日、月、星期、年：0 30 9 * * MON-FRI *",
    fires: |words| format!("{words}，北京时间（UTC+8）"),
    next: "接下来的触发时间（北京时间，UTC+8）",
    over: "不会再触发。",
    enabled: "启用",
    argument_hint: "传递给函数的内容，最多 4 KB",
    file: "serverless.yml",
    file_lead: "将该函数的定时触发器导出为 serverless.yml 的 events；也可反向导入：将文件中的定时触发器与函数比较，只写入有差异的部分。文件中没有提到的触发器保持不变。",
    produced: "该函数的 events",
    copy: "复制 events",
    copied: "已复制。",
    not_copied: "浏览器不允许本页面复制，请选中文本后手动复制。",
    paste: "要导入的 events",
    paste_hint: "在此粘贴或拖入 serverless.yml，或其 events: 部分",
    choose: "选择文件",
    too_large: |kilobytes| format!("文件超过 {kilobytes} KB，请选择 serverless.yml。"),
    unreadable: "无法以文本读取该文件，请选择 serverless.yml。",
    stage: "Stage",
    stage_hint: "用于组成未命名定时触发器的名称，即 .env 文件中的 STAGE",
    comparison: "文件带来的变更",
    outcome: "结果",
    difference: |difference| match difference {
        TriggerDiff::New(_) => "新建".to_owned(),
        TriggerDiff::Same(_) => "不变".to_owned(),
        TriggerDiff::LeftAlone(_) => "文件中没有，保持不变".to_owned(),
        TriggerDiff::Changed { parts, .. } => format!("修改{}", listed(parts)),
        TriggerDiff::Moved { from, to, parts } => {
            let (from, to) = (&from.key.qualifier, &to.key.qualifier);
            let moves = format!("从 {from} 迁移到 {to}");
            if parts.is_empty() {
                moves
            } else {
                format!("{moves}，并修改{}", listed(parts))
            }
        }
    },
    nothing: "该函数的定时触发器已与文件一致。",
};

fn listed(parts: &[Part]) -> String {
    let names = parts.iter().map(|part| match part {
        Part::Cron => "触发时间",
        Part::Enabled => "启用状态",
        Part::Argument => "附加信息",
    });
    names.collect::<Vec<_>>().join("、")
}
