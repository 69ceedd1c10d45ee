//! Triggers as the `events:` block of a `serverless.yml`.

use crate::change::TriggerSpec;
use crate::cron::Cron;
use crate::yaml::quoted;

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
