//! What went wrong with a request, in Chinese.

use crate::change::Fault;
use crate::console::language::errors::{Errors, Words};
use crate::scf::ErrorKind;

/// The strings in Chinese.
pub const CHINESE: Errors = Errors {
    of,
    fault,
    list: "返回列表",
    details: "云端返回的信息",
    message: "消息",
    code: "错误码",
    request_id: "请求 ID",
};

fn of(kind: ErrorKind) -> Words {
    let (title, advice) = match kind {
        ErrorKind::SecretIdUnknown => (
            "SecretId 不存在。",
            "请检查是否漏掉了字符。如果密钥已被删除或禁用，请更换密钥。",
        ),
        ErrorKind::SignatureWrong => (
            "SecretKey 与 SecretId 不匹配。",
            "请从同一个密钥复制两者后重试。临时密钥还需要 Token。",
        ),
        ErrorKind::ClockSkewed => (
            "本机时钟不准确。",
            "云端只接受时间偏差在五分钟以内的请求。请校准时钟后重试。",
        ),
        ErrorKind::TokenExpired => (
            "临时密钥已过期，或 Token 与密钥不匹配。",
            "请获取新的临时密钥后重新连接。",
        ),
        ErrorKind::Forbidden => (
            "该密钥没有此操作的权限。",
            "请向账号管理员申请下方所示接口的权限。",
        ),
        ErrorKind::Throttled => ("对云端的请求过于频繁。", "没有任何改动。请等待几秒后重试。"),
        ErrorKind::Busy => (
            "函数正在变更中。",
            "没有执行任何操作。请等待其状态变为“正常”后重试。",
        ),
        ErrorKind::NotFound => (
            "请求的资源不存在。",
            "它可能已在别处被删除或改名。请返回列表查看。",
        ),
        ErrorKind::Exists => ("同名资源已存在。", "请刷新查看，或换一个名称。"),
        ErrorKind::QuotaExceeded => (
            "已达到账号配额上限。",
            "请删除不再需要的资源，或向云端申请提高配额。",
        ),
        ErrorKind::Refused => ("云端拒绝了该请求。", "没有任何改动，原因见下方。"),
        ErrorKind::RegionUnknown => ("不支持该地域。", "请选择其他地域。"),
        ErrorKind::CloudFailed => (
            "云端内部错误。",
            "请求仍有可能已经执行。请刷新确认后再重试。",
        ),
        ErrorKind::RelayRefused => ("中继拒绝了该请求。", "请求没有发送，原因见下方。"),
        ErrorKind::NotSent => (
            "中继无法连接云端。",
            "请求没有发送。请检查中继的网络后重试。",
        ),
        ErrorKind::RelayUnreachable => (
            "无法连接中继。",
            "请检查中继是否在运行、地址是否正确、是否允许本页面访问，然后重试。",
        ),
        ErrorKind::OutcomeUnknown => (
            "没有收到可识别的响应。",
            "请求仍有可能已经执行。请刷新确认后再重试。",
        ),
        ErrorKind::Cancelled => ("请求已取消。", "请求仍有可能已经执行。请刷新确认后再重试。"),
        ErrorKind::Locked => ("密钥已锁定。", "请重新连接。"),
        ErrorKind::KeysEnded => (
            "连接时派生的签名密钥已过期。",
            "签名密钥有效至次日结束（UTC）。请重新连接。",
        ),
        ErrorKind::ModeForbids => (
            "当前连接不允许此操作。",
            "连接时选择的权限范围较小。请重新连接，并在“权限范围”中选择更大的范围。",
        ),
    };
    Words { title, advice }
}

fn fault(fault: &Fault) -> Option<Words> {
    let (title, advice) = match fault {
        Fault::Call(kind) => return Some(of(*kind)),
        Fault::Said(_) => return None,
        Fault::Unknown => (
            "无法确定云端是否已执行该操作。",
            "响应丢失，回读也未能确认结果。请刷新确认后再重试。",
        ),
        Fault::KeptOtherwise => (
            "云端接受了变更，但保存的内容不一致。",
            "可能有人同时修改了该别名。请刷新查看。",
        ),
        Fault::TriggerChanged => (
            "该触发器已被他人修改。",
            "本次没有改动它。请刷新查看后重试。",
        ),
        Fault::TriggerKeptOtherwise => (
            "云端接受了变更，但保存的触发器不一致。",
            "可能有人同时修改了它。请刷新查看。",
        ),
        Fault::LogsChanged => (
            "函数的日志投递配置已被他人修改。",
            "本次没有改动它。请刷新查看后重试。",
        ),
        Fault::LogsKeptOtherwise => (
            "云端接受了变更，但日志投递到了别处。",
            "可能有人同时修改了它。请刷新查看。",
        ),
        Fault::VersionUnusable => (
            "版本已创建，但无法使用。",
            "请查看函数状态，部署可正常运行的代码后重新发布。",
        ),
        Fault::StillChanging => (
            "云端仍在处理新版本。",
            "稍后可能可用。请不时刷新并查看其状态。",
        ),
    };
    Some(Words { title, advice })
}
