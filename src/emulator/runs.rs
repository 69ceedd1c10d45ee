//! Which version serves which draw, told in runs, so that many requests can be divided at once.

use crate::traffic::{Method, Routing, Split, Version};

/// The version that serves the request of each draw from `0..10_000`, as runs: the version and
/// where its run ends.
///
/// Who sends a request to an alias with rules carries a number from 0 to 99 in the header of every
/// range, and the value of every exact rule in one of twenty requests.
pub(super) fn runs(split: &Split) -> Vec<(Version, u16)> {
    let step = match split.routing {
        Routing::MainOnly => return vec![(split.main, DRAWS)],
        Routing::Weighted { weight, .. } => weight.ten_thousandths().clamp(1, DRAWS - 1),
        Routing::Rules(_) => 100,
    };
    let mut runs: Vec<(Version, u16)> = Vec::new();
    let mut draw = 0;
    while draw < DRAWS {
        let number = (draw / 100).to_string();
        let version = split.route(draw, |header| carried(split, header, &number, draw < 500));
        // Weights change the version once at most, at the step.
        let end = match split.routing {
            Routing::Weighted { .. } if draw >= step => DRAWS,
            _ => draw + step,
        };
        match runs.last_mut() {
            Some((last, until)) if *last == version => *until = end,
            _ => runs.push((version, end)),
        }
        draw = end;
    }
    runs
}

/// How many different draws there are.
pub(super) const DRAWS: u16 = 10_000;

/// What a request carries in a header that a rule looks at.
fn carried<'a>(split: &'a Split, header: &str, number: &'a str, tests: bool) -> Option<&'a str> {
    let Routing::Rules(rules) = &split.routing else {
        return None;
    };
    let rule = rules.iter().find(|rule| rule.header() == Some(header))?;
    match rule.method {
        Method::Range => Some(number),
        Method::Exact => tests.then_some(rule.expression.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::traffic::{MatchRule, Weight};
    use Version::Published;

    #[test]
    fn runs_send_every_draw_where_the_split_routes_it() {
        for weight in [0, 1, 100, 3_333, 5_000, 9_999, 10_000] {
            let weight = Weight::from_ten_thousandths(weight).unwrap_or_default();
            let split = Split::weighted(Published(1), Published(2), weight);
            let runs = runs(&split);
            for draw in 0..DRAWS {
                let run = runs.iter().find(|(_, end)| draw < *end);
                let version = run.map(|(version, _)| *version);
                assert_eq!(
                    version,
                    Some(split.route(draw, |_| None)),
                    "{weight} {draw}"
                );
            }
        }
    }

    #[test]
    fn rules_send_the_numbers_that_they_name() {
        let rule = |version, method, expression: &str| MatchRule {
            version: Published(version),
            key: format!("invoke.headers.H{version}"),
            method,
            expression: expression.to_owned(),
        };
        let routed = |rules| {
            runs(&Split {
                main: Published(1),
                routing: Routing::Rules(rules),
            })
        };
        let ranges = vec![
            rule(2, Method::Range, "[0,10)"),
            rule(3, Method::Range, "[10,30)"),
        ];
        let expected = [
            (Published(2), 1_000),
            (Published(3), 3_000),
            (Published(1), DRAWS),
        ];
        assert_eq!(routed(ranges), expected);
        let exact = routed(vec![rule(2, Method::Exact, "yes")]);
        assert_eq!(exact, [(Published(2), 500), (Published(1), DRAWS)]);
    }
}
