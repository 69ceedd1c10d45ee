//! The command field, and a plan as commands, in Chinese.

use crate::console::language::command::Command;
use crate::console::language::number::grouped;

/// The strings in Chinese.
pub const CHINESE: Command = Command {
    command: "命令",
    shortcut: "Ctrl+K",
    hint: "可输入文档中的任意 sls 命令。按 Enter 预览，按 Shift+Enter 换行。",
    examples: "例如：",
    place: |line, character| match line {
        1 => format!("第 {character} 个字符："),
        _ => format!("第 {line} 行第 {character} 个字符："),
    },
    take_offer: "使用这条命令",
    completions: "补全建议",
    preview: "预览",
    add_code: "添加代码",
    more: |count| {
        let count = grouped(count as u64);
        format!("后面还有 {count} 条命令，第一条执行后再处理。")
    },
    reading: "正在读取函数",
    aliases: |function| format!("{function} 的别名"),
    open_function: |function| format!("打开 {function}"),
    as_commands: "导出",
    loses: "若直接交给 sls 执行，结果会与此不同",
    tccli: "tccli",
    sls: "sls",
    request_file: "文件 request.json 是该调用的 JSON 请求体，代码包以 base64 编码放在 ZipFile 中。",
    signed: "已签名的请求",
    signed_hint: "任何人拿到已签名的请求都可以发送它，有效期 5 分钟。其中不含 Token，请自行填入 <token> 处。",
    sign: |action| format!("复制已签名的 {action} 请求"),
    not_signed: "签名失败，请重新连接。",
    too_large: "携带代码包的请求仅在发送时签名。",
    copy: "复制",
    copied: "已复制",
    selected: "已选中，请用键盘复制",
};
