//! One alias, in Chinese.

use crate::console::language::alias::Alias;
use crate::traffic::Scheme;

/// The strings in Chinese.
pub const CHINESE: Alias = Alias {
    title: |alias, function| format!("{function} 的别名 {alias}"),
    split: "流量分配",
    scheme: |scheme| match scheme {
        Scheme::DefaultAlias => "默认别名：主版本 $LATEST 是新代码，附加版本是稳定版本。",
        Scheme::CustomAlias => "主版本是稳定版本，附加版本是新代码。",
    },
    rules: "匹配规则",
    rules_lead: "命中规则的请求转到规则指定的版本，其余请求转到主版本。规则保持不变；选择附加版本会替换这些规则。",
    rule: |rule| {
        format!(
            "{} {} {} → 版本 {}",
            rule.key, rule.method, rule.expression, rule.version
        )
    },
    unreadable: "无法解析该别名的流量分配",
    unreadable_advice: |reason| format!("{reason}在您设置新的流量分配之前，原有配置不会改变。"),
    finish: "结束灰度",
    finish_lead: "“全量发布”将新代码设为主版本，并解除其他版本的绑定；“回滚”将全部流量切回稳定版本。",
    promote: "全量发布",
    roll_back: "回滚",
    delete: "删除别名",
    back: |function| format!("返回 {function}"),
    reset: "放弃修改",
};
