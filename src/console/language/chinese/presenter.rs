//! The presenter of the demo account, and what the steps of its scenarios say, in Chinese.

use crate::console::language::presenter::{Behaves, Presenter, Said};
use crate::emulator::Network;
use crate::emulator::scenario::Caption;

/// The strings in Chinese.
pub const CHINESE: Presenter = Presenter {
    title: "演示面板",
    close: "关闭演示面板",
    lead: "这里的操作绕过账号的 API，就像云端自身发生的变化一样。",
    time: "账号时间（北京）",
    speed: "速度",
    times: |speed| format!("{speed}×"),
    reset: "重置账号",
    reset_hint: "将账号恢复到初始状态，您所做的操作会丢失。",
    network: "网络",
    network_is: |network| match network {
        Network::Works => "正常",
        Network::Slow => "缓慢：响应需要 3 秒",
        Network::Unsteady => "不稳定：五个请求丢失一个",
        Network::Broken => "中断：请求无法到达",
        Network::AnswersLost => "写操作的响应丢失",
        Network::ServerErrors => "服务端错误（502）",
        Network::Throttled => "限流：请求过多",
    },
    network_other: "其他故障",
    function: |function| format!("{function} 的运行表现"),
    no_function: "打开一个函数，即可改变其版本的运行表现和请求量。",
    function_gone: "演示账号中没有该函数，请打开其中已有的函数。",
    version: "版本",
    now: |behaves| {
        let Behaves {
            errors,
            latency,
            cold_starts,
            cold_start,
            concurrency,
        } = behaves;
        let limit = match concurrency {
            None => "并发不限".to_owned(),
            Some(0) => "不处理任何请求".to_owned(),
            Some(limit) => format!("并发上限 {limit}"),
        };
        format!(
            "当前：错误率 {errors} %，延迟 {latency} ms，冷启动 {cold_starts} %（每次 {cold_start} ms），{limit}。"
        )
    },
    errors: "错误率（%）",
    latency: "延迟（ms）",
    latency_hint: "中位数",
    cold_starts: "冷启动（%）",
    concurrency: "并发上限",
    concurrency_hint: "留空表示不限",
    not_milliseconds: "请输入 1 到 60000 之间的整数毫秒数。",
    not_requests: "请输入不超过 10000 的整数；0 表示不处理任何请求，留空表示不限。",
    inject: "注入",
    quick: "快捷操作",
    two_percent: "2 % 错误",
    slow: "变慢",
    throttled: "限流",
    healthy: "恢复正常",
    traffic: "请求量",
    percent: |percent| match percent {
        0 => "仅定时触发".to_owned(),
        100 => "平时水平".to_owned(),
        _ => format!("平时的 {percent} %"),
    },
    step: said,
    place: |number, count| format!("第 {number} 步，共 {count} 步"),
    waits: "会自动进入下一步。",
    look: |function, alias| match alias {
        Some(alias) => format!("查看 {function} 的别名 {alias}"),
        None => format!("查看 {function}"),
    },
    next: "下一步",
    back: "上一步",
    restart: "重新开始",
    end: "结束场景",
    copy: "复制链接",
    unknown: |name| format!("没有名为“{name}”的场景"),
    unknown_advice: "链接可能不完整，请选择以下场景：",
    leave: "离开当前打开的账号？",
    leave_advice: "该链接会改为打开演示账号。当前账号不会有任何改变，其中正在执行的操作会继续。",
    stay: "留在当前账号",
};

