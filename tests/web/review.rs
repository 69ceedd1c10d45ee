//! Review links, from the preview that makes one to the page that opens it.

use halftone::change::{Change, Target};
use halftone::review::{Base, LONGEST_LINK, Proposal, Review, to_link};
use halftone::scf::Region;
use halftone::traffic::AliasName;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

use super::cloud::{Cloud, SECRET_ID, SECRET_KEY, paste};
use super::page::{press, send, text_of};

const PROD: &str = "#/ap-guangzhou/default/checkout/alias/prod";
const HOLDS: &str = "The function is still as it was when this was proposed";
const OFFLINE: &str = "Drawn from the link alone";

async fn connect(page: &Cloud) {
    let env = format!("TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}");
    page.until("the form is there", |page| !page.all("form").is_empty())
        .await;
    paste(&page.field("SecretId"), &env).await;
    page.connect().await;
}

/// Previews another share for version 5 of `prod`.
async fn preview(page: &Cloud, percent: &str) {
    page.go(PROD).await;
    let find = "input[type=text][aria-label='Weight of version 5']";
    page.until("the weight can be typed", |page| !page.all(find).is_empty())
        .await;
    let field: HtmlInputElement = page.all(find).remove(0).unchecked_into();
    field.set_value(percent);
    send(&field, "input").await;
    press(&field, "Enter").await;
    page.click("Preview").await;
    page.until("the preview is there", |page| page.has_button("Apply"))
        .await;
}

async fn applied(page: &Cloud) {
    page.click("Apply").await;
    page.until("it is done", |page| {
        page.text().contains("Done, and read back.")
    })
    .await;
    page.click("Close").await;
}

/// The address of a review of 20 % for version 5, made in the preview and put away unapplied.
async fn proposed(page: &Cloud, note: &str) -> String {
    preview(page, "20").await;
    let fold = page.all("dialog summary").into_iter();
    let mut fold = fold.filter(|one| text_of(one) == "Ask for a review");
    fold.next()
        .unwrap()
        .unchecked_into::<HtmlInputElement>()
        .click();
    let field = page.field("Note for the reviewer");
    paste(&field, note).await;
    page.click("Copy review link").await;
    page.until("there is a link", |page| {
        !page.all(".review-address").is_empty()
    })
    .await;
    let link = text_of(&page.all("dialog .review-address").remove(0));
    page.click("Cancel").await;
    let (_, hash) = link.split_once('#').unwrap();
    format!("#{hash}")
}

/// A console with an account in which a change was proposed.
async fn author(note: &str) -> (Cloud, String) {
    window().local_storage().unwrap().unwrap().clear().unwrap();
    let page = Cloud::new().await;
    connect(&page).await;
    let link = proposed(&page, note).await;
    (page, link)
}

#[wasm_bindgen_test]
async fn a_link_is_drawn_without_an_account_and_applied_with_one() {
    let (page, link) = author("Errors are flat. <b>Ship it</b>").await;
    let page = page.reloaded().await;
    page.go(&link).await;
    let text = page.text();
    assert!(text.contains("Review: Change alias prod"), "{text}");
    assert!(text.contains(OFFLINE), "{text}");
    assert!(text.contains("version 5 goes from 10 % to 20 %"), "{text}");
    assert!(text.contains("Errors are flat. <b>Ship it</b>"), "{text}");
    assert!(page.all("blockquote b").is_empty(), "a note is no markup");
    assert!(!page.has_button("Apply"));
    let graphs = page.all("[role=group][aria-label^='Traffic of checkout, ']");
    let widths: Vec<_> = graphs.iter().map(Element::scroll_width).collect();
    assert_eq!(widths.len(), 2);
    assert_eq!(widths[0], widths[1], "both are as large");

    page.click("Connect to an account").await;
    page.until("the form is there", |page| !page.all("form").is_empty())
        .await;
    connect(&page).await;
    page.until("the function was compared", |page| {
        page.text().contains(HOLDS)
    })
    .await;
    assert_eq!(
        window().location().hash().unwrap(),
        link,
        "it is the same address"
    );
    page.click("Apply").await;
    applied(&page).await;
    page.until("it is as proposed", |page| {
        page.text().contains("It is already as proposed")
    })
    .await;
    assert!(!page.has_button("Apply"));
}

