//! What can be wrong with an `sls` line, in Chinese.

use super::{change, traffic};
use crate::sls::{Needed, Problem, Verb};

/// What is wrong, and what to write.
#[expect(clippy::too_many_lines)] // one sentence for each variant, to be read in one place
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::QuoteNotClosed { quote } => {
            format!("从这里开始的引号 {quote} 没有结束。请补上另一半。")
        }
        Problem::TypographicQuote { quote } => {
            format!("{quote} 是排版用的引号。命令中只能使用 ' 和 \"。")
        }
        Problem::TypographicDash => {
            "这是排版用的破折号。选项以两个连字符开头。".to_owned()
        }
        Problem::ShellOperator { operator } => format!(
            "{operator} 只有 shell 能处理。请只填写 sls 命令，或者用单引号将它括起来。"
        ),
        Problem::NotACommand { word } => {
            format!("命令应以 sls 开头，不能以“{word}”开头。")
        }
        Problem::CommandMissing => format!("sls 后面缺少命令：{}。", verbs()),
        Problem::UnknownCommand { word } => {
            format!("“{word}”不是调整流量的命令。可用的命令：{}。", verbs())
        }
        Problem::UnknownOption { option } => format!(
            "没有选项 {option}。输入参数写在 --inputs 后面，例如 --inputs traffic=0.2。"
        ),
        Problem::OtherAccount { option } => format!(
            "{option} 指定了另一个账号。本控制台使用当前打开的账号：如需更换，请先断开连接。"
        ),
        Problem::ChosenByFile { option } => format!(
            "{option} 通过 serverless.yml 选择函数，而本控制台不读取该文件。请写明函数：function=NAME。"
        ),
        Problem::StrayWord { word } => format!(
            "“{word}”不属于任何参数。输入参数的格式是 key=value，= 两侧没有空格。"
        ),
        Problem::InputsMissing => {
            "输入参数前面没有 --inputs 时，sls 会忽略它们而不提示。请补上。".to_owned()
        }
        Problem::LegacyForm { key } => {
            format!("请写成 --inputs {key}=value，值的前面是 =。")
        }
        Problem::UnknownKey { key, verb } => format!(
            "{verb} 没有输入参数“{key}”。可用的参数：{}。",
            verb.keys().join("、")
        ),
        Problem::SettingOfFile { key } => format!(
            "“{key}”是函数的设置，应写在 serverless.yml 中。这里的部署只改变代码和流量：publish、traffic。"
        ),
        Problem::KeyTwice { key } => format!("“{key}”写了两次。请只保留一个。"),
        Problem::ValueMissing { key } => format!("“{key}”后面缺少值。请补上。"),
        Problem::KeyNeeded { needed, verb } => {
            let needed = match needed {
                Needed::Name => "别名的名称，例如 name=alias-prod。",
                Needed::Version => "主版本，例如 version=1。",
                Needed::Config => {
                    "权重，例如 config='{\"weights\":{\"2\":0.5}}'。写成 config='{\"weights\":{}}' 会将全部流量发送到主版本。"
                }
            };
            format!("{verb} 需要{needed}")
        }
        Problem::NotTrueOrFalse { text } => {
            format!("“{text}”既不是 true 也不是 false。请填写其中之一。")
        }
        Problem::TrafficUnreadable { text } => format!(
            "“{text}”不是流量占比。请填写 0 到 1 之间的小数，例如 traffic=0.2 表示 20 %。"
        ),
        Problem::ConfigUnreadable => {
            "从这里开始不是 JSON。请写成 config='{\"weights\":{\"2\":0.5}}'，外层用单引号，内层用双引号。"
                .to_owned()
        }
        Problem::ConfigShape => {
            "config 中只能有权重：config='{\"weights\":{\"2\":0.5}}'。".to_owned()
        }
        Problem::WeightUnreadable { text } => {
            format!("{text} 不是权重。请填写 0 到 1 之间的数字，例如 0.5，不加引号。")
        }
        Problem::VersionTwice { version } => {
            format!("版本 {version} 有两个权重。请只保留一个。")
        }
        Problem::Placeholder { stable, next } => {
            let here = match (stable, next) {
                (Some(stable), Some(next)) => {
                    format!("这里 n 是 {stable}，n+1 是 {next}。")
                }
                (Some(stable), None) => format!(
                    "这里 n 是 {stable}；n+1 还没有发布：请先用 sls publish-ver 发布。"
                ),
                (None, _) => {
                    "请直接写出数字。如果还没有发布过版本，请先用 sls publish-ver 发布。".to_owned()
                }
            };
            format!("n 和 n+1 代表数字：n 是当前的稳定版本，n+1 是最新的版本。{here}")
        }
        Problem::OtherRegion { shown } => format!(
            "当前页面的地域是 {shown}。请先打开另一个地域，再输入该命令。"
        ),
        Problem::FunctionMissing => {
            "请写明函数：function=NAME。当前页面没有打开任何函数。".to_owned()
        }
        Problem::FunctionNotFound {
            function,
            nearest: Some(nearest),
        } => format!("该命名空间中没有函数 {function}。您要找的是 {nearest} 吗？"),
        Problem::FunctionNotFound { function, .. } => {
            format!("该命名空间中没有函数 {function}。请检查名称。")
        }
        Problem::Rule(problem) => traffic::problem(problem),
        Problem::Change(problem) => change::problem(problem),
    }
}

/// All commands.
fn verbs() -> String {
    Verb::ALL.map(Verb::name).join("、")
}
