//! What is offered where the cursor is.

use halftone::sls::complete;

use crate::support::usual;

/// The text with each completion at the end taken.
fn completed(text: &str) -> Vec<String> {
    let completions = complete(text, text.len(), &usual());
    let taken = completions.into_iter().map(|completion| {
        let mut text = text.to_owned();
        text.replace_range(completion.range, &completion.insert);
        text
    });
    taken.collect()
}

#[test]
fn commands_are_completed() {
    assert_eq!(completed("").len(), 6);
    assert_eq!(completed("sls up"), ["sls update-alias --inputs "]);
    assert_eq!(
        completed("sls deploy\nsls pub"),
        ["sls deploy\nsls publish-ver --inputs "]
    );
    assert!(completed("npm r").is_empty());
}

#[test]
fn inputs_are_completed_once_each() {
    assert_eq!(completed("sls deploy t"), ["sls deploy --inputs traffic="]);
    assert_eq!(
        completed("sls delete-alias --inputs name=a "),
        [
            "sls delete-alias --inputs name=a function=",
            "sls delete-alias --inputs name=a namespace="
        ]
    );
}

#[test]
fn functions_aliases_and_versions_are_completed() {
    let line = |end: &str| format!("sls update-alias --inputs {end}");
    assert_eq!(
        completed(&line("function=my")),
        [
            line("function=my-function"),
            line("function=my-other-function")
        ]
    );
    assert_eq!(completed(&line("name=ali")), [line("name=alias-prod")]);
    assert_eq!(completed(&line("name='$D")), [line("name='$DEFAULT'")]);
    assert_eq!(completed(&line("version=5")), Vec::<String>::new());
    assert_eq!(completed(&line("version="))[0], line("version=5"));
    let config = completed(&line("config="));
    assert_eq!(config[0], line(r#"config='{"weights":{"5":0.1}}'"#));
    let inside = line(r#"config='{"weights":{"$"#);
    assert_eq!(
        completed(&inside),
        [line(r#"config='{"weights":{"$LATEST":"#)]
    );
    assert!(completed(&line("function=checkout name=a")).is_empty());
}

#[test]
fn the_default_alias_is_not_offered_for_deletion() {
    let offered = completed("sls delete-alias --inputs name=");
    assert_eq!(offered.len(), 2, "{offered:?}");
}
