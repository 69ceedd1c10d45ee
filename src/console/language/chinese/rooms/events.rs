//! Why the `events` of a file cannot be read, and what its author may not have meant, in Chinese.

use super::cron;
use crate::sls::events::{Fault, Place, Problem, Warning};

/// A reason against a file, with its place.
pub(super) fn problem(problem: &Problem) -> String {
    let place = match problem.place() {
        Some(Place { line, column }) => format!("第 {line} 行第 {column} 列："),
        None => String::new(),
    };
    let said = match problem {
        Problem::NoEvents => {
            "没有找到 events:。请粘贴在 inputs: 下含有 events: 的 serverless.yml，或者只粘贴这一段。"
                .to_owned()
        }
        Problem::Yaml { fault, .. } => self::fault(fault),
        Problem::NotAList { .. } => {
            "events: 的内容应是列表。每个触发器以短横线开头，例如 - timer:。".to_owned()
        }
        Problem::NotOneKind { .. } => {
            "触发器以它的类型开头，例如 - timer:，其余内容的缩进要比类型更深。".to_owned()
        }
        Problem::UnknownKind {
            kind,
            nearest: Some(nearest),
            ..
        } => format!("没有类型 {kind}。您要写的是 {nearest} 吗？"),
        Problem::UnknownKind { kind, .. } => {
            format!("没有 {kind} 这种触发器类型。请写 timer。")
        }
        Problem::NotAMap { key, .. } => {
            format!("{key}: 下应是键值。请每个键单独一行，并加深缩进。")
        }
        Problem::NotAText { key, .. } => {
            format!("{key} 的值应是一段文本。请写在同一行。")
        }
        Problem::Variable { key, text, .. } => {
            format!("{key} 的值是 {text}，只有原来的工具才能填充。请直接写出值。")
        }
        Problem::NotTrueOrFalse { text, .. } => {
            format!("enable 的值是“{text}”。请填写 true 或 false，不加引号。")
        }
        Problem::CronMissing { name, .. } => {
            format!("定时触发器 {name} 永远不会触发。请在它的 parameters 下添加 cronExpression:。")
        }
        Problem::Cron { problem, .. } => cron::problem(problem),
        Problem::Twice { name, .. } => {
            format!("同一个 qualifier 上有两个名为 {name} 的定时触发器。请使用不同的名称。")
        }
    };
    format!("{place}{said}")
}

/// What is wrong with the form of a YAML text.
pub(super) fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Tab => "这一行用制表符缩进。请改用空格。".to_owned(),
        Fault::Indentation => "这一行的缩进与相邻各行不一致。请与同级的行对齐。".to_owned(),
        Fault::NoKey => "这里应是带冒号的键，例如 enable: true。".to_owned(),
        Fault::Twice { key } => format!("{key} 出现了两次。请去掉其中一个。"),
        Fault::Unclosed { opened } => {
            format!("这一行中的 {opened} 没有对应的结束符号。请补上。")
        }
        Fault::Trailing => "值的后面还有内容。请用引号括住整个值。".to_owned(),
        Fault::NeedsQuotes { sign } => {
            format!("以 {sign} 开头的文本需要加引号，例如 '*/5 * * * *'。")
        }
        Fault::Escape => "这个反斜杠没有意义。请写成 \\\\，或者使用单引号。".to_owned(),
        Fault::TooDeep => "列表和键的嵌套过深。请减少层级。".to_owned(),
        Fault::Unsupported { sign: '>' } => "这里不支持折叠文本（>）。请使用 | 或引号。".to_owned(),
        Fault::Unsupported { sign } => {
            format!("这里不支持 {sign}（锚点或标签）。请直接写出值。")
        }
    }
}

/// Something to know before the triggers of a file are applied.
pub(super) fn warning(warning: &Warning) -> String {
    let said = match warning {
        Warning::OtherFunction { name, .. } => {
            format!("该文件属于函数 {name}，不是当前打开的函数。")
        }
        Warning::UnknownKey {
            key,
            nearest: Some(nearest),
            ..
        } => format!("{key} 在这里不起作用。您要写的是 {nearest} 吗？"),
        Warning::UnknownKey { key, .. } => format!("{key} 在这里不起作用。"),
        Warning::EnableMissing { name, .. } => {
            format!("{name} 没有写 enable: true，因此会停用，与 sls deploy 的做法一致。")
        }
        Warning::NameFilledIn { name, .. } => {
            format!("该定时触发器没有名称，因此命名为 {name}，与 sls deploy 的做法一致。")
        }
        Warning::Cron { slip, .. } => cron::slip(slip),
        Warning::OtherKind { kind, .. } => {
            format!("这个 {kind} 触发器保持不变：只从文件中读取定时触发器。")
        }
    };
    format!("第 {} 行：{said}", warning.place().line)
}
