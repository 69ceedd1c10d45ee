//! What the rooms with few words say, in Chinese.

use crate::change;
use crate::scf::policy::PolicyProblem;
use crate::scf::{Error, Mode, Region, TransportError, UnknownRegion, Unsigned};

/// Why a file is no activity log.
pub(super) fn activity(unreadable: &change::Unreadable) -> String {
    match unreadable {
        change::Unreadable::NoLog { reason } => {
            format!("这不是 Halftone 的操作记录：{reason}。")
        }
        change::Unreadable::OtherFormat { format } => {
            format!("这不是 Halftone 的操作记录：它的格式是“{format}”。")
        }
    }
}

/// Why there is no policy.
pub(super) fn policy(problem: &PolicyProblem) -> String {
    match problem {
        PolicyProblem::Name(name) => format!(
            "无法为“{name}”生成策略：函数和命名空间的名称只含字母、数字、- 和 _。请打开另一个函数的页面。"
        ),
        PolicyProblem::Owner(number) => {
            format!("“{number}”不是账号 ID。请按账号信息页面所示填写数字。")
        }
    }
}

/// There is no such region.
pub(super) fn region(unknown: &UnknownRegion) -> String {
    let UnknownRegion { text, nearest } = unknown;
    match nearest {
        Some(nearest) => format!("“{text}”不是 SCF 的地域。您要写的是 {nearest} 吗？"),
        None => format!(
            "“{text}”不是 SCF 的地域。请填写例如 {}。",
            Region::GUANGZHOU
        ),
    }
}

/// Why a call gave no answer.
pub(super) fn call(error: &Error) -> String {
    match error {
        // The cloud was asked to answer in this language.
        Error::Cloud(error) => format!("{}（{}）", error.message, error.code),
        Error::Transport(TransportError::Unreachable) => {
            "无法连接中继。请检查它是否在运行、地址是否正确。".to_owned()
        }
        Error::Transport(TransportError::TimedOut) => {
            "没有及时收到响应。所请求的操作仍有可能已经执行。".to_owned()
        }
        Error::Transport(TransportError::Cancelled) => "请求已取消。".to_owned(),
        Error::Unreadable { status, reason } => {
            format!("无法解析响应（HTTP {status}）：{reason}。")
        }
        Error::Unsigned(unsigned) => match unsigned {
            Unsigned::Locked => "密钥已锁定。请重新连接。".to_owned(),
            Unsigned::Expired => "这两天的签名密钥已失效。请重新连接以获得之后的密钥。".to_owned(),
            Unsigned::NotAllowed { needed } => match needed {
                Mode::ReadOnly | Mode::Rollout => {
                    "该连接没有这项权限。请重新连接，并在“权限范围”中选择更大的范围。"
                }
                Mode::Full => "该连接没有这项权限。请重新连接，并在“权限范围”中选择“全部操作”。",
            }
            .to_owned(),
            Unsigned::OtherTime { .. } => "这台计算机的时钟不准。请校准后再试。".to_owned(),
            Unsigned::TooMany => "一秒内的请求过多。请稍后再试。".to_owned(),
        },
    }
}
