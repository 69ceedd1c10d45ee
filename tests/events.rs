//! The `events` of a `serverless.yml`: the guide's own block, whole files, slips, and the way back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use halftone::change::{TriggerChange, TriggerKey, TriggerSpec};
use halftone::sls::events::{
    self, Defaults, Events, Fault, Part, Place, Problem, TriggerDiff, Warning, changes, diff, write,
};
use proptest::prelude::*;

/// As the guide to grayscale releases prints it.
const GUIDE: &str = "  events: # Trigger
    - timer: # Timer trigger
        name: # Trigger name, which is `timer-${name}-${stage}` by default
        parameters:
          qualifier: alias-prod # Configure the alias as `alias-prod`
          cronExpression: '*/5 * * * *' # Trigger once every 5 seconds
          enable: true
          argument: argument # Additional parameter
";

fn read(text: &str) -> Result<Events, Problem> {
    let defaults = Defaults {
        function: "my-function",
        stage: "prod",
    };
    events::read(text, defaults)
}

fn refusal(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

fn timer(name: &str, qualifier: &str, cron: &str) -> TriggerSpec {
    TriggerSpec {
        key: TriggerKey {
            name: name.into(),
            kind: "timer".into(),
            qualifier: qualifier.into(),
        },
        desc: cron.into(),
        enabled: true,
        argument: String::new(),
        description: String::new(),
    }
}

#[test]
fn the_block_of_the_guide_is_read_as_it_is_printed() {
    let Events { triggers, warnings } = read(GUIDE).unwrap();
    let mut expected = timer("timer-my-function-prod", "alias-prod", "0 */5 * * * * *");
    expected.argument = "argument".into();
    assert_eq!(triggers, [expected]);
    let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Line 2: the timer has no name, so it is called timer-my-function-prod, as sls deploy names it.",
            "Line 6: Five fields begin with the minute: */5 * * * * means “Every 5 minutes”. For “Every 5 seconds” write */5 * * * * * *.",
        ]
    );
    for line_end in ["\r\n", "\n\n", " \n"] {
        let same = read(&GUIDE.replace('\n', line_end)).unwrap();
        assert_eq!(same.triggers, triggers, "{line_end:?}");
    }
}

#[test]
fn a_whole_file_is_searched_for_its_block_alone() {
    let file = r#"
# what a project looks like
component: scf
name: shop # the instance
stage: "test"
anchors: &common { a: [1, 2], <<: *other }
notes: |
  inputs:
    events: not these
inputs:
  name: ${name}-${stage}
  src:
    src: ./
    exclude: [.env, 'node_modules/**']
  environment:
    variables:
      events: neither
  description: >
    folded
     text
  events:
  - timer:
      parameters:
        name: nightly
        qualifier: $LATEST
        cronExpression: "0 30 2 * * * *"
        enable: false
        argument: |-
          {"keep": 7,
           "dry": false}
  - timer: {name: inline, parameters: {cronExpression: '* * * * * * *', enable: true, argument: "a, b: c", qualifier: 3}}
  - apigw:
      parameters:
        - anything: [at, all]
  memorySize: 128
app: other
...
"#;
    let Events { triggers, warnings } = read(file).unwrap();
    let mut nightly = timer("nightly", "$LATEST", "0 30 2 * * * *");
    nightly.enabled = false;
    nightly.argument = "{\"keep\": 7,\n \"dry\": false}".into();
    let mut inline = timer("inline", "3", "* * * * * * *");
    inline.argument = "a, b: c".into();
    assert_eq!(triggers, [nightly, inline]);
    let kind =
        |warning: &Warning| matches!(warning, Warning::OtherKind { kind, .. } if kind == "apigw");
    assert!(
        warnings.len() == 1 && warnings.iter().all(kind),
        "{warnings:?}"
    );
    // Without a name the instance and the stage of the file name the timer.
    let unnamed = file.replace("        name: nightly\n", "");
    assert_eq!(
        read(&unnamed).unwrap().triggers[0].key.name,
        "timer-shop-test"
    );
}

