//! The command field: what is marked, offered, completed and submitted.

use halftone::change::Target;
use halftone::console::command::CommandField;
use halftone::sls::{Known, KnownAlias, KnownFunction};
use halftone::traffic::{AliasName, Split, Version, Weight};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use super::page::{Page, press, press_with, send, settle, text_of};

/// The field on the page of `my-function`, which has versions 1 to 5 and the alias `alias-prod`.
struct Field {
    page: Page,
    text: RwSignal<String>,
    submitted: RwSignal<u32>,
}

impl Field {
    async fn new() -> Self {
        let name = AliasName::from_cloud("alias-prod");
        let main = Version::Published(4);
        let split = Some(Split::weighted(main, Version::Latest, Weight::ZERO));
        let versions = (1..=5).map(Version::Published).chain([Version::Latest]);
        let function = KnownFunction {
            target: Target {
                namespace: "default".into(),
                function: "my-function".into(),
            },
            versions: versions.collect(),
            aliases: vec![KnownAlias { name, main, split }],
        };
        let known = Known {
            region: "ap-guangzhou".into(),
            namespace: "default".into(),
            function: Some("my-function".into()),
            functions: vec!["my-function".into(), "my-other-function".into()],
            read: Some(function),
        };
        let (text, submitted) = (RwSignal::new(String::new()), RwSignal::new(0));
        let page = Page::of(move || {
            let known = Signal::stored(known);
            let on_submit = move |()| submitted.update(|count| *count += 1);
            view! { <CommandField text known on_submit /> }
        })
        .await;
        Self {
            page,
            text,
            submitted,
        }
    }

    fn element(&self) -> HtmlTextAreaElement {
        self.page.one("textarea").unchecked_into()
    }

    fn target(&self) -> HtmlElement {
        self.page.one("textarea").unchecked_into()
    }

    /// Puts a text into the field as a paste does, the cursor behind it.
    async fn paste(&self, text: &str) {
        let element = self.element();
        element.set_value(text);
        let end = u32::try_from(text.encode_utf16().count()).unwrap();
        element.set_selection_range(end, end).unwrap();
        send(&self.target(), "input").await;
        assert_eq!(self.text.get_untracked(), text);
    }

    /// Types the last letter of a text whose beginning is there.
    async fn type_to(&self, text: &str) {
        let mut before = text.to_owned();
        before.pop();
        self.paste(&before).await;
        self.paste(text).await;
    }

    fn options(&self) -> Vec<String> {
        let options = self.page.all("[role=listbox] > [role=option]");
        options.iter().map(text_of).collect()
    }

    fn chosen(&self) -> Option<Element> {
        let id = self.element().get_attribute("aria-activedescendant")?;
        document().get_element_by_id(&id)
    }

    /// What the field is described by, without the standing hint.
    fn said(&self) -> String {
        self.page
            .all(".field-problem")
            .iter()
            .map(text_of)
            .collect()
    }
}

#[wasm_bindgen_test]
async fn the_field_is_named_and_says_nothing_of_a_line_that_is_right() {
    let field = Field::new().await;
    let label = field.page.one("label");
    assert_eq!(text_of(&label), "Command");
    assert_eq!(
        label.get_attribute("for"),
        field.page.one("textarea").get_attribute("id")
    );
    field.paste("sls update-alias --inputs name=alias-prod function=my-function version=4 config='{\"weights\":{\"5\":0.1}}'").await;
    assert_eq!(field.said(), "");
    assert!(field.page.all("mark").is_empty());
    assert_eq!(field.element().get_attribute("aria-invalid"), None);
    assert!(field.options().is_empty(), "{:?}", field.options());
}

