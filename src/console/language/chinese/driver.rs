//! A rollout that is driven, in simplified Chinese.

use crate::console::language::driver::Driver;
use crate::rollout::{Move, Question};

/// In simplified Chinese.
pub const CHINESE: Driver = Driver {
    asks: |alias, question| match question {
        Question::Approve { step } => format!("请批准 {alias} 的第 {} 步", step + 1),
        Question::Unsure { step } => format!("{alias} 第 {} 步之后是否继续？", step + 1),
        Question::Paused(_) => format!("{alias} 的灰度发布已暂停"),
    },
    waits: |function| format!("函数 {function} 的灰度发布在等待您处理。"),
    moves: |alias, goes| match goes {
        Move::Step(step) => format!("{alias} 的灰度发布：第 {} 步", step + 1),
        Move::Publish => format!("{alias} 的灰度发布：发布 $LATEST"),
        Move::Promote => format!("{alias} 的灰度发布：全量发布"),
        Move::RollBack => format!("{alias} 的灰度发布：回滚"),
    },
    not_kept: "演示账号随本页面结束，此灰度发布及其日志也一并结束。",
    notify: "灰度发布等待人工处理时通知我",
    unheard: "正在执行此灰度发布的页面没有响应",
    unheard_advice: "没有做任何更改。请查看那个页面，或将其关闭：之后由本页面继续执行，届时请重新操作。",
};
