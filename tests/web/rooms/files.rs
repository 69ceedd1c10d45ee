//! Files: `events`, packages, logs, recordings, policies; and calls that failed.

use halftone::archive::{self, Size};
use halftone::change;
use halftone::console::language::chinese::{self, rooms::CHINESE};
use halftone::cron;
use halftone::scf::policy::PolicyProblem;
use halftone::scf::{CloudError, Error, Mode, Region, TransportError, UnknownRegion, Unsigned};
use halftone::sls::events::{self, Fault, Place};
use halftone::telemetry::Refusal;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{compare_all, every};

const AT: Place = Place {
    line: 12,
    column: 34,
};

pub(super) fn faults() -> Vec<Fault> {
    every!(Fault:
        Tab,
        Indentation,
        NoKey,
        Twice { key: "key-2".into() },
        Unclosed { opened: '[' },
        Trailing,
        NeedsQuotes { sign: '*' },
        Escape,
        TooDeep,
        Unsupported { sign: '>' },
        Unsupported { sign: '&' },
    )
}

#[wasm_bindgen_test]
fn problems_of_a_file_of_triggers() {
    use events::Problem;
    let mut all = every!(Problem:
        NoEvents,
        Yaml { place: AT, fault: Fault::Tab },
        NotAList { place: AT },
        NotOneKind { place: AT },
        UnknownKind { place: AT, kind: "time2".into(), nearest: Some("timer") },
        UnknownKind { place: AT, kind: "mqtt5".into(), nearest: None },
        NotAMap { place: AT, key: "parameters" },
        NotAText { place: AT, key: "name" },
        Variable { place: AT, key: "name", text: "${env:X1}".into() },
        NotTrueOrFalse { place: AT, text: "yes1".into() },
        CronMissing { place: AT, name: "nightly-2".into() },
        Cron { place: AT, problem: cron::Problem::FieldCount { count: 3 } },
        Twice { place: AT, name: "nightly-2".into() },
    );
    let faults = faults().into_iter();
    all.extend(faults.map(|fault| Problem::Yaml { place: AT, fault }));
    compare_all(&all, CHINESE.events);
}

#[wasm_bindgen_test]
fn warnings_of_a_file_of_triggers() {
    use events::Warning;
    let slip = "*/5 * * * *".parse::<cron::Cron>().unwrap().slip().unwrap();
    // Its words are in the language, its numbers are not.
    assert_eq!(
        (CHINESE.slip)(&slip),
        "五个字段的表达式从分钟开始：*/5 * * * * 的意思是“每 5 分钟”。如果要“每 5 秒”，请写成 */5 * * * * * *。"
    );
    let all = every!(Warning:
        OtherFunction { place: AT, name: "cart-9".into() },
        UnknownKey { place: AT, key: "enabel2".into(), nearest: Some("enable") },
        UnknownKey { place: AT, key: "colour2".into(), nearest: None },
        EnableMissing { place: AT, name: "nightly-2".into() },
        NameFilledIn { place: AT, name: "timer-cart-9".into() },
        OtherKind { place: AT, kind: "cos2".into() },
        Cron { place: AT, slip: Box::new(slip) },
    );
    compare_all(&all, CHINESE.events_warning);
}

#[wasm_bindgen_test]
fn problems_of_cron_expressions() {
    use cron::{Field, Problem};
    let of = |field: Field| {
        vec![
            Problem::Unreadable {
                field,
                text: String::new(),
            },
            Problem::Unreadable {
                field,
                text: "?".into(),
            },
            Problem::Unreadable {
                field,
                text: "x7".into(),
            },
            Problem::OutOfRange {
                field,
                text: "2200".into(),
            },
            Problem::Backwards {
                field,
                text: "5-3".into(),
            },
            Problem::Step {
                field,
                text: "*/0".into(),
            },
        ]
    };
    let mut all = every!(Problem:
        Missing,
        FieldCount { count: 1 },
        FieldCount { count: 4 },
        SixFields { text: "1 2 3 4 5 6".into() },
        SixFields { text: "70 x9 9 * * *".into() },
        Unreadable { field: Field::Hour, text: "x7".into() },
        OutOfRange { field: Field::Hour, text: "25".into() },
        Backwards { field: Field::Hour, text: "5-3".into() },
        Step { field: Field::Hour, text: "*/0".into() },
        NeverFires,
        Over,
    );
    all.extend(Field::ALL.into_iter().flat_map(of));
    compare_all(&all, CHINESE.cron);
}

#[wasm_bindgen_test]
fn problems_of_packages() {
    use archive::Problem;
    let name = || "lib-2/a b.py".to_owned();
    let all = every!(Problem:
        NotAnArchive,
        CutOff,
        Damaged,
        SeveralParts,
        LargeFormat,
        Encrypted { name: name() },
        Method { name: name() },
        NameNotAllowed { name: name() },
        Backslash { name: name() },
        NameTwice { name: name() },
        Empty,
        TooLarge { bytes: Size(15_800_000), largest: Size(15 << 20) },
        InsideFolder { folder: "cart-9".into(), file: "index.py".into() },
        EntryPointMissing { file: "index.py".into(), runtime: "Python3.10".into(), handler: "index.main".into() },
        Compression,
    );
    compare_all(&all, CHINESE.package);
    assert_eq!((CHINESE.size)(&Size(512)), "512 字节");
    assert_eq!((CHINESE.size)(&Size(14 << 10)), "14 KB");
}

#[wasm_bindgen_test]
fn logs_recordings_policies_and_regions() {
    {
        use change::Unreadable;
        let all = every!(Unreadable:
            NoLog { reason: "line 3".into() },
            OtherFormat { format: "other2".into() },
        );
        compare_all(&all, CHINESE.activity);
    }
    let all = every!(Refusal:
        TooLarge,
        CutOff,
        Other,
        OtherForm { form: 9 },
        Damaged { part: "states" },
    );
    // The button has its name in each language.
    for one in all.iter().filter(|one| **one != Refusal::Other) {
        super::compare(&one.to_string(), &(chinese::CHINESE.recording.refusal)(one));
    }
    let all = every!(PolicyProblem: Name("a*2".into()), Owner("12x".into()));
    compare_all(&all, CHINESE.policy);
    let text = "ap-nowhere".to_owned();
    let all = [Some(Region::GUANGZHOU), None].map(|nearest| UnknownRegion {
        text: text.clone(),
        nearest,
    });
    compare_all(&all, CHINESE.region);
}

#[wasm_bindgen_test]
fn calls_without_an_answer() {
    let unsigned = every!(Unsigned:
        Locked,
        Expired,
        NotAllowed { needed: Mode::Rollout },
        OtherTime { now: 1 },
        TooMany,
    );
    let lost = every!(TransportError: Unreachable, TimedOut, Cancelled);
    let mut all = every!(Error:
        Unreadable { status: 502, reason: "line 3".into() },
        Cloud(CloudError { code: "A.B2".into(), message: "别名 2".into(), request_id: String::new(), phase: None }),
        Transport(TransportError::TimedOut),
        Unsigned(Unsigned::Locked),
    );
    all.extend(unsigned.into_iter().map(Error::Unsigned));
    all.extend(lost.into_iter().map(Error::Transport));
    compare_all(&all, CHINESE.call);
}
