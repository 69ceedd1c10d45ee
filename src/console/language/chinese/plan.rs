//! Planning a rollout.

use super::common::told_status;
use crate::console::language::number::grouped;
use crate::console::language::plan::Plan;
use crate::console::plan_sheet::{Kind, Unit};
use crate::rollout::{End, Hold, Reaction, Step, Unsure};
use crate::traffic::Scheme;

/// The strings in simplified Chinese.
pub const CHINESE: Plan = Plan {
    plan_one: "规划灰度发布",
    open_one: "打开灰度发布",
    title: |alias, function| format!("{function} 别名 {alias} 的灰度发布"),
    crumb: "灰度发布",
    lead: "灰度发布会逐步提高新版本的权重，期间持续观察，发现问题时自动回滚。开始之前不会发送任何请求。",
    subject: "发布内容",
    scheme: |scheme| match scheme {
        Scheme::DefaultAlias => {
            "默认别名：$LATEST 是新代码，已发布的版本是稳定版本。灰度发布期间上传代码会改变正在验证的内容。"
        }
        Scheme::CustomAlias => "自定义别名：主版本是稳定版本，新版本将成为附加版本。",
    },
    function: "函数",
    namespace: "命名空间",
    region: "地域",
    alias: "别名",
    canary: "新版本",
    canary_hint: |scheme| match scheme {
        Scheme::DefaultAlias => "最近一次上传的代码，全量发布之前会先发布为版本。",
        Scheme::CustomAlias => "状态正常的已发布版本，内容不会再变化。",
    },
    version: |version, description, reason| {
        let version = match description {
            "" => version.to_string(),
            description => format!("{version} – {description}"),
        };
        match reason {
            Some(reason) => format!("{version}（{reason}）"),
            None => version,
        }
    },
    is_stable: "稳定版本",
    is_not_active: |status| format!("{}，无法提供服务", told_status(status)),
    stable_is: |version| format!("稳定版本：{version}"),
    now: "当前",
    steps: "步骤",
    presets: "预设计划",
    presets_ahead: |given| format!("新版本已有 {given} 的流量，因此省略更小的步骤。"),
    custom: "自定义",
    picture: |plan| {
        let steps = plan.steps.iter().map(step).collect::<Vec<_>>();
        match (steps.is_empty(), plan.end()) {
            (true, Some(End::Promote)) => "一次性全量发布".to_owned(),
            (true, _) => "没有步骤".to_owned(),
            (false, Some(End::Promote)) => format!("{}；然后全量发布", steps.join("；")),
            (false, Some(End::Keep)) => format!("{}；然后保持不变", steps.join("；")),
            (false, None) => steps.join("；"),
        }
    },
    share_of: |number| format!("第 {number} 步的权重"),
    hold_of: |number| format!("第 {number} 步的保持方式"),
    time_of: |number| format!("第 {number} 步的时长"),
    unit_of: |number| format!("第 {number} 步的时间单位"),
    requests_of: |number| format!("第 {number} 步的请求数"),
    hold: |kind| match kind {
        Kind::Time => "保持一段时间",
        Kind::Approval => "直到有人批准",
        Kind::Requests => "直到处理完",
    },
    unit: |unit| match unit {
        Unit::Seconds => "秒",
        Unit::Minutes => "分钟",
        Unit::Hours => "小时",
        Unit::Days => "天",
    },
    requests: "个请求",
    move_up: |number| format!("上移第 {number} 步"),
    move_down: |number| format!("下移第 {number} 步"),
    insert_below: |number| format!("在第 {number} 步之后插入一步"),
    remove: |number| format!("移除第 {number} 步"),
    add_step: "添加步骤",
    keys: "在步骤中：按 Enter 在下方插入一步，按 Alt ↑ ↓ 移动该步。",
    finish: "最后一步之后",
    finish_unsaid: "请选择之后的操作",
    promote: |scheme| match scheme {
        Scheme::DefaultAlias => "将 $LATEST 发布为版本，再全量发布",
        Scheme::CustomAlias => "全量发布新版本",
    },
    keep: "保持最后的权重",
    shortest: |plan| {
        let time = time(plan.shortest());
        let asks = plan
            .steps
            .iter()
            .filter(|step| step.hold == Hold::Approval)
            .count();
        let samples = plan
            .steps
            .iter()
            .any(|step| matches!(step.hold, Hold::Requests(_)));
        match (asks, samples) {
            (0, false) => format!("至少需要{time}。"),
            (0, true) => format!("至少需要{time}，另加收集样本的时间。"),
            (asks, false) => format!("至少需要{time}，并等待 {asks} 次批准。"),
            (asks, true) => {
                format!("至少需要{time}，另加收集样本的时间，并等待 {asks} 次批准。")
            }
        }
    },
    guards: "守护条件",
    guards_lead: "从第一步到最后一步持续观察的指标。“数据不足”绝不会被当作“正常”。",
    errors: "错误增多",
    errors_limit: "错误率上升的百分点",
    points: "个百分点",
    errors_hint: "同一时间内新版本与稳定版本的错误率之差。无论查看多少次，该检验始终有效：它依据证据触发，而不是因为某一分钟偶然变差。",
    latency: "响应变慢",
    latency_limit: "平均运行时间上升的百分比",
    latency_hint: "与稳定版本的平均运行时间相比，超过一半的分钟变慢时触发。云监控只提供每分钟的平均值，没有分位数：少数极慢的响应可能被掩盖。",
    throttles: "限流",
    throttles_limit: "每分钟被限流的请求数",
    per_minute: "个/分钟",
    throttles_hint: "因并发过高而被拒绝的新版本请求。",
    unwatched: "没有观察任何指标：只按时间推进。",
    on_trip: "守护条件触发时",
    reaction: |reaction| match reaction {
        Reaction::RollBack => "立即回滚",
        Reaction::Hold => "保持权重并询问我",
    },
    when_unsure: "一步结束但尚无法判断时",
    unsure: |unsure| match unsure {
        Unsure::Wait => "等到可以判断",
        Unsure::Ask => "询问我",
        Unsure::Advance => "照常继续",
    },
    unsure_hint: |unsure| match unsure {
        Unsure::Wait => {
            "保持当前权重，直到能够排除守护条件所设幅度的上升。流量较小时可能需要很久。"
        }
        Unsure::Ask => "保持当前权重，直到您批准，或已能够判断。",
        Unsure::Advance => "只按时间推进，与其他云的灰度发布相同。一旦报警仍会停止。",
    },
    whole: "请用数字填写整数。",
    points_wanted: "请填写百分点，例如 1 或 0.5。",
    as_text: "文本（YAML）",
    as_text_lead: "以文件形式表示的同一计划。在此处的修改会反映到表单中，反之亦然。",
    text: "计划文本",
    text_waits: "表单中有无法读取的内容。此处是最近一次可读取的计划。",
    text_wrong: "该文本不是此别名的有效计划",
    form_waits: "表单显示最近一次可读取的计划，待文本修正后才能继续。",
    discard_text: "放弃文本修改",
    download: "下载 .yaml",
    open: "打开文件",
    or_drop: "或将文件拖放到此处",
    command_lead: "用于 CI，以及需要比浏览器标签页运行更久的灰度发布：",
    copy_link: "复制链接",
    link_too_long: "该计划太长，无法生成链接。请下载为文件。",
    from_link: "此计划来自链接",
    from_link_advice: "任何人都可能编写它。请确认内容后再开始。",
    back_to_own: "恢复我之前的计划",
    from_file: |name| format!("此计划来自 {name}"),
    unreadable_file: |name| format!("{name} 不是计划：文件太大，或不是文本。"),
    not_taken: "未采用收到的计划",
    elsewhere: |plan| {
        let target = &plan.target;
        let region = plan.region.map_or("", |region| region.name());
        let place = [region, &target.namespace, &target.function];
        let place: Vec<_> = place.into_iter().filter(|part| !part.is_empty()).collect();
        format!("它属于 {} 的别名 {}。", place.join("/"), plan.alias)
    },
    open_there: "前往打开",
    outlook: "将会发生什么",
    no_outlook: "计划中没有被拒绝的内容后才能说明。",
    held: |hold| match hold {
        Hold::Time(seconds) => format!("保持{}。", time(seconds)),
        Hold::Approval => "保持到有人批准。".to_owned(),
        Hold::Requests(count) => format!("保持到处理完 {} 个请求。", grouped(count)),
    },
    after_all: |plan| {
        let watched = plan.guards.watch();
        match (plan.end(), watched, plan.guards.reaction) {
            (Some(End::Keep), true, Reaction::RollBack) => {
                "最后的权重保持不变。守护条件触发时，全部流量回到稳定版本。"
            }
            (Some(End::Keep), true, Reaction::Hold) => {
                "最后的权重保持不变。守护条件触发时，保持当前权重并询问您。"
            }
            (Some(End::Keep), false, _) => "最后的权重保持不变。没有观察任何指标。",
            (_, true, Reaction::RollBack) => "在此之前守护条件触发时，全部流量回到稳定版本。",
            (_, true, Reaction::Hold) => "在此之前守护条件触发时，保持当前权重并询问您。",
            (_, false, _) => "没有观察任何指标：只有您可以停止它。",
        }
        .to_owned()
    },
    calls: |count| format!("将要发出的 {} 个请求", grouped(count as u64)),
    start_title: "开始",
    start_lead: "灰度发布在此浏览器中运行：请保持一个标签页打开，或用 halftone run 运行文件。您可以随时暂停、恢复、全量发布和回滚。",
    start: "开始灰度发布",
    tick: "勾选后才能开始。",
    in_production: |alias, canary| {
        format!("确认在生产环境中：别名 {alias} 将逐步切换到版本 {canary}，每一步之前不再询问。")
    },
};

/// `5 % 保持 10 分钟`
fn step(step: &Step) -> String {
    let share = step.share;
    match step.hold {
        Hold::Time(seconds) => format!("{share} 保持{}", time(seconds)),
        Hold::Approval => format!("{share} 直到有人批准"),
        Hold::Requests(count) => format!("{share} 直到处理完 {} 个请求", grouped(count)),
    }
}

/// A time in its two largest units.
fn time(seconds: u64) -> String {
    let units = [(86_400, "天"), (3_600, "小时"), (60, "分钟"), (1, "秒")];
    let mut left = seconds;
    let mut parts = String::new();
    let mut shown = 0;
    for (unit, name) in units {
        let count = left / unit;
        left %= unit;
        if count > 0 && shown < 2 {
            shown += 1;
            let count = grouped(count);
            parts = format!("{parts}\u{a0}{count}\u{a0}{name}");
        }
    }
    if shown == 0 {
        return " 0 分钟".to_owned();
    }
    parts
}
