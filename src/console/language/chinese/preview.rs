//! A change before, while and after it is carried out, in Chinese.

use crate::change::{Name, Phase, Step, TriggerState};
use crate::console::language::number::grouped;
use crate::console::language::preview::Preview;

/// The strings in Chinese.
pub const CHINESE: Preview = Preview {
    title: |name| match name {
        Name::CreateAlias(alias) => format!("新建别名 {alias}"),
        Name::UpdateAlias(alias) => format!("调整别名 {alias}"),
        Name::DeleteAlias(alias) => format!("删除别名 {alias}"),
        Name::PublishVersion => "发布版本".to_owned(),
        Name::Promote(alias) => format!("全量发布 {alias} 的新代码"),
        Name::RollBack(alias) => format!("回滚 {alias}"),
        Name::Deploy => "部署新代码".to_owned(),
        Name::Finish => "完成发布".to_owned(),
        Name::Share(share) => format!("为 $LATEST 分配 {share} 的流量"),
        Name::PublishAndShare(share) => format!("发布版本，并为 $LATEST 分配 {share} 的流量"),
        Name::DeleteVersion(version) => format!("删除版本 {version}"),
        Name::CreateTrigger(name) => format!("新建触发器 {name}"),
        Name::EditTrigger(name) => format!("修改触发器 {name}"),
        Name::MoveTrigger(name, qualifier) => format!("将触发器 {name} 迁移到 {qualifier}"),
        Name::DeleteTrigger(name) => format!("删除触发器 {name}"),
        Name::Triggers(count) => format!("修改 {} 个触发器", grouped(*count as u64)),
        Name::LogsOff => "关闭日志投递".to_owned(),
        Name::LogsOn => "开启日志投递".to_owned(),
        Name::Restore(aliases, triggers) => {
            let aliases = aliases.iter().map(|name| format!("别名 {name}"));
            let triggers = triggers.iter().map(|name| format!("触发器 {name}"));
            let all: Vec<_> = aliases.chain(triggers).collect();
            format!("恢复{}", all.join("、"))
        }
    },
    running: "正在执行",
    ended: "结果",
    share: |version, before, after| match (before, after) {
        (Some(before), Some(after)) if before == after => {
            format!("版本 {version} 保持 {before}")
        }
        (Some(before), Some(after)) => format!("版本 {version} 从 {before} 变为 {after}"),
        (None, Some(after)) => format!("版本 {version} 从 0\u{a0}% 变为 {after}"),
        (Some(before), None) => {
            format!("版本 {version} 从 {before} 变为 0\u{a0}%，并解除绑定")
        }
        (None, None) => format!("版本 {version} 保持 0\u{a0}%"),
    },
    shares: |alias, shares| format!("别名 {alias}：{}。", shares.join("；")),
    creates: |alias, shares| format!("新建别名 {alias}：{}。", shares.join("，")),
    gets: |version, share| format!("版本 {version} 承接 {share}"),
    deletes: |alias| format!("删除别名 {alias}。此后使用该别名的调用会失败，其版本会保留。"),
    publishes: |version| format!("届时 $LATEST 中的代码将发布为版本 {version}，流量不变。"),
    uploads: |file_name, size| {
        let size = grouped(size as u64);
        format!("{file_name}（{size} 字节）将成为 $LATEST 的代码。")
    },
    deletes_version: |version| format!("删除版本 {version} 及其代码。"),
    trigger: |before, after| match (before, after) {
        (TriggerState::Absent(_), TriggerState::Is(new)) => {
            format!("在 {} 上新建触发器 {}。", new.qualifier, new.trigger_name)
        }
        (TriggerState::Is(old), TriggerState::Absent(_)) => {
            format!("从 {} 删除触发器 {}。", old.qualifier, old.trigger_name)
        }
        (_, after) => {
            let key = after.key();
            format!("就地修改 {} 上的触发器 {}。", key.qualifier, key.name)
        }
    },
    logs: |before, after| match (before.is_off(), after.is_off()) {
        (_, true) => "$LATEST 停止投递日志，已写入的日志仍保留在日志主题中。".to_owned(),
        (true, false) => format!(
            "$LATEST 的日志投递到日志主题 {}。写入和存储的日志由云端计费。",
            after.topic_id
        ),
        (false, false) => format!(
            "$LATEST 的日志改为投递到日志主题 {}，不再投递到 {}。",
            after.topic_id, before.topic_id
        ),
    },
    reroutes: |alias| format!("别名 {alias} 的路由变更如下所示。"),
    describes: |alias| format!("只修改别名 {alias} 的描述，流量不变。"),
    sides: "变更前后",
    before: "变更前",
    after: "变更后",
    absent: "没有该别名",
    calls: |count| format!("将发送的 {} 次调用", grouped(count as u64)),
    apply: "执行",
    cancel: "取消",
    undo: "撤销",
    stage: |step, phase| match (phase, step) {
        (Phase::Check, Step::Upload(upload)) => match &upload.guard {
            Some(guard) => format!("检查 {} 是否仍不向 $LATEST 分配流量", guard.name()),
            None => "准备上传".to_owned(),
        },
        (Phase::Check, step) => format!("检查{}是否被他人修改", subject(step)),
        (Phase::Write(action), _) => format!("发送 {}", action.name()),
        (Phase::Wait, Step::Wait(wait)) => format!("等待版本 {} 可用", wait.version),
        (Phase::Wait, _) => "等待版本可用".to_owned(),
        (Phase::Verify, step) => format!("回读{}", subject(step).trim_end()),
    },
    done: "已完成，并已回读确认。",
    published: |version| format!("版本 {version} 已发布，可以使用。"),
    nothing_written: "没有任何改动。",
    written: |actions| {
        let names: Vec<_> = actions.iter().map(|action| action.name()).collect();
        format!("以下操作已完成并保留：{}。", names.join("、"))
    },
    request_ids: "请求 ID",
    conflict: "该别名已被他人修改",
    conflict_advice: "它与您查看时的状态不同，因此没有写入。请比较后选择。",
    yours: "您的修改",
    theirs: "当前线上状态",
    base: "您查看时的状态",
    shares_row: "流量",
    description_row: "描述",
    modified_row: "修改时间",
    take_theirs: "以线上状态为准，重新开始",
    put_on_top: "在线上状态上应用我的修改",
    nothing_left: "当前线上状态已经符合您的修改。",
};

/// What a step is about, with the space that Chinese has beside a name.
fn subject(step: &Step) -> String {
    match step {
        Step::Alias(write) => format!("别名 {} ", write.goal.name()),
        Step::Trigger(write) => format!("触发器 {} ", write.goal.key().name),
        Step::Logs(_) => "日志投递配置".to_owned(),
        _ => "结果".to_owned(),
    }
}
