//! Changes while things go wrong: what their end says is what the account holds.

use halftone::change::{Cause, Change, Outcome, PutBack, TriggerChange, TriggerKey, TriggerSpec};
use halftone::emulator::Faults;

use crate::account::{Account, canary, create, update};

/// How often each kind of end came.
#[derive(Debug, Default)]
struct Ends {
    done: u32,
    put_back: u32,
    not_done: u32,
    halfway: u32,
}

fn trigger(qualifier: &str) -> TriggerSpec {
    TriggerSpec {
        key: TriggerKey {
            name: "tick".into(),
            kind: "timer".into(),
            qualifier: qualifier.into(),
        },
        desc: "*/5 * * * *".into(),
        enabled: true,
        argument: String::new(),
        description: String::new(),
    }
}

/// One after the other, each from where the last one was to lead.
fn changes() -> [Change; 6] {
    let tick = |change| Change::Triggers(vec![change]);
    [
        create("prod", canary(1, 2, 50)),
        tick(TriggerChange::Create(trigger("$DEFAULT"))),
        update("prod", canary(1, 2, 10)),
        tick(TriggerChange::Edit {
            key: trigger("$DEFAULT").key,
            to: trigger("prod"),
        }),
        Change::PublishVersion {
            description: "the next".into(),
        },
        update("prod", canary(1, 3, 5)),
    ]
}

/// All that an account holds and that a change can change, without its times.
fn held(account: &Account) -> Vec<String> {
    account.set_faults(Faults::default());
    account.settle();
    let snapshot = account.snapshot();
    let aliases = snapshot.aliases.iter().map(|alias| {
        let split = alias.split().unwrap();
        format!("{} {split:?} {}", alias.name.as_str(), alias.description)
    });
    let triggers = snapshot.triggers.iter();
    let triggers = triggers.map(|one| format!("{} {:?}", one.trigger_name, TriggerKey::of(one)));
    let versions = snapshot.versions.iter();
    let versions = versions.map(|info| format!("{} {}", info.version, info.description));
    let mut held: Vec<String> = aliases.chain(triggers).chain(versions).collect();
    held.sort();
    held
}

/// Carries every change out on an account of its own where the changes before went well, and
/// compares what its end says with what the account holds.
fn play(faults: &str, seed: u64, ends: &mut Ends) {
    for number in 0..changes().len() {
        let account = Account::new();
        let mut last = None;
        for change in changes().iter().take(number) {
            account.done(change);
            account.settle();
        }
        let before = held(&account);
        let plan = account.plan(&changes()[number]).unwrap();
        let seed = seed * 100 + number as u64;
        let faults: Faults = faults.parse().unwrap();
        account.set_faults(Faults { seed, ..faults });
        let outcome = account.execute(&plan);
        let now = held(&account);
        let twin = Account::new();
        for change in changes().iter().take(number + 1) {
            last = Some(twin.done(change));
            twin.settle();
        }
        let (after, what) = (held(&twin), format!("{number}, seed {seed}: {outcome:?}"));
        match outcome {
            Outcome::Done(done) => {
                ends.done += 1;
                assert_eq!(now, after, "{what}");
                let left = last.map(|last| last.left.len());
                assert_eq!(Some(done.left.len()), left, "{what}");
            }
            Outcome::Conflict(_) => panic!("nobody else is here: {what}"),
            Outcome::Failed(failure) => match (&failure.cause, &failure.put_back) {
                (_, Some(PutBack::Done)) => {
                    ends.put_back += 1;
                    assert_eq!(now, before, "{what}");
                }
                (Cause::Call(_), None) if failure.so_far.left.is_empty() => {
                    ends.not_done += 1;
                    assert_eq!(now, before, "{what}");
                }
                _ => {
                    ends.halfway += 1;
                    // What was done, or may have been, is taken back by looking first. A version
                    // stays, and there is one at most.
                    match plan.reversal(&failure.so_far) {
                        Some(undo) => {
                            let back = account.execute(&undo.plan());
                            assert!(matches!(back, Outcome::Done(_)), "{back:?} {what}");
                            assert_eq!(held(&account), before, "{what}");
                        }
                        None if failure.so_far.left.is_empty() => {
                            assert!(now == before || now == after, "{what}");
                        }
                        None => assert_eq!(now, after, "{what}"),
                    }
                }
            },
        }
    }
}

#[test]
fn what_the_end_of_a_change_says_is_what_the_account_holds() {
    let mut ends = Ends::default();
    for seed in 0..60 {
        play(
            "drop-before=1%,drop-after=1%,5xx=1%,throttle=1%",
            seed,
            &mut ends,
        );
    }
    // 360 changes of up to eight calls each: nearly all get through, by trying again and looking.
    assert!(ends.done >= 350, "{ends:?}");
}

#[test]
fn on_the_worst_of_lines_nothing_is_lost_and_nothing_is_done_twice() {
    let mut ends = Ends::default();
    let faults =
        "drop-before=12%,drop-after=12%,5xx=12%,internal-error=12%,throttle=12%,truncate=5%";
    for seed in 0..60 {
        play(faults, seed, &mut ends);
    }
    // Every kind of end was seen.
    let Ends {
        done,
        put_back,
        not_done,
        halfway,
    } = ends;
    assert!(
        done > 100 && put_back > 0 && not_done > 0 && halfway > 0,
        "{ends:?}"
    );
}
