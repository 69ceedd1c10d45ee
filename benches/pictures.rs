//! The pictures of the README, taken of the demo account in headless Chromium: `make pictures`.
//!
//! Needs what the end-to-end tests need, and drives the page as they do.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a picture that cannot be taken is none

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/browser.rs"]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/fields.rs"]
mod fields;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/hand.rs"]
mod hand;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/keyholder.rs"]
mod keyholder;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/page.rs"]
mod page;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/plain_http.rs"]
mod plain_http;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/profile.rs"]
mod profile;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/program.rs"]
mod program;
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code)] // the end-to-end tests need more of it
#[path = "../tests/end_to_end/server.rs"]
mod server;

#[cfg(not(target_arch = "wasm32"))]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    taken::take().await;
}

#[cfg(not(target_arch = "wasm32"))]
mod taken {
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde_json::json;

    use crate::browser::Browser;
    use crate::page::Page;
    use crate::program::Program;

    const ALIAS: &str = "#/ap-guangzhou/default/checkout/alias/prod";

    /// Takes them all.
    pub(crate) async fn take() {
        let program = Program::serve();
        let browser = Browser::start(1280, 900).await;
        let page = Page::open(&browser, &program.address, "#/demo").await;
        page.one(&["link"], "checkout").await;
        page.go(ALIAS).await;
        // What is measured comes after what is listed.
        tokio::time::sleep(Duration::from_secs(3)).await;
        keep(&browser, "alias-light", "light");

        page.click("button", "Presenter").await;
        page.choose("Speed", "60").await;
        page.click("button", "Close presenter").await;
        page.go(&format!("{ALIAS}/rollout")).await;
        page.click("button", "Start rollout").await;
        page.one(&["button"], "Roll back").await;
        page.run("scrollTo(0, 0)", vec![]).await;
        // Five minutes of the account.
        tokio::time::sleep(Duration::from_secs(5)).await;
        keep(&browser, "rollout-light", "light");
        keep(&browser, "rollout-dark", "dark");
    }

    /// Keeps what is in the window as a picture.
    fn keep(browser: &Browser, name: &str, theme: &str) {
        let theme = json!([{ "name": "prefers-color-scheme", "value": theme }]);
        browser.tools("Emulation.setEmulatedMedia", &json!({ "features": theme }));
        let picture = browser.tools("Page.captureScreenshot", &json!({ "format": "png" }));
        let picture = STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/images");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, picture).unwrap();
        println!("{}", path.display());
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
