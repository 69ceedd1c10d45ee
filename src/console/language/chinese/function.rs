//! One function, in Chinese.

use super::common::told_status;
use crate::console::language::function::Function;
use crate::console::language::number::grouped;

/// The strings in Chinese.
pub const CHINESE: Function = Function {
    facts: "基本信息",
    status: "状态",
    runtime: "运行环境",
    handler: "执行方法",
    memory: |megabytes| format!("{} MB", grouped(megabytes.into())),
    timeout: |seconds| format!("超时时间 {} 秒", grouped(seconds.into())),
    changed: |time| format!("修改于 {time}"),
    changing: |status| format!("函数当前的状态是{}", told_status(status)),
    changing_advice: "在此期间云端不接受对它的变更，已发布的版本继续提供服务。本页面会持续跟踪，直到变更完成。",
    failed: |status| format!("函数的上次变更未成功，状态是{}", told_status(status)),
    failed_advice: "之前发布的版本继续提供服务。在发布版本或将流量切到 $LATEST 之前，请先部署可正常运行的代码。",
    traffic: "流量",
    aliases: "别名",
    versions: "版本",
    triggers: "触发器",
    alias: "别名",
    split: "流量分配",
    description: "描述",
    modified: "修改时间",
    version: "版本",
    published: "发布时间",
    bound_by: "绑定别名",
    trigger: "触发器",
    kind: "类型",
    calls: "触发版本/别名",
    sets_off: "触发条件",
    switch: "启用状态",
    on: "已启用",
    off: "已停用",
    actions: "操作",
    change_split: "调整流量",
    change_split_of: |alias| format!("调整流量：{alias}"),
    show_all: |count| format!("显示全部 {} 个版本", grouped(count as u64)),
    show_all_aliases: |count| format!("显示全部 {} 个别名", grouped(count as u64)),
    no_versions: "还没有已发布的版本",
    no_versions_advice: "已发布的版本不会再改变，因此流量随时可以切回。请先发布 $LATEST，再在两者之间分配流量。",
    no_triggers: "没有触发器",
    no_triggers_advice: "函数在被直接调用时运行，可通过别名或版本调用。",
    create_alias: "新建别名",
    publish_version: "发布版本",
    publish_lead: "将 $LATEST 当前的代码和配置发布为一个版本，发布后不会再改变。",
    publish_hint: "该版本的更新内容",
    create_lead: "别名是供调用方使用的名称。它将请求转到主版本，并可将其中一部分转到一个附加版本。",
    alias_name: "别名名称",
    alias_name_hint: "由字母、数字、- 和 _ 组成，以字母开头",
    main_version: "主版本",
    additional_version: "附加版本",
    none: "无",
    version_choice: |version, description| {
        if description.is_empty() {
            version.to_string()
        } else {
            format!("{version} – {description}")
        }
    },
    preview: "预览",
};
