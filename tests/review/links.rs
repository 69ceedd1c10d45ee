//! What a link carries and what it refuses.

use halftone::change::{Change, Deploy, Package, plan};
use halftone::review::{
    LONGEST_LINK, LONGEST_NOTE, NoLink, Review, Unreadable, from_link, to_link,
};
use halftone::scf::Region;
use halftone::traffic::{Split, Weight};
use proptest::prelude::*;

use crate::samples::{any_review, percent, published, review, rollout_plan, snapshot, update};

fn usual() -> Review {
    review(&update(Split::weighted(
        published(4),
        published(5),
        percent(20),
    )))
}

/// A link of this content, with the digest that belongs to it: made by somebody, not by slips.
fn forged(json: &str) -> String {
    use base64::Engine as _;
    let digest = halftone::tc3::sha256(json.as_bytes()).to_string();
    let content = format!("{}{json}", &digest[..16]);
    let content = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(content);
    format!("1.{}.{content}", content.len())
}

proptest! {
    #[test]
    fn a_review_comes_out_of_its_link_as_it_went_in(review in any_review()) {
        match to_link(&review) {
            Ok(link) => {
                prop_assert!(link.len() <= LONGEST_LINK);
                let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                prop_assert!(link.chars().all(plain), "{}", link);
                prop_assert_eq!(from_link(&link).unwrap(), review);
            }
            Err(refusal) => prop_assert!(matches!(refusal, NoLink::TooLong { .. }), "{:?}", refusal),
        }
    }

    #[test]
    fn whatever_stands_in_an_address_is_read_or_refused(link in "[ -~]{0,80}", json in "[\\[\\]{}:,\"a-z0-9]{0,60}") {
        prop_assert!(from_link(&link).is_err());
        prop_assert!(from_link(&forged(&json)).is_err());
    }
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let link = to_link(&usual()).unwrap();
    for at in 0..link.len() {
        for bit in 0..7 {
            let mut bytes = link.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let tampered = String::from_utf8(bytes).unwrap();
            assert!(from_link(&tampered).is_err(), "bit {bit} of {at}");
        }
        let cut = from_link(&link[..at]);
        assert!(
            matches!(cut, Err(Unreadable::Truncated | Unreadable::NoReview)),
            "cut at {at}: {cut:?}"
        );
    }
    assert_eq!(
        from_link(&link[..link.len() - 1]),
        Err(Unreadable::Truncated)
    );
    assert_eq!(from_link(&format!("{link}A")), Err(Unreadable::Tampered));
    assert_eq!(from_link(&format!("{link}\n")), Err(Unreadable::Tampered));
}

#[test]
fn each_kind_of_wrong_link_is_told_from_the_others() {
    let link = to_link(&usual()).unwrap();
    let other = link.replacen("1.", "2.", 1);
    assert_eq!(from_link(&other), Err(Unreadable::Newer));
    assert_eq!(from_link(""), Err(Unreadable::NoReview));
    assert_eq!(from_link("ap-guangzhou"), Err(Unreadable::NoReview));
    assert_eq!(
        from_link(&"1".repeat(LONGEST_LINK + 1)),
        Err(Unreadable::TooLong)
    );

    let with = |change: &str| {
        forged(&format!(
            r#"{{"r":"ap-guangzhou","n":"default","f":"checkout",{change}}}"#
        ))
    };
    assert!(from_link(&with(r#""c":["promote","prod"]"#)).is_ok());
    for (content, wanted) in [
        (r#""c":["explode","prod"]"#, Unreadable::UnknownChange),
        (r#""x":1"#, Unreadable::UnknownChange),
        // 100.01 %, half a version, an empty name, a second line in one, code.
        (
            r#""c":["update","prod",[4,5,10001],null]"#,
            Unreadable::Nonsense,
        ),
        (r#""c":["update","prod",[4.5],null]"#, Unreadable::Nonsense),
        (r#""c":["promote",""]"#, Unreadable::Nonsense),
        (r#""c":["promote","a\nb"]"#, Unreadable::Nonsense),
        (
            r#""c":["deploy","UEsDBA==",null,null]"#,
            Unreadable::Nonsense,
        ),
    ] {
        assert_eq!(from_link(&with(content)), Err(wanted), "{content}");
    }
    let hidden = with(r#""c":["promote","prod"],"w":"good \u202e dab""#);
    assert_eq!(from_link(&hidden), Err(Unreadable::Characters));
    let long = format!(
        r#""c":["promote","prod"],"w":"{}""#,
        "a".repeat(LONGEST_NOTE + 1)
    );
    assert_eq!(from_link(&with(&long)), Err(Unreadable::Nonsense));
    let mars = forged(r#"{"r":"mars-1","n":"default","f":"f","c":["promote","prod"]}"#);
    assert_eq!(from_link(&mars), Err(Unreadable::UnknownRegion));
    let plan = with(r#""p":"function: checkout""#);
    assert!(matches!(from_link(&plan), Err(Unreadable::Plan(_))));
    // The plan of another function than the one that is named.
    let other = with(r#""p":"function: other\nalias: prod\ncanary: 5\nfinish: promote\n""#);
    assert_eq!(from_link(&other), Err(Unreadable::Nonsense));
}

#[test]
fn what_cannot_travel_in_a_link_is_refused_with_what_to_do() {
    let with_note = |note: String| to_link(&Review { note, ..usual() });
    assert_eq!(
        with_note("a".repeat(LONGEST_NOTE + 1)),
        Err(NoLink::NoteTooLong {
            characters: LONGEST_NOTE + 1
        })
    );
    assert_eq!(with_note("good \u{202e} dab".into()), Err(NoLink::Note));
    assert!(with_note("灰".repeat(LONGEST_NOTE)).is_ok());

    let long = Change::UpdateSplit {
        alias: "prod".parse().unwrap(),
        split: Split::all(published(5)),
        description: Some("x".repeat(4_000)),
    };
    let mut review = usual();
    review.proposal = halftone::review::Proposal::Change(long);
    let Err(NoLink::TooLong { characters }) = to_link(&review) else {
        panic!("it fits");
    };
    assert!(characters > LONGEST_LINK);

    let deploy = Change::Deploy(Deploy {
        code: Some(Package::of("code.zip", b"PK\x05\x06")),
        share: Some(Weight::ZERO),
        ..Deploy::default()
    });
    let snapshot = snapshot();
    let plan = plan(&deploy, &snapshot).unwrap();
    let review = Review::of(Region::GUANGZHOU, &plan, Some(&snapshot), String::new());
    assert_eq!(to_link(&review), Err(NoLink::Code));
}

#[test]
fn a_rollout_is_carried_with_the_alias_as_it_was() {
    let review = Review::of_rollout(
        Region::GUANGZHOU,
        &rollout_plan(),
        &snapshot(),
        "In two steps.".into(),
    );
    let opened = from_link(&to_link(&review).unwrap()).unwrap();
    assert_eq!(opened, review);
    assert_eq!(opened.base.aliases.len(), 1);
}
