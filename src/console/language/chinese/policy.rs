//! The dialog that writes a policy for temporary keys, in Chinese.

use crate::console::language::policy::Policy;
use crate::scf::Mode;

/// The strings in Chinese.
pub const CHINESE: Policy = Policy {
    open: "临时密钥",
    title: "这些函数的临时密钥",
    lead: "在 tccli 已配置永久密钥的机器上运行此命令：它返回 TmpSecretId、TmpSecretKey 和 Token，权限不超出策略范围，两小时后过期。用这三项连接，永久密钥就不会进入浏览器。",
    may: "权限范围",
    mode: |mode| match mode {
        Mode::ReadOnly => "只读",
        Mode::Rollout => "发布",
        Mode::Full => "全部操作",
    },
    policy: "策略",
    line: "tccli",
};
