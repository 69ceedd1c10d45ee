//! Headless Chromium with a profile of its own, driven over WebDriver.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Mutex, MutexGuard};

use crate::plain_http::ask;
use crate::profile::Profile;

/// Walks take turns: two browsers at once make each other slow enough to look broken.
static TURN: Mutex<()> = Mutex::const_new(());

/// How many drivers are tried before a walk gives up.
const DRIVERS: usize = 3;

/// A browser that ends with the walk. No walk ends well in which a page broke or its policy stopped
/// something, unless the walk is about that.
pub(crate) struct Browser {
    driver: Child,
    address: String,
    session: String,
    pub(crate) client: Client,
    /// Whether anything that is stopped is one thing too many.
    guarded: bool,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    /// A fresh browser with a window of this size in CSS pixels.
    pub(crate) async fn start(width: u32, height: u32) -> Self {
        Self::launch(width, height, None).await
    }

    /// The same browser where things will be stopped, on purpose.
    pub(crate) fn under_attack(mut self) -> Self {
        self.guarded = false;
        self
    }

    /// The browser of somebody who has a profile already, or begins one.
    pub(crate) async fn start_with(profile: &Profile) -> Self {
        Self::launch(1280, 900, Some(profile)).await
    }

    async fn launch(width: u32, height: u32, profile: Option<&Profile>) -> Self {
        let turn = TURN.lock().await;
        // The port that it found free may be taken by the time it listens there.
        let (driver, address) = (0..DRIVERS)
            .find_map(|_| start_driver())
            .expect("chromedriver says its port");
        let capabilities = capabilities(width, height, profile);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&address)
            .await
            .expect("chromium starts; install chromium");
        let session = client.session_id().await.unwrap().unwrap();
        Self {
            driver,
            address,
            session,
            client,
            guarded: true,
            _turn: turn,
        }
    }

    /// Runs a script in every page that is opened from now on, before anything of the page's own.
    pub(crate) fn before_every_page(&self, script: &str) {
        let script = json!({ "source": script });
        self.tools("Page.addScriptToEvaluateOnNewDocument", &script);
    }

    /// Asks the browser's own developer tools.
    pub(crate) fn tools(&self, command: &str, parameters: &Value) -> Value {
        let command = json!({ "cmd": command, "params": parameters });
        self.driver("goog/cdp/execute", &command)
    }

    /// What the policies of pages stopped so far, in the browser's words, each told once.
    pub(crate) fn stopped(&self) -> Vec<String> {
        self.told(&["Content Security Policy", "Trusted"])
    }

    /// What pages told since this was asked last that has one of these words in it.
    fn told(&self, words: &[&str]) -> Vec<String> {
        let log = self.driver("se/log", &json!({ "type": "browser" }));
        let log = log.as_array().cloned().unwrap_or_default().into_iter();
        let messages = log.filter_map(|entry| Some(entry["message"].as_str()?.to_owned()));
        messages
            .filter(|message| words.iter().any(|word| message.contains(word)))
            .collect()
    }

    /// Closes the browser as its user does, so that its profile is complete.
    pub(crate) async fn quit(mut self) {
        self.check();
        self.client.clone().close().await.unwrap();
    }

    /// Asks the driver for what it knows beyond WebDriver.
    fn driver(&self, command: &str, body: &Value) -> Value {
        let path = format!("/session/{}/{command}", self.session);
        let answer = ask(&self.address, "POST", &path, &body.to_string());
        let answer: Value = serde_json::from_str(&answer.unwrap_or_default()).unwrap_or_default();
        answer["value"].clone()
    }

    fn check(&mut self) {
        if std::mem::take(&mut self.guarded) {
            let stopped = self.told(&["Content Security Policy", "Trusted", "panicked at"]);
            if !stopped.is_empty() {
                self.end();
            }
            assert_eq!(
                stopped,
                Vec::<String>::new(),
                "a page wanted what it may not, or broke"
            );
        }
    }

    fn end(&mut self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.driver.wait();
    }
}

/// Starts chromedriver; nothing if it ended before it said where it listens.
fn start_driver() -> Option<(Child, String)> {
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
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        line.split_once("started successfully on port ")
            .map(|(_, port)| port.trim_end_matches('.').to_owned())
    });
    let Some(port) = port else {
        let _ended = driver.wait();
        return None;
    };
    std::thread::spawn(move || lines.for_each(drop));
    Some((driver, format!("http://127.0.0.1:{port}")))
}

fn capabilities(width: u32, height: u32, profile: Option<&Profile>) -> Value {
    let mut arguments = vec![
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
    let mut settings = json!({});
    if let Some(profile) = profile {
        arguments.push(format!("--user-data-dir={}", profile.user_data().display()));
        settings = json!({
            "download.default_directory": profile.saved(),
            "download.prompt_for_download": false,
        });
    }
    json!({
        "goog:chromeOptions": { "args": arguments, "prefs": settings },
        // What the policy of a page stops is told here.
        "goog:loggingPrefs": { "browser": "ALL" },
        // A dialog that a page opens stays open, to be seen.
        "unhandledPromptBehavior": "ignore",
    })
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A walk that failed already says more; a second panic would end everything.
        if !std::thread::panicking() {
            self.check();
        }
        self.end();
    }
}