#[test]
fn what_the_old_tool_decides_in_silence_is_said() {
    let text = "events:\n  - timer:\n      name: a\n      qualifer: prod\n      parameters:\n        cronExpresion: x\n        cronExpression: 0 0 2 * * * *\n        colour: red\n";
    let Events { triggers, warnings } = read(text).unwrap();
    assert!(!triggers[0].enabled);
    assert_eq!(triggers[0].key.qualifier, "$DEFAULT");
    let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Line 4: qualifer has no effect here.",
            "Line 6: cronExpresion has no effect here. Did you mean cronExpression?",
            "Line 8: colour has no effect here.",
            "Line 2: a does not say enable: true, so it is switched off, as sls deploy does it.",
        ]
    );
    let other = read("inputs:\n  name: other\n  events: []\n").unwrap();
    assert_eq!(
        other.warnings,
        [Warning::OtherFunction {
            place: Place { line: 2, column: 3 },
            name: "other".into()
        }]
    );
    assert_eq!(other.triggers, []);
}

#[test]
#[expect(clippy::too_many_lines)] // one line for each slip, to be read in one place
fn a_slip_is_refused_at_its_line_and_column() {
    let timer = |parameters: &str| {
        format!("events:\n  - timer:\n      name: a\n      parameters:\n{parameters}")
    };
    for (text, message) in [
        (
            String::new(),
            "There is no events: here. Paste a serverless.yml with events: below inputs:, or that block alone.",
        ),
        (
            "inputs:\n  src: .\nother:\n  events: []\n".into(),
            "There is no events: here. Paste a serverless.yml with events: below inputs:, or that block alone.",
        ),
        (
            "events: 5\n".into(),
            "Line 1, column 9: events: holds a list. Begin each trigger with a dash, such as - timer:.",
        ),
        (
            "- timer:\n  name: a\n".into(),
            "Line 1, column 3: a trigger begins with its kind, such as - timer:, and everything else is set off further than the kind.",
        ),
        (
            "- timmer:\n    name: a\n".into(),
            "Line 1, column 3: there is no kind timmer. Did you mean timer?",
        ),
        (
            "- timer:\n\tname: a\n".into(),
            "Line 2, column 1: a tab sets this line off. Use spaces.",
        ),
        (
            "- timer:\n    name: a\n      x: b\n".into(),
            "Line 3, column 7: this line is set off differently from its neighbours. Align it with the lines that it belongs to.",
        ),
        (
            "- timer:\n    name: a\n    name: b\n".into(),
            "Line 3, column 5: name is said twice. Remove one of both.",
        ),
        (
            "- timer:\n    name: a\n    parameters: 5\n".into(),
            "Line 3, column 17: parameters: holds keys. Write each on a line of its own, set off further.",
        ),
        (
            "- timer:\n    name: a\n".into(),
            "Line 1, column 3: the timer a never fires. Add cronExpression: below its parameters.",
        ),
        (
            "- timer:\n    name: 灰 'x\n    parameters: {name: 'b\n".into(),
            "Line 3, column 24: what ' opens is not closed in this line. Close it.",
        ),
        (
            timer("        cronExpression: */5 * * * *\n"),
            "Line 5, column 25: a text that begins with * needs quotes, such as '*/5 * * * *'.",
        ),
        (
            timer("        cronExpression: '*/5 * * * * *'\n"),
            "Line 5, column 25: Six fields can be read in two ways. For “Every 5 seconds” write */5 * * * * * *; for “Every 5 minutes” write 0 */5 * * * * *.",
        ),
        (
            timer("        cronExpression: 0 0 2 * * * *\n        enable: 'false'\n"),
            "Line 6, column 17: enable is “false”. Write true or false, without quotes.",
        ),
        (
            timer("        qualifier: ${env:ALIAS}\n"),
            "Line 5, column 20: qualifier is ${env:ALIAS}, which only the old tool can fill in. Write the value itself.",
        ),
        (
            timer("        argument: &a b\n"),
            "Line 5, column 19: & (an anchor or a tag) is not read here. Write the value itself.",
        ),
        (
            timer("        argument: >-\n          b\n"),
            "Line 5, column 19: folded text (>) is not read here. Use | or quotes.",
        ),
        (
            timer("        argument: \"\\q\"\n"),
            "Line 5, column 20: this backslash stands for nothing. Write \\\\, or use single quotes.",
        ),
        (
            timer("        argument: 'a' b\n"),
            "Line 5, column 23: something follows the end of this value. Put the whole value in quotes.",
        ),
        (
            timer("        argument: a: b\n"),
            "Line 5, column 19: something follows the end of this value. Put the whole value in quotes.",
        ),
        (
            timer("        argument: [a, b]\n"),
            "Line 5, column 19: argument is one text. Write it on the same line.",
        ),
        (
            timer("        argument: [a, b\n"),
            "Line 5, column 19: what [ opens is not closed in this line. Close it.",
        ),
        (
            timer("        argument: a\n          b\n"),
            "Line 6, column 11: this line is set off differently from its neighbours. Align it with the lines that it belongs to.",
        ),
        (
            timer("        just a text\n"),
            "Line 5, column 9: parameters: holds keys. Write each on a line of its own, set off further.",
        ),
        (
            timer("        name: b\n        just a text\n"),
            "Line 6, column 9: a key with a colon is expected here, such as enable: true.",
        ),
    ] {
        assert_eq!(refusal(&text), message, "{text}");
    }
    let twice = write(&[timer_at("a"), timer_at("a")]);
    assert!(
        refusal(&twice)
            .ends_with("there are two timers a on the same qualifier. Name them differently.")
    );
}