#[wasm_bindgen_test]
async fn the_wrong_characters_are_marked_and_the_offer_replaces_them() {
    let field = Field::new().await;
    field
        .paste("sls delete-alias --inputs\n  name=alais-prod ")
        .await;
    press(&field.target(), "Escape").await;
    assert_eq!(text_of(&field.page.one("mark")), "alais-prod");
    let said = field.said();
    assert!(said.starts_with("Line 2, character 8:"), "{said}");
    assert!(said.contains("Did you mean alias-prod?"), "{said}");
    assert_eq!(
        field.element().get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    field.page.button("Use this line").click();
    settle().await;
    assert!(
        document()
            .active_element()
            .unwrap()
            .is_same_node(Some(&field.target()))
    );
    assert_eq!(
        field.element().value(),
        "sls delete-alias --inputs\n  name=alias-prod "
    );
    assert!(field.page.all("mark").is_empty());
}

#[wasm_bindgen_test]
async fn the_mark_stands_behind_the_text_that_it_marks() {
    let field = Field::new().await;
    field.paste("sls deploy --inputs traffic=20%").await;
    let behind = field.page.one(".command-mark").text_content().unwrap();
    assert_eq!(behind.trim_end_matches('\u{200b}'), field.element().value());
    assert_eq!(text_of(&field.page.one("mark")), "20%");
}

#[wasm_bindgen_test]
async fn completions_are_chosen_with_keys_and_the_field_keeps_the_focus() {
    let field = Field::new().await;
    let target = field.target();
    target.focus().unwrap();
    field.type_to("sls del").await;
    assert_eq!(field.options(), ["delete-alias"]);
    let list = field.page.one("[role=listbox]").get_attribute("id");
    assert_eq!(field.element().get_attribute("aria-controls"), list);
    assert_eq!(field.said(), "", "an unfinished word is no mistake yet");
    assert!(!press(&target, "Tab").await, "Tab takes the completion");
    assert_eq!(field.element().value(), "sls delete-alias --inputs ");
    assert!(press(&target, "Tab").await, "nothing is begun: Tab goes on");
    assert!(field.options().is_empty(), "and the list goes with it");
    field.type_to("sls delete-alias --inputs ").await;
    press(&target, "ArrowDown").await;
    assert_eq!(text_of(&field.chosen().unwrap()), "name=");
    press(&target, "ArrowUp").await;
    assert_eq!(text_of(&field.chosen().unwrap()), "namespace=");
    press(&target, "ArrowDown").await;
    assert!(!press(&target, "Enter").await);
    assert_eq!(field.options(), ["alias-prod"]);
    assert_eq!(field.submitted.get_untracked(), 0);
    let option: HtmlElement = field.page.one("[role=option]").unchecked_into();
    assert!(
        !send(&option, "pointerdown").await,
        "the field keeps the focus"
    );
    option.click();
    settle().await;
    assert_eq!(
        field.element().value(),
        "sls delete-alias --inputs name=alias-prod"
    );
    assert_eq!(field.element().selection_start().unwrap(), Some(41));
    assert!(
        document()
            .active_element()
            .unwrap()
            .is_same_node(Some(&target))
    );
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_a_pasted_line_is_said_at_once() {
    let field = Field::new().await;
    field.paste("sls update-alias --inputs version=").await;
    assert!(field.options().is_empty(), "{:?}", field.options());
    assert!(
        field.said().contains("A value is missing"),
        "{}",
        field.said()
    );
}

#[wasm_bindgen_test]
async fn escape_puts_the_list_away_before_it_closes_anything_else() {
    let field = Field::new().await;
    let target = field.target();
    field.type_to("sls update-alias --inputs version=").await;
    assert_eq!(field.options(), ["5", "4", "3", "2", "1", "$LATEST"]);
    assert!(!press(&target, "Escape").await);
    assert!(field.options().is_empty());
    assert!(
        field.said().contains("A value is missing"),
        "{}",
        field.said()
    );
    assert!(press(&target, "Escape").await, "the dialog may have it");
}

#[wasm_bindgen_test]
async fn a_click_elsewhere_leaves_the_list_so_that_nothing_moves_under_the_pointer() {
    let field = Field::new().await;
    field.target().focus().unwrap();
    field.type_to("sls deploy ").await;
    let options = field.options();
    assert!(!options.is_empty());
    field.target().blur().unwrap();
    settle().await;
    assert_eq!(field.options(), options);
}

#[wasm_bindgen_test]
async fn enter_submits_and_shift_enter_begins_a_line() {
    let field = Field::new().await;
    field.paste("sls list-alias").await;
    assert!(press_with(&field.target(), "Enter", true, false).await);
    assert_eq!(field.submitted.get_untracked(), 0);
    assert!(!press(&field.target(), "Enter").await);
    assert_eq!(field.submitted.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn hints_stand_below_a_line_of_old() {
    let field = Field::new().await;
    field.paste("sls deploy --inputs.traffic=0.1").await;
    let hints: String = field.page.all(".hints > li").iter().map(text_of).collect();
    assert!(hints.contains("--inputs traffic=0.1"), "{hints}");
}
