//! `sls` lines: their problems, hints, and what the tool loses.

use halftone::change;
use halftone::console::language::chinese::rooms::CHINESE;
use halftone::sls::{Hint, Loss, Needed, NoLine, Problem, Verb};
use halftone::traffic::{self, Version};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{compare_all, every};

const V7: Version = Version::Published(7);

#[wasm_bindgen_test]
fn problems_of_lines() {
    let option = || "--stage2".to_owned();
    let key = || "key-2".to_owned();
    let all = every!(Problem:
        QuoteNotClosed { quote: '"' },
        TypographicQuote { quote: '”' },
        TypographicDash,
        ShellOperator { operator: '|' },
        NotACommand { word: "scf2".into() },
        CommandMissing,
        UnknownCommand { word: "move2".into() },
        UnknownOption { option: option() },
        OtherAccount { option: option() },
        ChosenByFile { option: option() },
        StrayWord { word: "stray2".into() },
        InputsMissing,
        LegacyForm { key: key() },
        UnknownKey { key: key(), verb: Verb::Deploy },
        SettingOfFile { key: key() },
        KeyTwice { key: key() },
        ValueMissing { key: key() },
        KeyNeeded { needed: Needed::Name, verb: Verb::CreateAlias },
        KeyNeeded { needed: Needed::Version, verb: Verb::CreateAlias },
        KeyNeeded { needed: Needed::Config, verb: Verb::CreateAlias },
        NotTrueOrFalse { text: "yes1".into() },
        TrafficUnreadable { text: "x5".into() },
        ConfigUnreadable,
        ConfigShape,
        WeightUnreadable { text: "x5".into() },
        VersionTwice { version: "7".into() },
        Placeholder { stable: Some(V7), next: Some(Version::Published(9)) },
        Placeholder { stable: Some(V7), next: None },
        Placeholder { stable: None, next: None },
        OtherRegion { shown: "ap-guangzhou".into() },
        FunctionMissing,
        FunctionNotFound { function: "cart-9".into(), nearest: Some("cart-8".into()) },
        FunctionNotFound { function: "cart-9".into(), nearest: None },
        Rule(traffic::Problem::AdditionalIsMain { version: V7 }),
        Change(change::Problem::OnlyLatest),
    );
    compare_all(&all, CHINESE.line);
}

#[wasm_bindgen_test]
fn hints_and_losses() {
    let hints = every!(Hint:
        LegacyForm { instead: "--inputs traffic=0.2".into() },
        NoEffect { option: "--debug2".into() },
        FunctionDecides { option: "--stage2".into() },
        DollarInShell { instead: "'$LATEST'".into() },
        FunctionOnScreen { function: "cart-9".into() },
        WithoutCode,
        CodeComesFromForm,
    );
    compare_all(&hints, CHINESE.hint);
    let reasons = every!(NoLine: Rules, Triggers, Logs, VersionDeletion, DependsOnSplit);
    compare_all(&reasons, |reason| (CHINESE.no_line)(*reason));
    let losses = every!(Loss:
        Weights { main: V7 },
        Description,
        DefaultDescription,
        VersionDescription,
        Upload,
        ExposureWindow,
        LastVersion,
        Triggers,
        Namespace,
    );
    compare_all(&losses, CHINESE.loss);
}