fn timer_at(name: &str) -> TriggerSpec {
    timer(name, "prod", "0 0 2 * * * *")
}

#[test]
fn a_text_that_goes_ever_deeper_is_refused() {
    for text in [
        "- ".repeat(100_000),
        "[".repeat(100_000),
        "a:\n- ".to_owned(),
    ] {
        let text = format!("events:\n- {text}");
        assert!(read(&text).is_err());
    }
    let deep = format!("- {}x", "- ".repeat(60));
    assert!(matches!(
        read(&deep),
        Err(Problem::Yaml {
            fault: Fault::TooDeep,
            ..
        })
    ));
}

#[test]
fn what_is_written_says_what_it_means_and_what_it_lacks() {
    let mut cos = timer("upload", "prod", "{}");
    cos.key.kind = "cos".into();
    let mut nightly = timer("nightly", "$DEFAULT", "30 2 * * *");
    nightly.argument = "it's\n\"7\"".into();
    assert_eq!(
        write(&[cos.clone(), nightly]),
        "  # sls deploy deletes every trigger of the function that is not listed here.
  # Not listed: the cos trigger upload, on, calling prod: {}
  events:
    - timer:
        name: nightly
        parameters:
          qualifier: '$DEFAULT'
          cronExpression: '0 30 2 * * * *' # At 02:30 every day, Beijing time
          enable: true
          argument: \"it's\\n\\\"7\\\"\"
"
    );
    assert_eq!(read(&write(&[cos])).unwrap().triggers, []);
}

