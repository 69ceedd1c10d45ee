//! Rollouts on a line on which things go wrong: whatever happens, nothing is lost, nothing is done
//! twice, and nothing is written that the journal did not announce.

use halftone::rollout::Ended;

use crate::world::{Left, World, default_alias, fault_of, prod};

#[test]
fn a_good_release_is_promoted_and_a_bad_one_rolled_back() {
    for plan in [prod(), default_alias()] {
        let good = World::new(1, plan.alias.as_str());
        assert_eq!(good.to_end(&plan), Left::Ended(Ended::Promoted));
        assert_eq!(fault_of(&good, &plan, &Left::Ended(Ended::Promoted)), None);
        let bad = World::new(1, plan.alias.as_str());
        bad.fail(plan.canary, 100_000);
        assert_eq!(bad.to_end(&plan), Left::Ended(Ended::RolledBack));
        assert_eq!(fault_of(&bad, &plan, &Left::Ended(Ended::RolledBack)), None);
    }
}

#[test]
fn every_rollout_ends_or_says_why_not_however_bad_the_line_is() {
    for (percent, rollouts) in [(1, 60), (10, 40)] {
        let mut ended = 0;
        for seed in 0..rollouts {
            let plan = if seed % 2 == 0 {
                prod()
            } else {
                default_alias()
            };
            let world = World::new(seed, plan.alias.as_str());
            if seed % 4 < 2 {
                world.fail(plan.canary, 100_000);
            }
            world.faults(&format!(
                "drop-before={percent}%,drop-after={percent}%,5xx={percent}%,internal-error={percent}%,throttle={percent}%,truncate={percent}%,seed={seed}"
            ));
            let left = world.to_end(&plan);
            assert_eq!(fault_of(&world, &plan, &left), None, "seed {seed}");
            ended += usize::from(matches!(left, Left::Ended(_)));
        }
        assert!(percent > 1 || ended == 60, "{ended}");
    }
}

#[test]
fn a_version_that_was_made_although_the_answer_was_lost_is_not_made_again() {
    let plan = default_alias();
    for seed in 0..20 {
        let world = World::new(seed, "$DEFAULT");
        world.faults(&format!("drop-after=60%,only=writes,seed={seed}"));
        let left = world.to_end(&plan);
        assert_eq!(fault_of(&world, &plan, &left), None, "seed {seed}");
    }
}
