//! Drawn from the link alone, and compared with the function as it is.

use halftone::change::{Change, Deploy, Snapshot, TriggerChange, TriggerKey, plan};
use halftone::review::{Drawn, Proposal, Review, Standing, from_link, to_link};
use halftone::scf::Region;
use halftone::traffic::{Split, Version, Weight};

use crate::samples::{
    alias, name, percent, published, review, rollout_plan, snapshot, trigger, update,
};

fn through_link(review: &Review) -> Review {
    from_link(&to_link(review).unwrap()).unwrap()
}

fn with_prod(split: &Split, description: &str) -> Snapshot {
    let mut snapshot = snapshot();
    snapshot.aliases[1] = alias("prod", split, description);
    snapshot
}

/// Every kind of change that this function allows.
fn changes() -> Vec<Change> {
    let key = TriggerKey {
        name: "nightly".into(),
        kind: "timer".into(),
        qualifier: "prod".into(),
    };
    vec![
        Change::CreateAlias {
            alias: "beta".into(),
            split: Split::weighted(published(1), published(2), percent(50)),
            description: "new".into(),
        },
        update(Split::weighted(published(4), published(5), percent(20))),
        Change::DeleteAlias {
            alias: name("prod"),
        },
        Change::PublishVersion {
            description: "release".into(),
        },
        Change::Promote {
            alias: name("prod"),
        },
        Change::RollBack {
            alias: name("prod"),
        },
        Change::Deploy(Deploy::set_traffic(percent(10))),
        Change::Deploy(Deploy::finish("done")),
        Change::DeleteVersion {
            version: published(3),
        },
        Change::Triggers(vec![TriggerChange::Delete(key)]),
    ]
}

#[test]
fn the_link_alone_draws_what_its_author_saw() {
    let snapshot = snapshot();
    for change in changes() {
        let seen = plan(&change, &snapshot).unwrap();
        let review = through_link(&review(&change));
        let Drawn::Plan(drawn) = review.plan(&review.snapshot()) else {
            panic!("{change:?} is not drawn");
        };
        assert_eq!(drawn.calls(), seen.calls(), "{change:?}");
        assert_eq!(drawn.warnings, seen.warnings, "{change:?}");
        assert_eq!(review.standing(&snapshot), Standing::Holds, "{change:?}");
    }
    let review = Review::of_rollout(Region::GUANGZHOU, &rollout_plan(), &snapshot, String::new());
    let review = through_link(&review);
    let Drawn::Moves(moves) = review.plan(&review.snapshot()) else {
        panic!("a rollout is not drawn");
    };
    assert_eq!(moves.len(), 3, "two steps and the promotion");
    assert_eq!(review.standing(&snapshot), Standing::Holds);
}

#[test]
fn a_function_that_changed_is_told_from_one_that_is_as_proposed() {
    let wanted = Split::weighted(published(4), published(5), percent(20));
    let review = through_link(&review(&update(wanted.clone())));
    let moved = with_prod(&Split::all(published(5)), "for customers");
    assert_eq!(review.standing(&moved), Standing::Moved);
    // Somebody wrote another description: the proposal would put the old one back.
    let five = Split::weighted(published(4), published(5), percent(5));
    assert_eq!(review.standing(&with_prod(&five, "other")), Standing::Moved);
    let reached = with_prod(&wanted, "for customers");
    assert_eq!(review.standing(&reached), Standing::Reached);
    let mut gone = snapshot();
    gone.aliases.remove(1);
    assert_eq!(review.standing(&gone), Standing::Moved);
    // Touched and put back: nothing is lost.
    let mut touched = snapshot();
    touched.aliases[1].mod_time = "2026-11-25 11:00:00".into();
    assert_eq!(review.standing(&touched), Standing::Holds);
    // What it is not about may change.
    let mut elsewhere = snapshot();
    elsewhere.aliases[0] = alias("$DEFAULT", &Split::all(published(1)), "");
    elsewhere.triggers.push(trigger("hourly", "prod"));
    assert_eq!(review.standing(&elsewhere), Standing::Holds);
}

#[test]
fn a_proposal_that_counts_on_the_newest_version_notices_a_newer_one() {
    let mut newer = snapshot();
    let mut info = newer.versions[1].clone();
    info.version = published(6);
    newer.versions.insert(1, info);
    let publish = Change::PublishVersion {
        description: String::new(),
    };
    for change in [publish, Change::Deploy(Deploy::set_traffic(percent(10)))] {
        assert_eq!(
            review(&change).standing(&newer),
            Standing::Moved,
            "{change:?}"
        );
    }
    let other = review(&update(Split::all(published(5))));
    assert_eq!(other.standing(&newer), Standing::Holds);
}

#[test]
fn a_deleted_trigger_and_a_deleted_alias_are_reached() {
    let delete = review(&Change::DeleteAlias {
        alias: name("prod"),
    });
    let mut gone = snapshot();
    gone.aliases.remove(1);
    assert_eq!(delete.standing(&gone), Standing::Reached);
    let deleted = changes().pop().unwrap();
    let delete = review(&deleted);
    let mut gone = snapshot();
    gone.triggers.clear();
    assert_eq!(delete.standing(&gone), Standing::Reached);
    assert!(matches!(
        delete.proposal,
        Proposal::Change(Change::Triggers(_))
    ));
}

#[test]
fn the_review_of_an_undo_needs_no_reading() {
    let change = update(Split::weighted(Version::Latest, published(5), Weight::ZERO));
    let plan = plan(&change, &snapshot()).unwrap();
    let review = through_link(&Review::of(Region::GUANGZHOU, &plan, None, String::new()));
    assert_eq!(review.standing(&snapshot()), Standing::Holds);
    assert!(matches!(review.plan(&review.snapshot()), Drawn::Plan(_)));
}
