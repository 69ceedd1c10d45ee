//! The list of functions of a namespace, in Chinese.

use crate::console::language::functions::Functions;
use crate::console::language::number::grouped;

/// The strings in Chinese.
pub const CHINESE: Functions = Functions {
    title: |namespace| format!("{namespace} 的函数"),
    namespace: "命名空间",
    region: "地域",
    search: "搜索",
    search_hint: "函数名的一部分",
    table: |namespace| format!("命名空间 {namespace} 的函数"),
    name: "函数",
    runtime: "运行环境",
    status: "状态",
    default_split: "$DEFAULT",
    description: "描述",
    changed: "最近修改",
    retry_split: |function| format!("重新读取 {function} 的流量分配"),
    pages: "分页",
    previous: "上一页",
    next: "下一页",
    range: |first, last, total| {
        let [first, last, total] = [first, last, total].map(|number| grouped(number as u64));
        format!("第 {first}–{last} 个，共 {total} 个")
    },
    empty: |namespace| format!("{namespace} 中没有函数"),
    empty_advice: "函数部署后会显示在这里，例如使用 “sls deploy” 或在云控制台中部署。如果这里本应有函数，请查看其他命名空间或地域。",
    no_match: |search| format!("没有名称包含“{search}”的函数"),
    no_match_advice: "云端只按函数名原样搜索，请缩短搜索内容再试。",
    clear_search: "清空搜索",
};
