//! Deploying code, and the way of a release by the default alias, in Chinese.

use crate::console::language::deploy::{Deploy, NAMED};
use crate::console::language::number::grouped;
use crate::console::language::rooms::Told;
use crate::traffic::{ReleaseStep, Version, Weight};

/// `$LATEST` 承接 10 %，版本 4 承接 90 %
fn serves(shares: &[(Version, Weight)]) -> String {
    let one = |(version, weight): &(Version, Weight)| match version {
        Version::Latest => format!("$LATEST 承接 {weight}"),
        Version::Published(number) => format!("版本 {number} 承接 {weight}"),
    };
    let parts: Vec<_> = shares.iter().map(one).collect();
    parts.join("，")
}

/// The strings in Chinese.
pub const CHINESE: Deploy = Deploy {
    deploy: "部署",
    lead: "将代码上传到 $LATEST，并决定由谁使用。查看计划之前不会发送任何内容。",
    code: "代码",
    code_hint: |largest| {
        format!(
            ".zip 文件，或在此打包的文件夹，压缩后不超过 {largest}。不选择代码则只调整版本和流量。"
        )
    },
    choose_zip: "选择 .zip 文件",
    choose_folder: "选择文件夹",
    or_drop: "或拖放到此处",
    reading: "正在读取…",
    packing: |count| format!("正在打包 {} 个文件…", grouped(count as u64)),
    progress: "已打包文件",
    cancel_packing: "取消打包",
    cancelled: "已取消，未选择代码。",
    chosen: |name, size, count, unpacked| {
        let (size, unpacked) = (size.told(), unpacked.told());
        let count = grouped(count as u64);
        format!("{name}：{size}，{count} 个文件，解压后 {unpacked}")
    },
    left_out: |names| {
        let named = names.iter().take(NAMED).map(String::as_str);
        let named = named.collect::<Vec<_>>().join("、");
        match names.len().saturating_sub(NAMED) {
            0 => format!("未打包：{named}"),
            more => format!("未打包：{named}，另有 {} 项", grouped(more as u64)),
        }
    },
    remove: "移除代码",
    unreadable: |name| format!("无法读取 {name}。它可能已被移动或修改，请重新选择。"),
    dropped: "拖放的内容",
    share: "部署后 $LATEST 的流量占比",
    share_hint: "占 $DEFAULT 流量的百分比，其余流量由最近发布的版本承接。留空则 $DEFAULT 保持不变。",
    share_only_latest: "目前只有 $LATEST，它始终承接 100 % 的流量。发布版本后才能分配流量。",
    presets: "$LATEST 的常用占比",
    publish: "部署后发布为新版本",
    publish_first: "先将 $LATEST 当前的代码发布为版本，并将 $DEFAULT 固定到该版本",
    publish_first_why: |share, last| {
        let now = match share {
            Some(share) => format!("$LATEST 目前承接 {share} 的流量"),
            None => "$LATEST 目前可能正在承接流量".to_owned(),
        };
        match last {
            Some(last) => format!(
                "{now}。上传代码期间，所有流量由已发布的版本承接：勾选则为此次发布的版本，否则为版本 {last}，其代码可能较旧。"
            ),
            None => {
                format!(
                    "{now}，且还没有已发布的版本：若不勾选，代码上传后所有请求会立即使用新代码。"
                )
            }
        }
    },
    outlook: "将会发生什么",
    publishes: |version| format!("届时 $LATEST 中的代码将发布为版本 {version}。"),
    uploads: |shares| {
        let served =
            |(version, weight): &&(Version, Weight)| version.is_latest() && weight.is_served();
        match (shares, shares.iter().find(served)) {
            (_, Some((_, Weight::FULL))) => {
                "代码上传到 $LATEST，上传完成后所有请求立即使用新代码。".to_owned()
            }
            (_, Some((_, share))) => {
                format!(
                    "代码上传到 $LATEST。它承接 {share} 的流量，上传完成后这部分请求立即使用新代码。"
                )
            }
            (shares, None) => {
                let everybody = shares.iter().find(|(_, weight)| weight.is_served());
                let everybody = everybody.map(|(version, _)| version.to_string());
                format!(
                    "代码上传到 $LATEST，期间所有流量由版本 {} 承接。",
                    everybody.unwrap_or_default()
                )
            }
        }
    },
    uploads_by_rules: "代码上传到 $LATEST，期间由匹配规则决定请求转到哪个版本。",
    turns: |shares| format!("设置 $DEFAULT：{}。", serves(shares)),
    release: "通过默认别名发布",
    release_lead: "$DEFAULT 将流量分配给 $LATEST（新代码）和最近发布的版本。",
    serving: |shares| format!("{}。", serves(shares)),
    by_rules: "$DEFAULT 按匹配规则路由，不按占比分配。在此设置流量会替换这些规则；如需修改规则，请前往别名页面。",
    unreadable_split: "本控制台无法解析 $DEFAULT 的流量分配。在此设置流量会替换原有配置。",
    custom_shape: |main| {
        format!(
            "$DEFAULT 的主版本是版本 {main}，与自定义别名的用法相同。在此设置流量会将 $LATEST 设为主版本，并使用您设置的占比；如需保持现状，请使用别名页面。"
        )
    },
    open_alias: "打开 $DEFAULT",
    unpublished: "目前只有 $LATEST，它始终承接 100 % 的流量。发布版本后才能分配流量。",
    overtaken: |held, newest| {
        format!(
            "$DEFAULT 绑定的是版本 {held}，而最近发布的是版本 {newest}。设置新的占比后，其余流量由版本 {newest} 承接。"
        )
    },
    step: |step| match step {
        ReleaseStep::Connect => "连接生产环境",
        ReleaseStep::Deploy => "部署到 $LATEST，并分配初始流量",
        ReleaseStep::Raise => "观察运行情况，将占比逐步提高到 100 %",
        ReleaseStep::Finish => "发布版本，并切换全部流量",
    },
    step_lead: |step, next| match step {
        ReleaseStep::Connect => "账号已打开，所做的变更会直接生效。".to_owned(),
        ReleaseStep::Deploy => "上传代码期间，所有流量由已发布的版本承接。".to_owned(),
        ReleaseStep::Raise => "其余流量由最近发布的版本承接。".to_owned(),
        ReleaseStep::Finish => format!(
            "$LATEST 中的代码发布为版本 {next}，并承接 100 % 的流量。之后 $LATEST 可用于下一次上传，版本 {next} 可用于回滚。"
        ),
    },
    step_done: "已完成：",
    step_now: "下一步：",
    deploy_step: "部署到 $LATEST",
    share_now: "$LATEST 的流量占比（%）",
    set_traffic: "设置流量",
    roll_back: "回滚",
    roll_back_to: |version| format!("回滚会将全部流量切回版本 {version}。"),
    finish: "完成发布",
    version_description: "版本描述",
    delete: "删除",
    delete_version: |version| format!("删除版本 {version}"),
};