fn said(caption: Caption) -> Said {
    match caption {
        Caption::CanaryAtTen => Said {
            caption: "checkout 的版本 5 正在灰度：别名 prod 将 10 % 的请求转到它，90 % 转到版本 4。流量条和流量图显示的一致。",
            todo: "进入下一步，用半分钟度过半小时。",
        },
        Caption::CanaryWatched => Said {
            caption: "时间以 60 倍速前进。比较两个版本：灰度版本应获得十分之一的请求，失败的比例不应高于稳定版本。",
            todo: "观察两个版本的请求和错误。",
        },
        Caption::CanaryToPromote => Said {
            caption: "半小时内没有差异，灰度版本可以成为稳定版本。",
            todo: "点击“全量发布”，查看预览，然后点击“执行”。",
        },
        Caption::CanaryPromoted => Said {
            caption: "版本 5 现在是主版本，没有绑定其他版本：下一次灰度可以从头开始。“撤销”可恢复原来的流量分配。",
            todo: "打开“操作记录”，查看做了什么。",
        },
        Caption::LoadQuiet => Said {
            caption: "低峰时段：orders-api 的请求量只有平时的五分之一，prod 有一半流量转到版本 12。它的并发上限为 5，且运行时间长，但现在还看不出来。",
            todo: "观察版本 12：没有限流。",
        },
        Caption::LoadRush => Said {
            caption: "高峰开始：请求量是平时的三倍。版本 12 处理不过来，出现限流；版本 11 正常处理它的一半流量。",
            todo: "观察版本 12 的限流次数上升。",
        },
        Caption::LoadToRollBack => Said {
            caption: "这不是偶然：每分钟都有请求被拒绝，而且只来自一个版本。版本 12 的流量必须撤下。",
            todo: "点击“回滚”，查看预览，然后点击“执行”。",
        },
        Caption::LoadRolledBack => Said {
            caption: "prod 现在只由版本 11 承接。别名 internal 仍将全部流量转到版本 12，因为回滚只影响一个别名。",
            todo: "如果也要回滚 internal，请前往该别名。",
        },
        Caption::ConflictDraft => Said {
            caption: "recommendations 的别名 prod 给版本 21 分配了 1 % 的流量。您想多分一些。",
            todo: "将版本 21 的权重设为 10 %。先不要预览，在此进入下一步。",
        },
        Caption::ConflictWritten => Said {
            caption: "就在刚才，同事将版本 21 的占比改成了 25 %。您的页面是在此之前读取的，因此您的修改基于已经过时的状态。",
            todo: "点击“预览”，再点击“执行”：您的修改、对方的修改和双方的起点会并排显示。",
        },
        Caption::ConflictEnd => Said {
            caption: "写入前重新读取了别名，因此没有覆盖任何内容。无论选择哪一方，都是在知情的情况下做出的。",
            todo: "打开“操作记录”：没有写入的变更也有记录。",
        },
        Caption::OrphanFound => Said {
            caption: "billing-report 的灰度是通过将权重设为 0 结束的。版本 6 没有流量，但 prod 仍绑定着它，因此无法删除。",
            todo: "点击页面提示下方的按钮，然后点击“执行”。",
        },
        Caption::OrphanFreed => Said {
            caption: "prod 现在只绑定版本 7，没有任何资源再引用版本 6。",
            todo: "如有需要，可在版本列表中删除版本 6。",
        },
        Caption::StuckFound => Said {
            caption: "legacy-import 停留在“更新中”（Updating）已有三小时。版本 2 仍在提供服务，因为更新未结束时，原有版本会继续运行。",
            todo: "查看标题旁的状态：页面会自动重新读取。",
        },
        Caption::StuckMeanwhile => Said {
            caption: "函数处于“更新中”时，云端不接受代码，也不能发布版本，因此控制台不会发送请求，并会说明原因。别名仍可调整。",
            todo: "试试“发布版本”和“预览”，取消后在此进入下一步：云端的更新即将结束。",
        },
        Caption::StuckEnded => Said {
            caption: "更新已结束。页面会自动重新读取函数，几秒内显示状态为“正常”（Active）。",
            todo: "等待标题旁显示“正常”，然后依次点击“发布版本”“预览”和“执行”。",
        },
        Caption::StuckPublished => Said {
            caption: "版本 3 已创建，状态为“正常”。在别名给它分配流量之前，不会有请求转到它。",
            todo: "新建别名或调整占比，继续后面的工作。",
        },
        Caption::NetworkDraft => Said {
            caption: "inventory-sync 有三分之一的流量由版本 6 承接。网络正常。",
            todo: "将版本 6 的权重设为 50 %，然后在此进入下一步。",
        },
        Caption::NetworkLost => Said {
            caption: "从现在起，写操作会到达并执行，但响应会丢失。粗心的工具会报告写入失败，或者重复发送。",
            todo: "点击“预览”，然后点击“执行”。",
        },
        Caption::NetworkBroken => Said {
            caption: "响应丢失后，控制台回读了别名：结果与预期一致，因此没有重复写入。现在请求完全无法到达。",
            todo: "点击“刷新”：多次尝试后，页面保留之前读取的内容，并在上方显示原因。",
        },
        Caption::NetworkMended => Said {
            caption: "网络恢复正常。没有丢失任何内容，也没有重复写入。",
            todo: "点击“刷新”，然后打开“操作记录”：该写操作只有一条，且没有随响应丢失的请求 ID。",
        },
    }
}