#[test]
fn a_file_is_compared_trigger_by_trigger_and_the_others_are_left_alone() {
    let events = Events {
        triggers: vec![
            timer("same", "prod", "0 */5 * * * * *"),
            timer("later", "prod", "0 0 3 * * * *"),
            timer("moves", "prod", "0 0 2 * * * *"),
            timer("new", "prod", "0 0 2 * * * *"),
            timer("both", "prod", "0 0 2 * * * *"),
        ],
        warnings: Vec::new(),
    };
    let described = |mut trigger: TriggerSpec| {
        trigger.description = "kept".into();
        trigger
    };
    let mut off = described(timer("later", "prod", "0 0 2 * * * *"));
    off.enabled = false;
    let existing = [
        timer("same", "prod", "*/5 * * * *"),
        off.clone(),
        described(timer("moves", "$LATEST", "0 0 2 * * * *")),
        timer("console", "prod", "0 0 2 * * * *"),
        // Which of these two is meant? Neither.
        timer("both", "1", "0 0 2 * * * *"),
        timer("both", "2", "0 0 2 * * * *"),
    ];
    let found = diff(&events, &existing);
    let [
        TriggerDiff::Same(_),
        TriggerDiff::Changed { from, to, parts },
        TriggerDiff::Moved {
            from: old,
            to: moved,
            parts: none,
        },
        TriggerDiff::New(_),
        TriggerDiff::New(_),
        TriggerDiff::LeftAlone(left),
        TriggerDiff::LeftAlone(_),
        TriggerDiff::LeftAlone(_),
    ] = &found[..]
    else {
        panic!("{found:#?}");
    };
    assert_eq!(
        (from, &to.description[..], &parts[..]),
        (&off, "kept", &[Part::Cron, Part::Enabled][..])
    );
    assert_eq!(
        (
            &old.key.qualifier[..],
            &moved.key.qualifier[..],
            &moved.description[..],
            none.len()
        ),
        ("$LATEST", "prod", "kept", 0)
    );
    assert_eq!(left.key.name, "console");
    let change = changes(&found);
    assert!(
        matches!(&change[..], [TriggerChange::Edit { .. }, TriggerChange::Edit { key, .. }, TriggerChange::Create(_), TriggerChange::Create(_)] if key.qualifier == "$LATEST")
    );
    assert_eq!(
        changes(&diff(&Events::default(), &existing)),
        [],
        "an empty file deletes nothing"
    );
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ a-z0-9:#'\"\\\\{}\\[\\]|>&*!%@,\n\t-]{0,20}",
        prop::sample::select(vec![
            "true", "null", "~", "no", "- a", "a: b", "a #b", "5", " ", "…", "\u{2028}", "\u{85}"
        ])
        .prop_map(str::to_owned),
    ]
    .prop_filter("a variable is refused", |text| !text.contains("${"))
}

fn any_timer() -> impl Strategy<Value = TriggerSpec> {
    let cron = prop::sample::select(vec![
        "0 */5 * * * * *",
        "* * * * * * *",
        "0 30 9 1 JAN MON-FRI 2030",
    ]);
    let name = prop_oneof![any_text(), "[A-Za-z][A-Za-z0-9_-]{0,12}"]
        .prop_filter("a timer has a name", |name| !name.is_empty());
    (name.clone(), name, cron, any::<bool>(), any_text()).prop_map(
        |(name, qualifier, cron, enabled, argument)| {
            let mut timer = timer(&name, &qualifier, cron);
            (timer.enabled, timer.argument) = (enabled, argument);
            timer
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_reads_back_as_it_was(timers in prop::collection::vec(any_timer(), 0..4)) {
        let mut keys: Vec<_> = timers.iter().map(|timer| (&timer.key.name, &timer.key.qualifier)).collect();
        keys.sort();
        keys.dedup();
        prop_assume!(keys.len() == timers.len());
        let text = write(&timers);
        prop_assert_eq!(read(&text).unwrap(), Events { triggers: timers, warnings: Vec::new() }, "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(
        text in any::<String>(),
        lines in prop::collection::vec("( {0,6}|\t)(- )?(timer|name|parameters|enable|argument)?:? ?['\"\\[\\]{}|>&*,# ${a-z灰-]{0,8}", 0..12),
    ) {
        for text in [text.clone(), format!("events:\n{}", lines.join("\n")), format!("inputs:\n  events: {text}")] {
            if let Err(problem) = read(&text) {
                prop_assert!(problem.to_string().ends_with(['.', '?']), "{problem}");
            }
        }
    }
}