#[wasm_bindgen_test]
async fn a_link_whose_base_has_moved_is_compared_and_not_applied() {
    let (page, link) = author("").await;
    preview(&page, "30").await;
    applied(&page).await;
    page.go(&link).await;
    page.until("it is refused", |page| {
        page.text()
            .contains("The function changed since this was proposed")
    })
    .await;
    assert!(!page.has_button("Apply"));
    let rows = page.all("table[aria-label='What changed since'] tbody tr");
    let cells = rows[0].children();
    let shares: Vec<_> = (1..4)
        .map(|index| text_of(&cells.item(index).unwrap()))
        .collect();
    for (shown, share) in shares.iter().zip(["10 %", "20 %", "30 %"]) {
        assert!(
            shown.contains(&format!("version 5 gets {share}")),
            "{shares:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_link_that_is_not_whole_or_not_as_it_was_made_shows_nothing_of_itself() {
    let (page, link) = author("Look at this").await;
    let middle = link.len() / 2;
    let other = if &link[middle..=middle] == "A" {
        "B"
    } else {
        "A"
    };
    let tampered = format!("{}{other}{}", &link[..middle], &link[middle + 1..]);
    let oversized = format!("{link}{}", "A".repeat(LONGEST_LINK));
    for (link, said) in [
        (link[..link.len() - 3].to_owned(), "Its end is missing."),
        (tampered, "It is not as it was made"),
        (oversized, "It is longer than any review link."),
        (
            link.replacen("/1.", "/7.", 1),
            "A newer version of Halftone made it.",
        ),
        ("#/review".to_owned(), "There is no review in this address."),
    ] {
        page.go(&link).await;
        page.until(said, |page| page.text().contains(said)).await;
        assert!(!page.text().contains("Look at this"), "{link}");
        assert!(!page.has_button("Apply"), "{link}");
    }
}

#[wasm_bindgen_test]
async fn a_function_that_the_account_does_not_have_is_said() {
    window().local_storage().unwrap().unwrap().clear().unwrap();
    let page = Cloud::new().await;
    connect(&page).await;
    let review = Review {
        region: Region::GUANGZHOU,
        target: Target {
            namespace: "default".into(),
            function: "nowhere".into(),
        },
        note: String::new(),
        base: Base::default(),
        proposal: Proposal::Change(Change::Promote {
            alias: AliasName::from_cloud("prod"),
        }),
    };
    let link = to_link(&review).unwrap();
    window()
        .location()
        .set_hash(&format!("#/review/{link}"))
        .unwrap();
    page.until("it is said", |page| {
        page.text()
            .contains("nowhere could not be read in this account")
    })
    .await;
    assert_eq!(page.all("main[data-state=failed]").len(), 1);
    assert!(!page.has_button("Apply"));
}

#[wasm_bindgen_test]
async fn the_address_says_how_a_page_is_looked_at() {
    window().local_storage().unwrap().unwrap().clear().unwrap();
    let page = Cloud::new().await;
    connect(&page).await;
    let hash = || window().location().hash().unwrap();
    page.go("#/ap-guangzhou?sort=name&filter=check").await;
    page.until("the filter is taken", |page| {
        page.all("tbody tr").len() == 3
    })
    .await;
    assert_eq!(page.field("Sort").value(), "name");
    let filter = page.field("Filter");
    filter.set_value("");
    send(&filter, "input").await;
    page.until("the address follows", |_| {
        hash() == "#/ap-guangzhou?sort=name"
    })
    .await;

    page.go("#/ap-guangzhou/default/checkout?last=360").await;
    let chosen = |page: &Cloud| {
        let radios = page.all(".chart-range label").into_iter();
        let radios = radios.filter(|label| {
            let input = label.query_selector("input").unwrap().unwrap();
            input.unchecked_into::<HtmlInputElement>().checked()
        });
        radios.map(|label| text_of(&label)).collect::<Vec<_>>()
    };
    page.until("the range is taken", |page| chosen(page) == ["6 h"])
        .await;
    let from = super::cloud::now() / 1_000 / 60 * 60 - 1_800;
    let fixed = format!(
        "#/ap-guangzhou/default/checkout?from={from}&until={}",
        from + 1_200
    );
    page.go(&fixed).await;
    page.until("the time is taken", |page| {
        chosen(page).first().is_some_and(|one| one.contains(':'))
    })
    .await;
    assert_eq!(hash(), fixed);
}
