//! What is wrong with a cron expression, in Chinese.

use super::schedule::{self, unit};
use crate::cron::{Field, Problem, Slip};

/// A broken rule, and what to write instead.
pub(super) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Missing => {
            "请填写触发时间，依次为秒、分钟、小时、日、月、星期和年，例如 0 30 9 * * MON-FRI *。"
                .to_owned()
        }
        Problem::FieldCount { count } => format!(
            "表达式有 {count} 个字段。请填写七个字段，依次为秒、分钟、小时、日、月、星期和年，例如 0 30 9 * * MON-FRI *。"
        ),
        Problem::SixFields { text } => six(text),
        Problem::Unreadable { field, text } if text.is_empty() => {
            format!("{}字段缺少数字。{}", unit(*field), allowed(*field))
        }
        Problem::Unreadable { field, text } if text == "?" => {
            format!("{}字段中不能使用“?”，云端不支持。请改为 *。", unit(*field))
        }
        Problem::Unreadable { field, text } => {
            format!(
                "{}字段中的“{text}”无法解析。{}",
                unit(*field),
                allowed(*field)
            )
        }
        Problem::OutOfRange { field, text } => {
            format!(
                "{}字段中没有 {text} 这个值。{}",
                unit(*field),
                allowed(*field)
            )
        }
        Problem::Backwards { field, text } => {
            let (first, last) = text.split_once('-').unwrap_or_default();
            let (lowest, highest) = field.bounds();
            let unit = unit(*field);
            match field {
                Field::Year => format!("{unit}字段中 {text} 的顺序颠倒了。请写成 {last}-{first}。"),
                _ => format!(
                    "{unit}字段中 {text} 的顺序颠倒了。要跨越末尾请写成 {first}-{highest},{lowest}-{last}，否则写成 {last}-{first}。"
                ),
            }
        }
        Problem::Step { field, text } => format!(
            "{}字段中的“{text}”没有有效的步长。请在 / 后面填写大于 0 的整数，例如 */5。",
            unit(*field)
        ),
        Problem::NeverFires => {
            "没有哪个月有这一天，因此永远不会触发。请选择其他日期或月份。".to_owned()
        }
        Problem::Over => {
            "最后一次触发的时间已经过去。请填写更晚的年份，或者用 * 表示每年。".to_owned()
        }
    }
}

/// Both meanings of six fields, each with what to write for it.
fn six(text: &str) -> String {
    match Problem::of_six(text) {
        [(with_year, Some(first)), (with_second, Some(last))] => format!(
            "六个字段有两种理解方式。如果要“{}”，请写成 {with_year}；如果要“{}”，请写成 {with_second}。",
            schedule::words(&first),
            schedule::words(&last)
        ),
        [(with_year, _), (with_second, _)] => format!(
            "六个字段有两种理解方式。如果第一个字段是秒，请写成 {with_year}；如果第一个字段是分钟、最后一个字段是年，请写成 {with_second}。"
        ),
    }
}

/// What may stand in a field.
fn allowed(field: Field) -> String {
    let (least, most) = field.bounds();
    match field {
        Field::Weekday => {
            format!("请使用 {least}（星期日）到 {most}、SUN 到 SAT，或者 *。")
        }
        Field::Month => format!("请使用 {least} 到 {most}、JAN 到 DEC，或者 *。"),
        _ => format!("请使用 {least} 到 {most}，或者 *。"),
    }
}

/// Five fields that may have been meant otherwise.
pub(super) fn slip(slip: &Slip) -> String {
    format!(
        "五个字段的表达式从分钟开始：{} 的意思是“{}”。如果要“{}”，请写成 {}。",
        slip.written,
        schedule::words(&slip.means),
        schedule::words(&slip.other),
        slip.other.stored()
    )
}
