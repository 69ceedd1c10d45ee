//! The functions of the shop. Each shows one thing that a release can look like.

use super::{SECOND_NAMESPACE, Sends, Story, all, behaves, sends, split};
use crate::emulator::behaviour::Behaviour;
use crate::emulator::lifecycle::Status;
use crate::emulator::region::DEFAULT;
use crate::traffic::Method;
use crate::traffic::Version::{Latest, Published};

/// What most functions are like.
const USUAL: Story = Story {
    name: "",
    namespace: DEFAULT,
    about: "",
    team: "shop",
    runtime: "Nodejs18.15",
    kind: "Event",
    memory: 256,
    published: 3,
    is_ahead: false,
    days: 120,
    minutes: 4_000,
    status: Status::Active,
    reason: None,
    aliases: &[],
    triggers: &[],
    busy: 100,
    loads: &[],
    behaviour: behaves(600, 45),
    others: &[],
    is_logged: true,
};

/// An http trigger that anybody may call.
const OPEN: &str =
    r#"{"AuthType":"NONE","NetConfig":{"EnableExtranet":true,"EnableIntranet":false}}"#;

/// The functions of the demo account.
pub(in crate::emulator::demo) const STORIES: &[Story] = &[
    // Two rollouts at once: a canary on `prod`, a new upload on `$DEFAULT`. The canary is healthy.
    Story {
        name: "checkout",
        about: "Takes the payment of an order. Version 5 is a healthy canary",
        team: "payments",
        memory: 512,
        published: 5,
        is_ahead: true,
        days: 210,
        minutes: 42,
        aliases: &[
            split("$DEFAULT", Latest, Published(5), 8_000, ""),
            split(
                "prod",
                Published(4),
                Published(5),
                1_000,
                "What customers pay with",
            ),
            all("staging", Latest, "Whatever was uploaded last"),
        ],
        triggers: &[
            ("http", "checkout-api", "prod", OPEN, true),
            ("http", "checkout-preview", "staging", OPEN, true),
            ("timer", "settle-payments", "prod", "0 */5 * * * * *", true),
            ("timer", "warm-up", "$DEFAULT", "0 0 8 * * MON-FRI *", true),
        ],
        busy: 400,
        loads: &[("$DEFAULT", 900)],
        behaviour: behaves(800, 62),
        others: &[(Published(5), behaves(500, 57)), (Latest, behaves(900, 55))],
        ..USUAL
    },
    // Nothing published: no release can be tried on a part of the traffic yet.
    Story {
        name: "thumbnail",
        about: "Makes small pictures of large ones",
        team: "media",
        runtime: "Python3.9",
        memory: 1024,
        published: 0,
        days: 12,
        minutes: 300,
        triggers: &[(
            "cos",
            "picture-uploaded",
            "$DEFAULT",
            r#"{"event":"cos:ObjectCreated:*","filter":{"Prefix":"in/","Suffix":".jpg"}}"#,
            true,
        )],
        behaviour: behaves(2_000, 840),
        is_logged: false,
        ..USUAL
    },
    // Many versions and aliases. The newest one is bad: its errors show at once.
    Story {
        name: "search-index",
        about: "Keeps the search index up to date. A hundred versions, the newest is bad",
        team: "search",
        runtime: "Go1",
        memory: 2048,
        published: 100,
        days: 700,
        minutes: 95,
        aliases: &[
            split(
                "prod",
                Published(98),
                Published(100),
                2_500,
                "The index of the shop",
            ),
            all("beta", Published(100), "Testers"),
            all("nightly", Latest, "Built every night"),
            split(
                "partners",
                Published(97),
                Published(98),
                5_000,
                "The index of resellers",
            ),
            all(
                "pinned-2019",
                Published(1),
                "The old mobile app still asks this one",
            ),
            all("rollback", Published(96), "The last one known to be good"),
        ],
        triggers: &[
            (
                "ckafka",
                "catalogue-changed",
                "prod",
                r#"{"topicName":"catalogue","maxMsgNum":100,"offset":"latest"}"#,
                true,
            ),
            ("timer", "rebuild", "nightly", "0 30 2 * * * *", true),
            ("http", "search-api", "prod", OPEN, true),
            ("http", "partner-search", "partners", OPEN, true),
        ],
        busy: 250,
        behaviour: behaves(1_500, 95),
        others: &[(Published(100), behaves(45_000, 140))],
        ..USUAL
    },
    // A finished rollout that was never cleaned up: version 6 serves nothing and is still bound.
    Story {
        name: "billing-report",
        about: "Sends the bills of the month. Version 6 was left over by a rollout",
        team: "payments",
        runtime: "Python3.9",
        published: 7,
        days: 500,
        minutes: 9_000,
        aliases: &[split(
            "prod",
            Published(7),
            Published(6),
            0,
            "Bills of the month",
        )],
        triggers: &[("timer", "first-of-month", "prod", "0 0 6 1 * * *", true)],
        ..USUAL
    },
    // An update that does not finish.
    Story {
        name: "legacy-import",
        about: "Reads orders of the old shop. Its update does not end",
        team: "data",
        runtime: "Php7",
        published: 2,
        is_ahead: true,
        days: 900,
        minutes: 180,
        status: Status::Updating,
        aliases: &[all("prod", Published(2), "")],
        triggers: &[("timer", "every-hour", "prod", "0 0 * * * * *", true)],
        ..USUAL
    },
    // Rules instead of weights.
    Story {
        name: "geo-router",
        about: "Chooses the warehouse of an order",
        team: "logistics",
        aliases: &[sends(
            "$DEFAULT",
            Published(1),
            Sends::Matches(&[
                (
                    Published(2),
                    "invoke.headers.X-Route-Bucket",
                    Method::Range,
                    "[0,10)",
                ),
                (
                    Published(3),
                    "invoke.headers.X-Route-Bucket",
                    Method::Range,
                    "[10,30)",
                ),
            ]),
            "Buckets 0 to 9 and 10 to 29 of 100",
        )],
        days: 60,
        minutes: 1_500,
        loads: &[("$DEFAULT", 2_200)],
        behaviour: behaves(300, 12),
        ..USUAL
    },
    Story {
        name: "fraud-check",
        about: "Looks for stolen cards",
        team: "payments",
        runtime: "Python3.10",
        memory: 1024,
        published: 9,
        days: 330,
        minutes: 700,
        aliases: &[sends(
            "prod",
            Published(8),
            Sends::Matches(&[(
                Published(9),
                "invoke.headers.X-Tester",
                Method::Exact,
                "yes",
            )]),
            "Testers get the next model",
        )],
        loads: &[("prod", 2_800)],
        behaviour: behaves(400, 180),
        ..USUAL
    },
    // Could not be created.
    Story {
        name: "hello-world",
        about: "A first try",
        team: "data",
        published: 0,
        days: 2,
        minutes: 2_000,
        status: Status::CreateFailed,
        reason: Some((
            "InvalidParameterValue.ZipFile",
            "The archive holds no index.js.",
        )),
        ..USUAL
    },
    // The last upload failed; the version before it is served.
    Story {
        name: "pdf-export",
        about: "Prints invoices",
        team: "documents",
        runtime: "Java11",
        memory: 1536,
        published: 4,
        is_ahead: true,
        days: 420,
        minutes: 26,
        status: Status::UpdateFailed,
        reason: Some((
            "FailedOperation.UpdateFunctionCode",
            "The archive could not be unpacked.",
        )),
        aliases: &[all("prod", Published(4), "")],
        loads: &[("prod", 350)],
        behaviour: behaves(1_000, 900),
        ..USUAL
    },
    // Half and half. The new version is bad under load only: it serves five requests at once and
    // takes long.
    Story {
        name: "orders-api",
        about: "Orders, their items and states. Version 12 is bad under load",
        kind: "HTTP",
        memory: 512,
        published: 12,
        days: 365,
        minutes: 15,
        aliases: &[
            split(
                "prod",
                Published(11),
                Published(12),
                5_000,
                "The public interface",
            ),
            all("internal", Published(12), "The back office"),
        ],
        triggers: &[
            ("http", "orders", "prod", OPEN, true),
            ("http", "back-office", "internal", OPEN, true),
        ],
        busy: 500,
        behaviour: behaves(700, 70),
        others: &[(
            Published(12),
            Behaviour {
                concurrency: Some(5),
                ..behaves(1_200, 290)
            },
        )],
        ..USUAL
    },
    // A careful start: one percent.
    Story {
        name: "recommendations",
        about: "Suggests what else to buy",
        team: "search",
        runtime: "Python3.10",
        memory: 3072,
        published: 21,
        days: 260,
        minutes: 8,
        aliases: &[split(
            "prod",
            Published(20),
            Published(21),
            100,
            "The model of the week",
        )],
        triggers: &[("http", "suggest", "prod", OPEN, true)],
        busy: 800,
        behaviour: behaves(900, 130),
        others: &[(Published(21), behaves(900, 118))],
        ..USUAL
    },
    // Everything on the published version through `$DEFAULT`, ready for the next upload.
    Story {
        name: "currency-rates",
        about: "Fetches exchange rates",
        team: "payments",
        runtime: "Go1",
        memory: 128,
        days: 150,
        minutes: 11_000,
        aliases: &[split("$DEFAULT", Latest, Published(3), 10_000, "")],
        triggers: &[("timer", "every-minute", "$DEFAULT", "0 * * * * * *", true)],
        behaviour: behaves(5_000, 420),
        is_logged: false,
        ..USUAL
    },
    Story {
        name: "email-sender",
        about: "Sends mail to customers",
        team: "documents",
        published: 4,
        aliases: &[all("prod", Published(4), "")],
        triggers: &[(
            "ckafka",
            "mail-queue",
            "prod",
            r#"{"topicName":"mail","maxMsgNum":10,"offset":"latest"}"#,
            true,
        )],
        ..USUAL
    },
    Story {
        name: "inventory-sync",
        about: "Counts what is left in the warehouses",
        team: "logistics",
        runtime: "Java11",
        memory: 768,
        published: 6,
        aliases: &[split(
            "prod",
            Published(5),
            Published(6),
            3_333,
            "A third on the new count",
        )],
        triggers: &[(
            "timer",
            "every-ten-minutes",
            "prod",
            "0 */10 * * * * *",
            true,
        )],
        ..USUAL
    },
    // Idle: nothing calls it.
    Story {
        name: "session-cleanup",
        about: "Forgets visitors who left",
        memory: 128,
        published: 1,
        triggers: &[("timer", "nightly", "$DEFAULT", "0 0 3 * * * *", false)],
        ..USUAL
    },
    Story {
        name: "webhook-relay",
        about: "Tells partners about new orders",
        kind: "HTTP",
        published: 8,
        aliases: &[
            all("prod", Published(8), ""),
            all("sandbox", Latest, "For partners who test"),
        ],
        triggers: &[
            ("http", "hooks", "prod", OPEN, true),
            ("http", "hooks-sandbox", "sandbox", OPEN, true),
        ],
        ..USUAL
    },
    Story {
        name: "audit-log",
        about: "Writes down who changed what",
        team: "data",
        runtime: "Go1",
        memory: 128,
        published: 2,
        aliases: &[all("prod", Published(2), "")],
        ..USUAL
    },
    Story {
        name: "checkout",
        namespace: SECOND_NAMESPACE.0,
        about: "Takes payments that are not real",
        team: "payments",
        memory: 512,
        published: 2,
        aliases: &[split("prod", Published(1), Published(2), 2_000, "")],
        ..USUAL
    },
    Story {
        name: "load-generator",
        namespace: SECOND_NAMESPACE.0,
        about: "Buys things all day long",
        team: "payments",
        runtime: "Go1",
        published: 1,
        triggers: &[("timer", "every-second", "$LATEST", "* * * * * * *", false)],
        ..USUAL
    },
];
