//! The bar and the control of a split, in Chinese.

use crate::console::language::split::Split;

/// The strings in Chinese.
pub const CHINESE: Split = Split {
    weight_of: |version| format!("版本 {version} 的权重"),
    version_share: |version, weight| format!("版本 {version}：{weight}"),
    version: |version| format!("版本 {version}"),
    bar_rules: |main| format!("按匹配规则路由，其余请求转到版本 {main}"),
    bar_rules_short: "按规则",
    bar_loading: "正在读取流量分配",
    bar_unknown: "无法读取流量分配",
    value_text: |version, share, other, rest| {
        format!(
            "版本 {version} 承接百分之 {}，版本 {other} 承接百分之 {}",
            share.percent_text(),
            rest.percent_text()
        )
    },
    new_code: "新代码",
    stable: "稳定版本",
    percent: "%",
    presets: |version| format!("版本 {version} 的常用占比"),
    swap: "互换占比",
    reset: "恢复线上占比",
    live_mark: |weight| format!("线上：{weight}"),
    unchanged: |weight| format!("{weight}，与线上一致"),
    changed: |from, to, points| format!("{from} → {to}（{points}）"),
    changed_from_rules: |to| format!("匹配规则 → {to}"),
    no_additional: "主版本承接全部流量。选择附加版本后即可分配流量。",
    rules_decide: "由匹配规则决定请求转到哪个版本，没有可调整的权重。",
    keys: "方向键每次移动 1，按住 Shift 移动 10，按住 Alt 移动 0.1。Page Up 和 Page Down 在常用占比之间切换，Esc 恢复线上占比。",
};
