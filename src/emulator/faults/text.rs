//! Faults as a person writes them: `drop-before=1%,delay=200ms,only=writes,seed=7`.

use std::fmt;
use std::str::FromStr;

use super::{Faults, FaultsProblem, Mishap, Odds};
use crate::scf::Effect;

const DELAY: &str = "delay";
const STUCK: &str = "stuck-updating";
const SKEW: &str = "clock-skew";
const EXPIRED: &str = "expired-token";
const ONLY: &str = "only";
const SEED: &str = "seed";
const READS: &str = "reads";
const WRITES: &str = "writes";
/// The whole text if nothing goes wrong.
const NONE: &str = "none";

/// All that can be written.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let mishaps = Mishap::ALL.into_iter().map(Mishap::name);
    mishaps.chain([DELAY, STUCK, SKEW, EXPIRED, ONLY, SEED])
}

impl FromStr for Faults {
    type Err = FaultsProblem;

    fn from_str(text: &str) -> Result<Self, FaultsProblem> {
        let mut faults = Self::default();
        let mut written = Vec::new();
        if matches!(text.trim(), "" | NONE) {
            return Ok(faults);
        }
        for part in text.split(',') {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (name.trim(), value.trim());
            let unknown = || FaultsProblem::Unknown {
                name: name.to_owned(),
            };
            let name = names().find(|known| *known == name).ok_or_else(unknown)?;
            if written.contains(&name) {
                return Err(FaultsProblem::Twice { name });
            }
            written.push(name);
            faults.set(name, value, part.contains('='))?;
        }
        Ok(faults)
    }
}

impl Faults {
    fn set(
        &mut self,
        name: &'static str,
        value: &str,
        has_value: bool,
    ) -> Result<(), FaultsProblem> {
        let own = || value.to_owned();
        let no_duration = || FaultsProblem::NotDuration { name, value: own() };
        match name {
            DELAY => self.delay = milliseconds(value).ok_or_else(no_duration)?,
            STUCK => self.stuck_updating = milliseconds(value).ok_or_else(no_duration)?,
            SKEW => self.clock_skew = signed_seconds(value).ok_or_else(no_duration)?,
            EXPIRED if has_value => return Err(FaultsProblem::NotASwitch { name }),
            EXPIRED => self.expired_token = true,
            ONLY => {
                self.only = Some(match value {
                    READS => Effect::Reads,
                    WRITES => Effect::Writes,
                    _ => return Err(FaultsProblem::NotAKind { value: own() }),
                });
            }
            SEED => {
                let seed = value.parse();
                self.seed = seed.map_err(|_| FaultsProblem::NotASeed { value: own() })?;
            }
            _ => {
                let odds = Odds::parse(value);
                let odds = odds.ok_or_else(|| FaultsProblem::NotOdds { name, value: own() })?;
                let mishap = Mishap::ALL.into_iter().find(|one| one.name() == name);
                *self = mishap.map_or(*self, |mishap| self.with(mishap, odds));
            }
        }
        Ok(())
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        for mishap in Mishap::ALL {
            let odds = self.odds(mishap);
            if odds != Odds::NEVER {
                parts.push(format!("{}={odds}", mishap.name()));
            }
        }
        for (name, duration) in [(DELAY, self.delay), (STUCK, self.stuck_updating)] {
            match duration {
                0 => {}
                whole if whole % 1_000 == 0 => parts.push(format!("{name}={}s", whole / 1_000)),
                other => parts.push(format!("{name}={other}ms")),
            }
        }
        if self.clock_skew != 0 {
            parts.push(format!("{SKEW}={}s", self.clock_skew));
        }
        if self.expired_token {
            parts.push(EXPIRED.to_owned());
        }
        match self.only {
            Some(Effect::Reads) => parts.push(format!("{ONLY}={READS}")),
            Some(Effect::Writes) => parts.push(format!("{ONLY}={WRITES}")),
            None => {}
        }
        if self.seed != 0 {
            parts.push(format!("{SEED}={}", self.seed));
        }
        if parts.is_empty() {
            return f.write_str(NONE);
        }
        f.write_str(&parts.join(","))
    }
}

/// A time with its unit.
fn milliseconds(text: &str) -> Option<u32> {
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)];
    let found = units.into_iter().find_map(|(unit, length)| {
        let number = text.strip_suffix(unit)?;
        Some((number, length))
    });
    let (number, unit) = found?;
    let all_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let number: u32 = number.parse().ok().filter(|_| all_digits)?;
    number.checked_mul(unit)
}

/// A time in whole seconds that may lie behind.
fn signed_seconds(text: &str) -> Option<i32> {
    let (is_behind, length) = match text.strip_prefix('-') {
        Some(length) => (true, length),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let length = milliseconds(length).filter(|length| length % 1_000 == 0)? / 1_000;
    let length = i32::try_from(length).ok()?;
    Some(if is_behind { -length } else { length })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_written_again() {
        for text in [
            "none",
            "drop-before=1%,drop-after=0.5%,5xx=1%,internal-error=2%,throttle=1%,truncate=0.5%,\
             foreign-change=10%,delay=200ms,stuck-updating=90s,clock-skew=-600s,expired-token,\
             only=writes,seed=7",
            "delay=2s,only=reads",
        ] {
            let faults: Faults = text.parse().unwrap_or_default();
            assert_eq!(faults.to_string(), text);
        }
        let spaced = " drop-after = 1% , clock-skew = +10m ".parse::<Faults>();
        let spaced = spaced.map(|faults| faults.to_string());
        assert_eq!(spaced.as_deref(), Ok("drop-after=1%,clock-skew=600s"));
        assert_eq!("".parse(), Ok(Faults::default()));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_what_to_write() {
        for (text, words) in [
            ("drop=1%", "drop-before, drop-after, 5xx"),
            ("throttle", "throttle=0.5%"),
            ("throttle=2", "throttle=0.5%"),
            ("delay=200", "(ms, s, m or h)"),
            ("delay=-1s", "delay=30s"),
            ("delay=1194h", "delay=30s"),
            ("clock-skew=1500ms", "clock-skew=30s"),
            ("expired-token=1%", "write it alone"),
            ("only=deletes", "only=reads or only=writes"),
            ("seed=x", "seed=7"),
            ("throttle=1%,throttle=2%", "twice"),
            ("throttle=1%,", "there is no fault “”"),
        ] {
            let problem = text.parse::<Faults>().err();
            let message = problem.map(|problem| problem.to_string());
            let message = message.unwrap_or_default();
            assert!(message.contains(words), "{text}: {message}");
        }
    }
}
