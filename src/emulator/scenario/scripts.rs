//! The scenarios themselves. They tell what the functions of the demo account are there for.

use super::{Act, Caption, Scenario, Spot, Step, Story, Until};
use crate::emulator::Network;
use crate::traffic::Version::Published;

pub(super) const ALL: &[Scenario] = &[
    HEALTHY_CANARY,
    BAD_UNDER_LOAD,
    CONFLICT,
    ORPHANED_SPLIT,
    STUCK_UPDATING,
    BROKEN_NETWORK,
];

const fn alias(function: &'static str, alias: &'static str) -> Spot {
    Spot {
        function,
        alias: Some(alias),
    }
}

const fn function(function: &'static str) -> Spot {
    Spot {
        function,
        alias: None,
    }
}

const CHECKOUT: Spot = alias("checkout", "prod");
const ORDERS: Spot = alias("orders-api", "prod");
const RECOMMENDATIONS: Spot = alias("recommendations", "prod");
const INVENTORY: Spot = alias("inventory-sync", "prod");
const BILLING: Spot = function("billing-report");
const IMPORT: Spot = function("legacy-import");

const HEALTHY_CANARY: Scenario = Scenario {
    story: Story::HealthyCanary,
    name: "healthy-canary",
    steps: &[
        Step {
            caption: Caption::CanaryAtTen,
            spot: CHECKOUT,
            acts: &[],
            until: None,
        },
        Step {
            caption: Caption::CanaryWatched,
            spot: CHECKOUT,
            acts: &[Act::Speed(60)],
            until: Some(Until::Passed(30)),
        },
        Step {
            caption: Caption::CanaryToPromote,
            spot: CHECKOUT,
            acts: &[Act::Speed(1)],
            until: Some(Until::Sends {
                function: "checkout",
                alias: "prod",
                version: Published(5),
            }),
        },
        Step {
            caption: Caption::CanaryPromoted,
            spot: CHECKOUT,
            acts: &[],
            until: None,
        },
    ],
};

const BAD_UNDER_LOAD: Scenario = Scenario {
    story: Story::BadUnderLoad,
    name: "bad-under-load",
    steps: &[
        Step {
            caption: Caption::LoadQuiet,
            spot: ORDERS,
            acts: &[
                Act::Traffic {
                    function: "orders-api",
                    percent: 20,
                },
                Act::Speed(60),
            ],
            until: Some(Until::Passed(20)),
        },
        Step {
            caption: Caption::LoadRush,
            spot: ORDERS,
            acts: &[Act::Traffic {
                function: "orders-api",
                percent: 300,
            }],
            until: Some(Until::Passed(15)),
        },
        Step {
            caption: Caption::LoadToRollBack,
            spot: ORDERS,
            acts: &[],
            until: Some(Until::Sends {
                function: "orders-api",
                alias: "prod",
                version: Published(11),
            }),
        },
        Step {
            caption: Caption::LoadRolledBack,
            spot: ORDERS,
            acts: &[],
            until: None,
        },
    ],
};

const CONFLICT: Scenario = Scenario {
    story: Story::Conflict,
    name: "conflict",
    steps: &[
        Step {
            caption: Caption::ConflictDraft,
            spot: RECOMMENDATIONS,
            acts: &[],
            until: None,
        },
        Step {
            caption: Caption::ConflictWritten,
            spot: RECOMMENDATIONS,
            acts: &[Act::Splits {
                function: "recommendations",
                alias: "prod",
                main: Published(20),
                to: Published(21),
                share: 2_500,
            }],
            until: None,
        },
        Step {
            caption: Caption::ConflictEnd,
            spot: RECOMMENDATIONS,
            acts: &[],
            until: None,
        },
    ],
};

const ORPHANED_SPLIT: Scenario = Scenario {
    story: Story::OrphanedSplit,
    name: "orphaned-split",
    steps: &[
        Step {
            caption: Caption::OrphanFound,
            spot: BILLING,
            acts: &[],
            until: Some(Until::Unbound {
                function: "billing-report",
                version: Published(6),
            }),
        },
        Step {
            caption: Caption::OrphanFreed,
            spot: BILLING,
            acts: &[],
            until: None,
        },
    ],
};

const STUCK_UPDATING: Scenario = Scenario {
    story: Story::StuckUpdating,
    name: "stuck-updating",
    steps: &[
        Step {
            caption: Caption::StuckFound,
            spot: IMPORT,
            acts: &[],
            until: None,
        },
        Step {
            caption: Caption::StuckMeanwhile,
            spot: IMPORT,
            acts: &[],
            until: None,
        },
        Step {
            caption: Caption::StuckEnded,
            spot: IMPORT,
            acts: &[Act::Finishes("legacy-import")],
            until: Some(Until::Active {
                function: "legacy-import",
                version: Published(3),
            }),
        },
        Step {
            caption: Caption::StuckPublished,
            spot: IMPORT,
            acts: &[],
            until: None,
        },
    ],
};

const BROKEN_NETWORK: Scenario = Scenario {
    story: Story::BrokenNetwork,
    name: "broken-network",
    steps: &[
        Step {
            caption: Caption::NetworkDraft,
            spot: INVENTORY,
            acts: &[],
            until: None,
        },
        Step {
            caption: Caption::NetworkLost,
            spot: INVENTORY,
            acts: &[Act::Network(Network::AnswersLost)],
            until: Some(Until::Shares {
                function: "inventory-sync",
                alias: "prod",
                version: Published(6),
                not: 3_333,
            }),
        },
        Step {
            caption: Caption::NetworkBroken,
            spot: INVENTORY,
            acts: &[Act::Network(Network::Broken)],
            until: None,
        },
        Step {
            caption: Caption::NetworkMended,
            spot: INVENTORY,
            acts: &[Act::Network(Network::Works)],
            until: None,
        },
    ],
};
