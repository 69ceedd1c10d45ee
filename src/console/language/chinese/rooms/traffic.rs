//! The rules of weights, names and splits, in Chinese.

use crate::traffic::{AliasName, Problem};

/// A broken rule, and what to write instead.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::WeightMissing => "请输入 0 到 100 之间的百分比。".to_owned(),
        Problem::WeightUnreadable { text } => {
            format!("“{text}”不是百分比。请输入 0 到 100 之间的数字，例如 10 或 12.5。")
        }
        Problem::WeightAmbiguous { text } => {
            let hundredfold = Problem::hundredfold(text);
            format!(
                "“{text}”可能是 {text} %，也可能是 {hundredfold} %。请带上百分号写成 {text}%，或者写成 {hundredfold}。"
            )
        }
        Problem::WeightOutOfRange { text } => {
            format!("“{text}”不在 0 到 100 之间。请输入这个范围内的百分比。")
        }
        Problem::WeightTooFine { text } => {
            format!("“{text}”的精度超过了 0.01 %。最多保留两位小数。")
        }
        Problem::FractionOutOfRange => {
            "权重是 0 到 1 之间的小数：50 % 应写成 0.5，而不是 50。".to_owned()
        }
        Problem::FractionTooFine => {
            "权重的精度超过了 0.01 %。最多保留四位小数，例如 0.3333。".to_owned()
        }
        Problem::VersionMissing => "请选择版本。".to_owned(),
        Problem::VersionUnreadable { text } => {
            format!("“{text}”不是版本。请填写 $LATEST，或者数字，例如 4。")
        }
        Problem::VersionNotFound {
            version,
            newest: Some(newest),
        } => format!("版本 {version} 不存在。最新发布的版本是 {newest}。"),
        Problem::VersionNotFound {
            version,
            newest: None,
        } => format!(
            "版本 {version} 不存在。该函数还没有发布过版本：请先发布版本，或者使用 $LATEST。"
        ),
        Problem::AliasNameMissing => "请输入别名的名称。".to_owned(),
        Problem::AliasNameFirst { character } => {
            format!("名称必须以字母开头，不能以“{character}”开头。")
        }
        Problem::AliasNameCharacter { character: ' ' } => {
            "名称中不能有空格。请改用“-”或“_”。".to_owned()
        }
        Problem::AliasNameCharacter { character } => {
            format!("名称中不能有“{character}”。请只使用字母、数字、“-”和“_”。")
        }
        Problem::AliasNameTooLong { length } => format!(
            "名称有 {length} 个字符，最多允许 {} 个。",
            AliasName::LONGEST
        ),
        Problem::AliasNameReserved => "每个函数都已有别名 $DEFAULT。请换一个名称。".to_owned(),
        Problem::DescriptionTooLong { length } => {
            format!("描述有 {length} 个字符，最多允许 1000 个。")
        }
        Problem::AdditionalIsMain { version } => {
            format!("版本 {version} 已经是主版本。请选择另一个版本作为附加版本。")
        }
        Problem::TooManyAdditional { count } => {
            format!("附加版本有 {count} 个，云端只支持一个。")
        }
        Problem::WeightsAndRules => {
            "一个别名只能使用权重或匹配规则，不能同时使用。请去掉其中一种。".to_owned()
        }
        Problem::RulesMissing => "请添加规则，或者将全部流量发送到主版本。".to_owned(),
        Problem::TooManyRules { count } => {
            format!("规则有 {count} 条，一个别名最多允许两条。")
        }
        Problem::RuleKey { key } => {
            format!("“{key}”不是路由键。请填写 invoke.headers. 加上请求头的名称。")
        }
        Problem::RuleMethod { text } => {
            format!("“{text}”不是匹配方式。请使用 exact 或 range。")
        }
        Problem::RuleExpressionMissing => "请输入要匹配的值。".to_owned(),
        Problem::RuleRange { text } => {
            format!("“{text}”不是整数区间。请填写例如 [0,10) 或 (0,10)。")
        }
        Problem::RuleRangeEmpty { text } => {
            format!("区间 {text} 中没有整数。请扩大区间。")
        }
    }
}
