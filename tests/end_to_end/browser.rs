//! Headless Chromium with a profile of its own, driven over WebDriver.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::sync::{Mutex, MutexGuard};

/// Walks take turns: two browsers at once make each other slow enough to look broken.
static TURN: Mutex<()> = Mutex::const_new(());

/// A browser that ends with the walk.
pub(crate) struct Browser {
    driver: Child,
    pub(crate) client: Client,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// A fresh browser with a window of this size in CSS pixels.
    pub(crate) async fn start(width: u32, height: u32) -> Self {
        let turn = TURN.lock().await;
        let driver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut driver = Command::new(driver)
            .arg("--port=0")
            // A group of its own, so that the browser ends with its driver.
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts; install chromium-driver");
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("started successfully on port ")
                    .map(|(_, port)| port.to_owned())
            })
            .expect("chromedriver says its port");
        std::thread::spawn(move || lines.for_each(drop));
        let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        let arguments = [
            "--headless".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--no-first-run".to_owned(),
            // The names and roles that assistive technology sees, as properties of elements.
            "--enable-blink-features=ComputedAccessibilityInfo".to_owned(),
            format!("--window-size={width},{height}"),
        ];
        let capabilities = json!({ "goog:chromeOptions": { "args": arguments } });
        let capabilities = capabilities.as_object().unwrap().clone();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&address)
            .await
            .expect("chromium starts; install chromium");
        Self {
            driver,
            client,
            _turn: turn,
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.driver.wait();
    }
}
