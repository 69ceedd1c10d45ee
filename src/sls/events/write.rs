//! Triggers as the `events:` block of a `serverless.yml`.

use crate::change::TriggerSpec;
use crate::cron::Cron;

/// The block for these triggers, set off so that it can be pasted below `inputs:`.
///
/// Timers are written in full, with the cron expression as the cloud stores it, so that `sls deploy`
/// finds them unchanged. Triggers of other kinds are told in a comment with all that sets them off:
/// how the tool names their parameters is not documented. Descriptions have no place in the file.
pub fn write(triggers: &[TriggerSpec]) -> String {
    let mut text = String::from(
        "  # sls deploy deletes every trigger of the function that is not listed here.\n",
    );
    let is_timer = |spec: &&TriggerSpec| spec.key.kind == "timer";
    for other in triggers.iter().filter(|spec| !is_timer(spec)) {
        let (kind, name) = (&other.key.kind, quoted(&other.key.name));
        let qualifier = quoted(&other.key.qualifier);
        let switch = if other.enabled { "on" } else { "off" };
        // A line break would end the comment.
        let desc = other.desc.replace(['\n', '\r'], " ");
        let line = format!("the {kind} trigger {name}, {switch}, calling {qualifier}: {desc}");
        text.push_str("  # Not listed: ");
        text.push_str(&line);
        text.push('\n');
    }
    let mut timers = triggers.iter().filter(is_timer).peekable();
    if timers.peek().is_none() {
        text.push_str("  events: []\n");
        return text;
    }
    text.push_str("  events:\n");
    for timer in timers {
        write_timer(&mut text, timer);
    }
    text
}

fn write_timer(text: &mut String, timer: &TriggerSpec) {
    let cron = timer.desc.parse::<Cron>();
    let (expression, words) = match &cron {
        Ok(cron) => (cron.stored(), format!(" # {}, Beijing time", cron.words())),
        Err(_) => (timer.desc.as_str(), String::new()),
    };
    let enable = if timer.enabled { "true" } else { "false" };
    let lines = [
        "    - timer:".to_owned(),
        format!("        name: {}", quoted(&timer.key.name)),
        "        parameters:".to_owned(),
        format!("          qualifier: {}", quoted(&timer.key.qualifier)),
        format!("          cronExpression: {}{words}", quoted(expression)),
        format!("          enable: {enable}"),
        format!("          argument: {}", quoted(&timer.argument)),
    ];
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
}

/// A text as a value: as it is where nothing else can be meant, in quotes otherwise.
fn quoted(text: &str) -> String {
    let simple = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let is_reserved = reserved.iter().any(|word| text.eq_ignore_ascii_case(word));
    if text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(simple)
        && !is_reserved
    {
        return text.to_owned();
    }
    let unprintable = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if !text.contains(unprintable) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if unprintable(letter) => {
                quoted.push_str("\\u");
                let code = u32::from(letter);
                let digit = |place: u32| char::from_digit(code >> (4 * place) & 15, 16);
                quoted.extend((0..4).rev().filter_map(digit));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
