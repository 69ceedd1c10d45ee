//! What to know about `sls` lines, and what the existing tool would lose with them, in Chinese.

use crate::sls::{Hint, Loss, NoLine};

/// Something about a line that does not stop it.
pub(super) fn hint(hint: &Hint) -> String {
    match hint {
        Hint::LegacyForm { instead } => format!(
            "这是 Serverless CLI 3.2.3 之前的写法，新版本会忽略它而不提示。本控制台仍能识别。现在的写法是 {instead}"
        ),
        Hint::NoEffect { option } => {
            format!("{option} 在这里不起作用：预览本来就会列出每一次调用。")
        }
        Hint::FunctionDecides { option } => {
            format!("{option} 在这里不起作用：命令中已经写明函数。")
        }
        Hint::DollarInShell { instead } => {
            format!("本控制台能识别。但 shell 会将 $ 当作变量：在 shell 中请写成 {instead}。")
        }
        Hint::FunctionOnScreen { function } => {
            format!("命令没有写明函数，按页面上打开的函数 {function} 处理。")
        }
        Hint::WithoutCode => {
            "命令本身不含代码。这个计划不改变 $LATEST 的代码；可以在部署表单中为同一个计划添加新代码。"
                .to_owned()
        }
        Hint::CodeComesFromForm => {
            "命令本身不含代码。请在部署表单中选择代码。".to_owned()
        }
    }
}

/// Why there is no line for a change.
pub(super) fn no_line(reason: NoLine) -> String {
    match reason {
        NoLine::Rules => "sls 没有设置匹配规则的命令。",
        NoLine::Triggers => "sls 没有管理触发器的命令：它在部署时从 serverless.yml 读取触发器。",
        NoLine::Logs => "sls 没有设置日志的命令：它在部署时从 serverless.yml 的 cls 读取日志主题。",
        NoLine::VersionDeletion => "sls 没有删除版本的命令。",
        NoLine::DependsOnSplit => "命令取决于别名当前的流量分配。",
    }
    .to_owned()
}

/// Something to know before a line is given to the tool instead.
pub(super) fn loss(loss: &Loss) -> String {
    match loss {
        Loss::Weights { main } => format!(
            "以 sls 目前安装的依赖包，权重会丢失：版本 {main} 得到全部流量，而 sls 仍报告成功。"
        ),
        Loss::Description => "sls 会清空别名的描述。".to_owned(),
        Loss::DefaultDescription => {
            "sls 会用自己的文字覆盖 $DEFAULT 的描述。".to_owned()
        }
        Loss::VersionDescription => {
            "sls 对部署时发布的每个版本都使用同样的固定描述。".to_owned()
        }
        Loss::Upload => "sls 还会上传运行目录中的代码和设置。".to_owned(),
        Loss::ExposureWindow => {
            "sls 先上传代码，再调整流量：在此之前，新代码按 $LATEST 当前的占比承接流量，可能是全部流量；如果某一步失败，会一直保持这样。"
                .to_owned()
        }
        Loss::LastVersion => {
            "sls 会将其余流量分给它自己上次发布的版本，而不是最后发布的版本。".to_owned()
        }
        Loss::Triggers => {
            "sls 会删除 serverless.yml 中没有列出的所有触发器，包括其他别名的触发器。".to_owned()
        }
        Loss::Namespace => {
            "sls 在这里忽略命名空间，只在 default 中查找。".to_owned()
        }
    }
}
