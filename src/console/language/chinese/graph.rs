//! The traffic graph and its table, in Chinese.

use crate::console::language::graph::Graph;
use crate::console::language::number::grouped;
use crate::graph::find::Refusal;

/// The strings in Chinese.
pub const CHINESE: Graph = Graph {
    name: |function| format!("{function} 的流量"),
    triggers: "触发器",
    aliases: "别名",
    versions: "版本",
    from: "来源",
    to: "目标",
    share: "占比",
    trigger: |kind, name| format!("触发器 {name}（{kind}）"),
    alias: |name| format!("别名 {name}"),
    version: |version| format!("版本 {version}"),
    more_versions: |count| format!("{} 个没有流量的版本", grouped(count as u64)),
    folded: |count| format!("{} 个版本", grouped(count as u64)),
    folded_detail: "没有流量",
    fold: "折叠没有流量的版本",
    missing: |qualifier| format!("{qualifier}（不存在）"),
    missing_detail: "不存在",
    disabled: |kind| format!("{kind}，已停用"),
    latest_detail: "最新上传的代码",
    changing: "变更中",
    failed: "失败",
    unreadable: "流量分配未读取",
    everything: "全部",
    by_rule: "按规则",
    otherwise: "其余",
    nothing: "无",
    change: |before, after| format!("{before} → {after}"),
    weight: |weight| weight.to_string(),
    show_table: "以表格显示",
    empty_title: "还没有可绘制的流量",
    empty_advice: "函数有了别名或触发器之后，这里会画出流量到各版本的路径。",
    legend_stable: "稳定版本",
    legend_canary: "新代码",
    legend_idle: "已绑定，无流量",
    legend_errors: "失败",
    legend_dots: |requests| format!("每个点代表 {} 次请求。", grouped(requests)),
    labels: "连线标签",
    rate: "每秒请求数",
    errors: "错误率",
    duration: "平均运行时间",
    p95: "P95 运行时间",
    p95_of_version: "95 % 的请求不超过该时间。取自日志：该版本最近五分钟内最新的请求，最多 200 次。",
    no_p95: "未知。仅当“连线标签”选择“P95 运行时间”时才从日志读取，且该版本需要写日志，五分钟内至少有 20 次请求。",
    per_second: |number| format!("{number}/秒"),
    percent: |number| format!("{number}\u{a0}%"),
    milliseconds: |number| format!("{number}\u{a0}ms"),
    dash: "–",
    no_data: "最近五分钟没有数据",
    rate_of_version: "按配置占比由别名的请求数推算：云监控分别统计别名和版本，不统计两者之间的流量。取最近五分钟的平均值。",
    rate_of_trigger: "别名的请求数在其触发器之间均分：云监控不区分请求来源。取最近五分钟的平均值。",
    of_version: "该版本最近五分钟的数据，不区分经由哪个别名调用",
    mean_of_version: "该版本最近五分钟的平均值，不区分经由哪个别名调用",
    pause: "暂停动画",
    resume: "播放动画",
    save_svg: "保存 SVG",
    save_png: "保存 PNG",
    description: |name, shows, when| format!("{name} · {shows} · {when}"),
    find: "查找",
    find_example: "prod share>0",
    presets: &["share>0", "errors>1", "duration>1000", "bound", "unbound"],
    only_found: "隐藏其他",
    found: |count, of| {
        let [count, of] = [count, of].map(|number| grouped(number as u64));
        format!("{of} 项中找到 {count} 项。")
    },
    refused: |refusal| match refusal {
        Refusal::UnknownMeasure(name) => {
            format!("没有“{name}”这一指标。可比较 share、rate、errors 或 duration，例如 errors>1。")
        }
        Refusal::NoNumber(word) => {
            format!("“{word}”缺少要比较的数字。写法例如 share>0、errors>=0.5 或 duration<200。")
        }
    },
};
