//! Changes: their rules, problems, warnings and remains.

use halftone::change::{self, Field, Finding, FindingKind, Kept, TriggerKey, Warning};
use halftone::console::language::chinese::rooms::CHINESE;
use halftone::cron;
use halftone::scf::Status;
use halftone::traffic::{self, AliasName, Version, Weight};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{compare, compare_all, every};

const V7: Version = Version::Published(7);
const V9: Version = Version::Published(9);

fn alias() -> AliasName {
    AliasName::from_cloud("prod-3")
}

fn share() -> Weight {
    Weight::from_ten_thousandths(1_234).unwrap()
}

fn traffic_problems() -> Vec<traffic::Problem> {
    use traffic::Problem;
    every!(Problem:
        WeightMissing,
        WeightUnreadable { text: "x5".into() },
        WeightAmbiguous { text: "0.05".into() },
        WeightOutOfRange { text: "101".into() },
        WeightTooFine { text: "1.234".into() },
        FractionOutOfRange,
        FractionTooFine,
        VersionMissing,
        VersionUnreadable { text: "v4x".into() },
        VersionNotFound { version: V9, newest: Some(V7) },
        VersionNotFound { version: V9, newest: None },
        AliasNameMissing,
        AliasNameFirst { character: '8' },
        AliasNameCharacter { character: ' ' },
        AliasNameCharacter { character: '#' },
        AliasNameTooLong { length: 77 },
        AliasNameReserved,
        DescriptionTooLong { length: 1_234 },
        AdditionalIsMain { version: V7 },
        TooManyAdditional { count: 3 },
        WeightsAndRules,
        RulesMissing,
        TooManyRules { count: 5 },
        RuleKey { key: "key-2".into() },
        RuleMethod { text: "like2".into() },
        RuleExpressionMissing,
        RuleRange { text: "[1;2".into() },
        RuleRangeEmpty { text: "(3,4)".into() },
    )
}

fn key() -> TriggerKey {
    TriggerKey {
        name: "nightly-2".into(),
        kind: "timer1".into(),
        qualifier: "prod-3".into(),
    }
}

#[wasm_bindgen_test]
fn rules_of_weights_names_and_splits() {
    compare_all(&traffic_problems(), CHINESE.traffic);
}

#[wasm_bindgen_test]
fn problems_of_changes() {
    use change::Problem;
    let rule = traffic::Problem::VersionNotFound {
        version: V9,
        newest: Some(V7),
    };
    let all = every!(Problem:
        Rule { field: Field::MainVersion, problem: rule.clone() },
        AliasExists { alias: alias() },
        AliasNotFound { alias: alias(), nearest: Some(AliasName::from_cloud("prod-4")) },
        AliasNotFound { alias: alias(), nearest: None },
        RoutingUnreadable { alias: alias(), problem: rule },
        NothingToChange,
        NoCanary { alias: alias() },
        RoutesByRules { alias: alias() },
        DefaultAliasStays,
        FunctionNotActive { status: Status::Updating },
        FunctionNotActive { status: Status::Other("Failed2".into()) },
        VersionNotActive { version: V7, status: Status::Publishing },
        VersionNotActive { version: V7, status: Status::Other("Failed2".into()) },
        LatestStays,
        VersionIsHeld { version: V7, holders: vec![(alias(), Some(share())), (AliasName::from_cloud("beta-1"), None)] },
        NothingToDeploy,
        OnlyLatest,
        PackageTooLarge { size: 77_000_000 },
        TriggerExists { key: key() },
        TriggerNotFound { key: key() },
        TriggerName { name: String::new() },
        TriggerName { name: "2x".into() },
        Cron(cron::Problem::FieldCount { count: 3 }),
        TriggerKind { kind: "mqtt5".into() },
        TriggerCannotBeEdited { key: key() },
        TooManyTriggers { kind: "timer1".into() },
        QualifierNotFound { qualifier: "prod-3".into() },
        LogsetId { text: String::new() },
        LogsetId { text: "5c".into() },
        TopicId { text: String::new() },
        TopicId { text: "5c".into() },
        SettingsNotTaken { status: Status::Other("Failed2".into()) },
        LogsThereAlready,
        ArgumentTooLong { bytes: 5_000 },
    );
    compare_all(&all, CHINESE.change);
}

#[wasm_bindgen_test]
fn warnings_and_what_stays() {
    let warnings = every!(Warning:
        UploadsAreLive { alias: alias() },
        StaysBound { version: V7 },
        RulesAreReplaced { count: 2 },
        UnreadableIsReplaced,
        TriggersAreBound { triggers: vec!["nightly-2".into(), "hourly-1".into()] },
        CannotBeUndone,
        VersionIsLost { version: V7 },
        OnlyLatest,
        PinServesOlder { version: V7, share: share() },
        NewCodeIsServed { aliases: vec![(alias(), share())] },
        CodeIsNotPutBack { alias: alias(), share: share() },
        VersionsKeepTheirLogs,
        AddressChanges { trigger: "web-1".into() },
    );
    compare_all(&warnings, CHINESE.warning);
    compare_all(&every!(Kept: Code, Version(V7)), CHINESE.kept);
}

#[wasm_bindgen_test]
fn what_a_function_was_left_with() {
    let kinds = every!(FindingKind:
        Unreadable { problem: traffic::Problem::FractionTooFine, main: V7 },
        EverythingOnLatest,
        NotPromoted { canary: V9, main: V7 },
        LeftOver { version: V7 },
        Forgotten { days: 31 },
    );
    for kind in kinds {
        let finding = Finding {
            alias: alias(),
            kind,
            mends: Vec::new(),
        };
        compare(&finding.to_string(), &(CHINESE.finding)(&finding));
    }
}
