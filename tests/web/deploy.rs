//! The field that takes the code of a function.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use halftone::archive::{Archive, EntryPoint};
use halftone::console::package::{Chosen, PackageField};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, DragEvent, DragEventInit, File, HtmlElement, HtmlInputElement};

use super::page::{Page, send, settle, text_of};

const ZIP: &[u8] = include_bytes!("../fixtures/archive/python.zip");
const FOLDER: &[u8] = include_bytes!("../fixtures/archive/info-zip-folder.zip");

/// The field of a function with this handler.
async fn field(handler: &str) -> (Page, RwSignal<Option<Chosen>>) {
    let chosen = RwSignal::new(None);
    let entry_point = EntryPoint {
        kind: "Event".into(),
        runtime: "Python3.10".into(),
        handler: handler.into(),
    };
    let entry_point = Signal::stored(entry_point);
    let page = Page::of(move || view! { <PackageField entry_point chosen /> }).await;
    (page, chosen)
}

fn file(name: &str, content: &[u8]) -> File {
    let parts = Array::of1(&Uint8Array::from(content));
    File::new_with_u8_array_sequence(&parts, name).unwrap()
}

/// A file as a folder field gives it.
fn inside(path: &str, content: &[u8]) -> File {
    let (_, name) = path.rsplit_once('/').unwrap();
    let file = file(name, content);
    let value = Object::new();
    Reflect::set(&value, &"value".into(), &path.into()).unwrap();
    Object::define_property(&file, &"webkitRelativePath".into(), &value);
    file
}

fn carrying(files: &[File]) -> DataTransfer {
    let transfer = DataTransfer::new().unwrap();
    for file in files {
        transfer.items().add_with_file(file).unwrap();
    }
    transfer
}

/// Chooses files in the field whose label says this.
async fn choose(page: &Page, label: &str, files: &[File]) {
    let is_named = |element: &web_sys::Element| text_of(element) == label;
    let label = page.all("label").into_iter().find(is_named).unwrap();
    let input: HtmlInputElement = label
        .query_selector("input")
        .unwrap()
        .unwrap()
        .unchecked_into();
    assert!(input.tab_index() >= 0, "the keyboard reaches it");
    input.set_files(carrying(files).files().as_ref());
    send(&input, "change").await;
}

async fn drop_on(page: &Page, files: &[File]) -> bool {
    let options = DragEventInit::new();
    options.set_bubbles(true);
    options.set_cancelable(true);
    options.set_data_transfer(Some(&carrying(files)));
    let event = DragEvent::new_with_event_init_dict("drop", &options).unwrap();
    let place: HtmlElement = page.one(".package").unchecked_into();
    let left_alone = place.dispatch_event(&event).unwrap();
    settle().await;
    left_alone
}

/// Waits for the browser to read and compress: until the status says something with this in it.
async fn until(page: &Page, said: &str) {
    for _ in 0..500 {
        if page.text().contains(said) {
            return;
        }
        let pause = Promise::new(&mut |resolve, _| {
            let window = leptos::prelude::window();
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 10)
                .unwrap();
        });
        JsFuture::from(pause).await.unwrap();
    }
    panic!("never said {said:?}: {}", page.text());
}

fn unpacked(chosen: &Chosen) -> Vec<String> {
    let bytes = STANDARD.decode(chosen.package.base64.as_bytes()).unwrap();
    assert_eq!(bytes.len(), chosen.package.size);
    let archive = Archive::read(&bytes).unwrap();
    let files = archive.files().iter();
    files.map(|file| file.name.clone()).collect()
}

#[wasm_bindgen_test]
async fn an_archive_is_taken_as_it_is() {
    let (page, chosen) = field("index.main_handler").await;
    choose(&page, "Choose a .zip", &[file("shop.zip", ZIP)]).await;
    until(&page, "shop.zip: 296 bytes, 2 files, 80 bytes unpacked").await;
    let taken = chosen.get_untracked().unwrap();
    assert_eq!(
        taken.package.base64.as_bytes(),
        STANDARD.encode(ZIP).as_bytes()
    );
    page.button("Remove the code").click();
    settle().await;
    assert_eq!(chosen.get_untracked(), None);
    assert!(!page.text().contains("shop.zip"));
}

