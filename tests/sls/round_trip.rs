//! From a change to its line and back: the same change, whatever its names and numbers are.

use halftone::change::{Change, Deploy, Target};
use halftone::sls::{Action, Known, Verb, complete, line, parse};
use halftone::traffic::{AliasName, Split, Version, Weight};
use proptest::prelude::*;

fn version() -> impl Strategy<Value = Version> {
    prop_oneof![
        1 => Just(Version::Latest),
        4 => (1_u32..=u32::MAX).prop_map(Version::Published),
    ]
}

fn weight() -> impl Strategy<Value = Weight> {
    (0_u16..=10_000).prop_map(|parts| Weight::from_ten_thousandths(parts).unwrap())
}

fn split() -> impl Strategy<Value = Split> {
    let weighted = (version(), version(), weight());
    prop_oneof![
        version().prop_map(Split::all),
        weighted
            .prop_filter("both sides differ", |(main, other, _)| main != other)
            .prop_map(|(main, other, weight)| Split::weighted(main, other, weight)),
    ]
}

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Z][a-zA-Z0-9_-]{0,63}"
}

fn alias() -> impl Strategy<Value = AliasName> {
    prop_oneof![
        1 => Just(AliasName::default_alias()),
        4 => name().prop_map(AliasName::from_cloud),
    ]
}

/// Anything that a person might write, and everything that a shell or JSON might stumble over.
fn description() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[ -~\n\t]{0,40}",
        prop::sample::select(vec![
            "true",
            "null",
            "1",
            "1e3",
            "a,b",
            "\"x\"",
            "it's",
            "{}",
            "a=b",
            "$HOME",
            "sls deploy",
            "\\",
            "#"
        ])
        .prop_map(str::to_owned),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (name(), split(), description()).prop_map(|(alias, split, description)| {
            Change::CreateAlias {
                alias,
                split,
                description,
            }
        }),
        (alias(), split(), prop::option::of(description())).prop_map(
            |(alias, split, description)| {
                Change::UpdateSplit {
                    alias,
                    split,
                    description,
                }
            }
        ),
        alias().prop_map(|alias| Change::DeleteAlias { alias }),
        description().prop_map(|description| Change::PublishVersion { description }),
        (any::<bool>(), prop::option::of(weight()))
            .prop_filter("a deploy does something", |(publish, share)| *publish
                || share.is_some())
            .prop_map(|(publish, share)| {
                let publish = publish.then(String::new);
                Change::Deploy(Deploy {
                    publish,
                    share,
                    ..Deploy::default()
                })
            }),
    ]
}

fn target() -> impl Strategy<Value = Target> {
    (prop_oneof![Just("default".to_owned()), name()], name()).prop_map(|(namespace, function)| {
        Target {
            namespace,
            function,
        }
    })
}

/// The page shows the function, and nothing has been read of it.
fn showing(target: &Target) -> Known {
    Known {
        region: "ap-guangzhou".into(),
        namespace: target.namespace.clone(),
        function: Some(target.function.clone()),
        ..Known::default()
    }
}

proptest! {
    #[test]
    fn a_line_says_the_change_that_it_was_made_from(change in change(), target in target()) {
        let text = line(&change, &target).unwrap().text;
        let commands = parse(&text).unwrap();
        prop_assert_eq!(commands.len(), 1, "{}", &text);
        let resolved = commands[0].resolve(&showing(&target)).unwrap();
        prop_assert_eq!(resolved.target, target);
        prop_assert_eq!(resolved.action, Action::Change(change), "{}", &text);
    }

    #[test]
    fn lines_pasted_together_are_the_same_commands(changes in prop::collection::vec(change(), 1..4), target in target()) {
        let lines: Vec<String> = changes.iter().map(|change| line(change, &target).unwrap().text).collect();
        for separator in ["\n", " ; ", " && ", "  \r\n\r\n$ "] {
            let text = lines.join(separator);
            let commands = parse(&text).unwrap();
            let known = showing(&target);
            let actions: Vec<_> = commands.iter().map(|command| command.resolve(&known).unwrap().action).collect();
            let expected: Vec<_> = changes.iter().cloned().map(Action::Change).collect();
            prop_assert_eq!(actions, expected, "{}", &text);
        }
    }

    #[test]
    fn no_text_is_too_strange_to_be_read_or_completed(text in "(sls|deploy|update-alias|--inputs|config=|traffic=|version=n|[ '\"\\\\{}:,é“—\n$#;&]|\"weights\"|\\PC){0,30}") {
        if let Err(refusal) = parse(&text) {
            prop_assert!(text.get(refusal.at.clone()).is_some(), "{:?} of {:?}", refusal, text);
            prop_assert!(!refusal.problem.to_string().is_empty());
        }
        for cursor in 0..=text.len() {
            for completion in complete(&text, cursor, &Known::default()) {
                prop_assert!(text.get(completion.range).is_some());
            }
        }
    }
}

#[test]
fn every_verb_has_a_name_that_is_read_back() {
    for verb in Verb::ALL {
        let inputs = "--inputs name=a function=f version=1 config='{\"weights\":{}}'";
        let words: Vec<&str> = inputs.split(' ').collect();
        let taken = words.into_iter().filter(|word| {
            let key = word.split('=').next().unwrap_or_default();
            key == "--inputs"
                || (verb.keys().contains(&key) && !(verb == Verb::Deploy && key == "name"))
        });
        let line = format!("sls {verb} {}", taken.collect::<Vec<_>>().join(" "));
        assert_eq!(parse(&line).unwrap()[0].verb, verb, "{line}");
    }
}
