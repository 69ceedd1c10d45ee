//! What a plan does that its author may not have meant, and what cannot be taken back, in Chinese.

use crate::change::{Kept, Warning};

/// Something to know before applying.
pub(super) fn warning(warning: &Warning) -> String {
    match warning {
        Warning::UploadsAreLive { alias } => format!(
            "别名 {alias} 会将全部流量发送到 $LATEST：每次上传代码都会立即对所有人生效。"
        ),
        Warning::StaysBound { version } => format!(
            "版本 {version} 仍以 0 % 绑定在别名上，清除该流量分配之前不能删除。"
        ),
        Warning::RulesAreReplaced { count } => {
            format!("这次的流量分配会替换现有的 {count} 条匹配规则。")
        }
        Warning::UnreadableIsReplaced => {
            "本控制台无法解析现有的路由配置，它会被替换。".to_owned()
        }
        Warning::TriggersAreBound { triggers } => format!(
            "以下触发器调用该别名：{}。云端文档没有说明它们之后会怎样。",
            triggers.join("、")
        ),
        Warning::CannotBeUndone => "版本发布后不能撤销发布，只能删除。".to_owned(),
        Warning::VersionIsLost { version } => {
            format!("版本 {version} 及其代码会被永久删除。")
        }
        Warning::OnlyLatest => {
            "该函数只有 $LATEST，它保留 100 % 的流量。请发布版本，之后才能分配流量。".to_owned()
        }
        Warning::PinServesOlder { version, share } => format!(
            "$LATEST 目前承接 {share} 的流量。上传期间全部流量由版本 {version} 处理；如果 $LATEST 的代码比它新，请先发布 $LATEST。"
        ),
        Warning::NewCodeIsServed { aliases } => {
            let aliases = aliases
                .iter()
                .map(|(alias, share)| format!("{alias}（{share}）"));
            let aliases: Vec<_> = aliases.collect();
            format!(
                "代码上传完成后，以下别名会立即使用新代码：{}。",
                aliases.join("、")
            )
        }
        Warning::CodeIsNotPutBack { alias, share } => format!(
            "别名 {alias} 会重新将 {share} 的流量发送到 $LATEST，而 $LATEST 中是此后上传的代码。"
        ),
        Warning::VersionsKeepTheirLogs => {
            "这只影响 $LATEST。已发布的版本保留发布时的日志投递配置：要看到新设置下的日志，请之后发布版本，并将流量发送到该版本。"
                .to_owned()
        }
        Warning::AddressChanges { trigger } => format!(
            "触发器 {trigger} 会被删除并新建，访问地址随之改变。仍使用旧地址的调用会失败。"
        ),
    }
}

/// What stays as it is when everything else is taken back.
pub(super) fn kept(kept: &Kept) -> String {
    match kept {
        Kept::Code => "$LATEST 保留已上传的代码。".to_owned(),
        Kept::Version(version) => format!("版本 {version} 仍是已发布状态。"),
    }
}
