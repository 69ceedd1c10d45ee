//! A console that is not the one that was built does not start, and one that came over an open line
//! takes no key.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::page::Page;
use crate::profile::Profile;
use crate::program::{Program, built_console};

/// A copy of the built console in which one byte of every such file is another one.
fn changed(is_it: impl Fn(&str) -> bool) -> Profile {
    let copy = Profile::new();
    let mut changed = 0;
    for entry in fs::read_dir(built_console()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_compressed = path
            .extension()
            .is_some_and(|end| end == "br" || end == "gz");
        if is_compressed || path.is_dir() {
            continue;
        }
        let mut bytes = fs::read(&path).unwrap();
        if is_it(name) {
            change(&path, &mut bytes);
            changed += 1;
        }
        fs::write(copy.folder().join(name), bytes).unwrap();
    }
    assert!(changed > 0);
    copy
}

/// Changes something that means nothing, so that only the checksum can tell.
fn change(path: &Path, bytes: &mut Vec<u8>) {
    if path.extension().is_some_and(|end| end == "wasm") {
        // An empty section of no known name at the end.
        bytes.extend([0, 1, 0]);
    } else {
        bytes.push(b'\n');
    }
}

/// What the page of such a console says for itself, once it no longer loads or has had this many tenths
/// of a second for it.
async fn opened(browser: &Browser, console: PathBuf, patience: usize) -> Value {
    let program = Program::serve_console(&console);
    let address = format!("{}/#/", program.address);
    browser.client.goto(&address).await.unwrap();
    let state = "const failure = document.getElementById('boot-failure');
        return [document.querySelector('main').dataset.state, Boolean(failure && !failure.hidden)]";
    let mut said = json!(null);
    for _ in 0..patience {
        said = browser.client.execute(state, vec![]).await.unwrap();
        if said[0] != "loading" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    said
}

#[tokio::test]
async fn a_program_that_is_not_what_was_built_does_not_run() {
    let browser = Browser::start(1280, 900).await;
    let unchanged = opened(&browser, built_console(), 200).await;
    assert_eq!(unchanged, json!(["ready", false]));
    for (beginning, ending) in [
        ("console-", ".js"),
        ("console-", "_bg.wasm"),
        ("parts-", ".js"),
    ] {
        let copy = changed(|name| name.starts_with(beginning) && name.ends_with(ending));
        let said = opened(&browser, copy.folder().to_owned(), 200).await;
        assert_eq!(said, json!(["failed", true]), "{beginning}{ending}");
    }
    // The script that would say so is the one that was changed.
    let copy = changed(|name| name.starts_with("boot-"));
    let said = opened(&browser, copy.folder().to_owned(), 30).await;
    assert_eq!(said, json!(["loading", false]));
}

#[tokio::test]
async fn a_part_that_is_not_what_was_built_is_missed_and_can_be_asked_for_again() {
    let copy = changed(|name| name.starts_with("part-"));
    let program = Program::serve_console(copy.folder());
    let browser = Browser::start(1280, 900).await;
    // Nothing of the page that connects is in a part.
    let page = Page::open(&browser, &program.address, "#/").await;
    page.one(&["heading"], "Release gradually, and see it")
        .await;
    page.click("button", "Open demo account").await;
    page.shows("A part of the console did not arrive").await;
    let demo = format!("{}/#/demo", program.address);
    browser.client.goto(&demo).await.unwrap();
    page.shows("A part of the console did not arrive").await;
    page.click("button", "Try again").await;
    page.shows("A part of the console did not arrive").await;
}

#[tokio::test]
async fn a_page_that_came_over_an_open_line_takes_no_key() {
    // For a browser this address is that of another computer, although it leads to this one.
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let program = Program::serve_as(&format!("0.0.0.0:{port}"), port);
    let browser = Browser::start(1280, 900).await;
    browser.client.goto(&program.address).await.unwrap();
    let state = "const connect = [...document.querySelectorAll('button')]
            .find(button => button.textContent === 'Connect');
        return [isSecureContext, connect?.disabled,
            document.body.innerText.includes('came over a line that others can read')]";
    let mut said = json!(null);
    for _ in 0..200 {
        said = browser.client.execute(state, vec![]).await.unwrap();
        if !said[1].is_null() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(said, json!([false, true, true]));
}
