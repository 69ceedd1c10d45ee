//! What a held key signs, over whatever a page may ask for.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use halftone::keyring::{Days, Guard};
use halftone::scf::{Action, Mode, Region, ToSign, Unsigned};
use halftone::tc3::Date;
use proptest::prelude::*;

/// A moment of 2026-11-25, in Unix seconds.
const NOW: u64 = 1_795_651_000;

fn request(action: Action, timestamp: u64) -> ToSign {
    ToSign {
        action,
        region: Region::GUANGZHOU,
        timestamp,
        body: "{}".to_owned(),
    }
}

proptest! {
    #[test]
    fn no_second_holds_more_of_an_action_than_the_cloud_takes(
        pauses in prop::collection::vec(0_u64..200, 1..400),
    ) {
        let mut guard = Guard::new(Mode::Full);
        let (mut now, mut signed) = (NOW * 1_000, Vec::new());
        for pause in pauses {
            now += pause;
            let request = request(Action::UpdateAlias, now / 1_000);
            match guard.admit(&request, now, u64::MAX) {
                Ok(()) => signed.push(now),
                Err(refusal) => prop_assert_eq!(refusal, Unsigned::TooMany),
            }
        }
        for window in signed.windows(21) {
            prop_assert!(window[20] - window[0] >= 1_000);
        }
        prop_assert!(!signed.is_empty());
    }

    #[test]
    fn whatever_is_signed_is_of_the_mode_of_now_and_of_a_day_that_has_a_key(
        action in prop::sample::select(Action::ALL.to_vec()),
        mode in prop::sample::select(Mode::ALL.to_vec()),
        opened in 0_u64..200_000,
        later in 0_u64..300_000,
        skew in -200_i64..200,
    ) {
        let opened = NOW + opened;
        let (days, now) = (Days::from(opened), opened + later);
        let timestamp = now.saturating_add_signed(skew);
        let verdict = Guard::new(mode).admit(&request(action, timestamp), now * 1_000, days.end());
        let date = Date::from_unix_seconds(timestamp);
        let has_key = days.slots().any(|slot| slot.date == date);
        if verdict.is_ok() {
            prop_assert!(action.mode() <= mode);
            prop_assert!(timestamp.abs_diff(now) <= 60);
            // A clock that was right when the key came and is set back has no key to sign with.
            prop_assert!(has_key || timestamp < days.begin());
        } else {
            let is_due = action.mode() <= mode && timestamp.abs_diff(now) <= 60 && has_key;
            prop_assert!(!is_due);
        }
    }
}