#[wasm_bindgen_test]
async fn what_could_not_be_run_is_refused_at_once() {
    let (page, chosen) = field("index.main_handler").await;
    for (content, said) in [
        (&b"just a text"[..], "This is not a zip archive."),
        (FOLDER, "All files are inside the folder shop"),
        (&ZIP[..200], "The end of the archive is missing"),
    ] {
        choose(&page, "Choose a .zip", &[file("code.zip", content)]).await;
        until(&page, said).await;
        assert_eq!(chosen.get_untracked(), None, "{said}");
    }
    let (page, chosen) = field("main.run").await;
    assert!(!drop_on(&page, &[file("code.ZIP", ZIP)]).await);
    until(&page, "There is no main.py in it.").await;
    assert_eq!(chosen.get_untracked(), None);
}

#[wasm_bindgen_test]
async fn a_folder_is_packed_without_what_belongs_to_the_machine() {
    let (page, chosen) = field("index.main_handler").await;
    let files = [
        inside("shop/index.py", b"def main_handler(e, c): pass"),
        inside("shop/lib/prices.py", &b"x = 1\n".repeat(500)),
        inside("shop/.git/HEAD", b"ref"),
        inside("shop/.git/objects/00/ff", b"blob"),
        inside("shop/.env", b"TENCENT_SECRET_KEY=x"),
    ];
    choose(&page, "Choose a folder", &files).await;
    until(&page, "shop.zip: ").await;
    assert!(
        page.text().contains("Left out: .env, .git"),
        "{}",
        page.text()
    );
    let taken = chosen.get_untracked().unwrap();
    assert_eq!(taken.package.file_name, "shop.zip");
    assert_eq!(unpacked(&taken), ["index.py", "lib/prices.py"]);
    assert_eq!(taken.unpacked.0, 28 + 3000);
    assert!(taken.package.size < 1000, "it is compressed");
}

#[wasm_bindgen_test]
async fn dropped_files_are_packed_and_the_page_stays() {
    let (page, chosen) = field("index.main_handler").await;
    let files = [file("index.py", b"pass"), file("empty.txt", b"")];
    let left_alone = drop_on(&page, &files).await;
    assert!(!left_alone, "the browser does not open what is dropped");
    until(&page, "package.zip: ").await;
    let taken = chosen.get_untracked().unwrap();
    assert_eq!(unpacked(&taken), ["empty.txt", "index.py"]);
    assert_eq!(taken.left_out, Vec::<String>::new());
    drop_on(&page, &[file(".env", b"")]).await;
    until(&page, "There are no files in it.").await;
    assert_eq!(
        chosen.get_untracked(),
        None,
        "what was there before is not meant any more"
    );
}

#[wasm_bindgen_test]
async fn packing_can_be_cancelled() {
    let (page, chosen) = field("index.main_handler").await;
    let files: Vec<_> = (0..50)
        .map(|number| inside(&format!("shop/{number}.py"), b"pass"))
        .collect();
    choose(&page, "Choose a folder", &files).await;
    assert!(page.text().contains("Packing 50 files"), "{}", page.text());
    assert_eq!(page.one("progress").get_attribute("max").unwrap(), "50");
    page.button("Cancel packing").click();
    until(&page, "Cancelled").await;
    // A later choice is not disturbed by the one that was given up.
    choose(&page, "Choose a .zip", &[file("shop.zip", ZIP)]).await;
    until(&page, "shop.zip: 296 bytes").await;
    assert_eq!(chosen.get_untracked().unwrap().files, 2);
    assert!(page.all("progress").is_empty());
}
