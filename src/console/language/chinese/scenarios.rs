//! The scenarios of the demo account, as a list, in Chinese.

use crate::console::language::scenarios::{Scenarios, Told};
use crate::emulator::scenario::Story;

/// The strings in Chinese.
pub const CHINESE: Scenarios = Scenarios {
    title: "演示场景",
    told: |story| match story {
        Story::HealthyCanary => Told {
            title: "正常的灰度版本全量发布",
            line: "checkout 的 prod 将十分之一的流量分给版本 5，半小时后切换全部流量。",
        },
        Story::BadUnderLoad => Told {
            title: "新版本在高负载下出问题",
            line: "orders-api 的版本 12 在低峰时正常，高峰时失败，随后回滚。",
        },
        Story::Conflict => Told {
            title: "他人先一步修改",
            line: "您编辑别名时，同事修改了它。不会覆盖任何内容。",
        },
        Story::OrphanedSplit => Told {
            title: "清理残留的流量绑定",
            line: "billing-report 的 prod 仍绑定着一个没有流量的版本。解除绑定，然后删除该版本。",
        },
        Story::StuckUpdating => Told {
            title: "更新迟迟不结束",
            line: "legacy-import 停留在“更新中”（Updating）已有数小时。哪些操作仍可进行，哪些必须等待。",
        },
        Story::BrokenNetwork => Told {
            title: "写入过程中网络中断",
            line: "写操作已执行，但响应丢失。结果是查证出来的，而不是猜测的。",
        },
    },
};
