//! A plan as its text: the same plan always gives the same text, and [`read`](super::read()) gives
//! the plan back.

use super::{End, Guards, Hold, Plan, Reaction, Unsure};
use crate::yaml::quoted;

/// The text of a plan.
pub fn write(plan: &Plan) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: &str| {
        text.push_str(key);
        text.push_str(": ");
        text.push_str(value);
        text.push('\n');
    };
    if let Some(region) = plan.region {
        line("region", region.name());
    }
    line("namespace", &quoted(&plan.target.namespace));
    line("function", &quoted(&plan.target.function));
    line("alias", &name(plan.alias.as_str()));
    line("canary", &plan.canary.to_string());
    if !plan.steps.is_empty() {
        text.push_str("steps:\n");
    }
    for step in &plan.steps {
        let (share, hold) = (step.share.percent_text(), hold_text(step.hold));
        text.push_str("  - share: ");
        text.push_str(&share);
        text.push_str("%\n    hold: ");
        text.push_str(&hold);
        text.push('\n');
    }
    if let Some(finish) = plan.finish {
        text.push_str(match finish {
            End::Promote => "finish: promote\n",
            End::Keep => "finish: keep\n",
        });
    }
    if plan.guards != Guards::NONE {
        text.push_str("guards:\n");
        write_guards(&mut text, &plan.guards);
    }
    text
}

fn write_guards(text: &mut String, guards: &Guards) {
    let mut line = |key: &str, value: &str| {
        for part in ["  ", key, ": ", value, "\n"] {
            text.push_str(part);
        }
    };
    if let Some(rise) = guards.errors {
        let noun = if rise.millionths() == 10_000 {
            "point"
        } else {
            "points"
        };
        line("errors", &format!("{} {noun}", rise.percent_text()));
    }
    if let Some(percent) = guards.latency {
        line("latency", &format!("{percent}%"));
    }
    if let Some(count) = guards.throttles {
        line("throttles", &format!("{count} per minute"));
    }
    line(
        "on-trip",
        match guards.reaction {
            Reaction::RollBack => "roll back",
            Reaction::Hold => "hold",
        },
    );
    line(
        "when-unsure",
        match guards.unsure {
            Unsure::Wait => "wait",
            Unsure::Ask => "ask",
            Unsure::Advance => "advance",
        },
    );
}

/// A hold as it is read: in the largest unit that is exact.
fn hold_text(hold: Hold) -> String {
    match hold {
        Hold::Approval => "approval".to_owned(),
        Hold::Requests(count) => format!("{count} requests"),
        Hold::Time(seconds) => {
            let units = [(86_400, 'd'), (3_600, 'h'), (60, 'm')];
            let exact = units
                .into_iter()
                .find(|(unit, _)| seconds > 0 && seconds % unit == 0);
            let (unit, sign) = exact.unwrap_or((1, 's'));
            format!("{}{sign}", seconds / unit)
        }
    }
}

/// `$DEFAULT` is plain in YAML; everything else as texts are.
fn name(alias: &str) -> String {
    if alias == "$DEFAULT" {
        alias.to_owned()
    } else {
        quoted(alias)
    }
}
