//! Nothing of a key, of a token or of a function's environment stays behind: not in the browser's
//! profile, not in a saved file, not in a log; and the SecretKey never leaves the page.

use halftone::scf::{Action, Client, CreateAlias, Request, RoutingConfig};
use halftone::traffic::Version;
use serde::Serialize;
use serde_json::{Value, json};

use crate::account;
use crate::browser::Browser;
use crate::keyholder::{Keyholder, is_asked, is_connected, lock};
use crate::page::Page;
use crate::profile::Profile;
use crate::program::Program;
use crate::release::apply;
use crate::traces::{Trace, below};
use crate::wire::Wire;

const PERMANENT: Keyholder = Keyholder {
    secret_id: "AKIDleft0behind1by2nobody",
    secret_key: "Lost/Secret+Key?9f27c1",
    token: None,
};

const TEMPORARY: Keyholder = Keyholder {
    secret_id: "AKIDleft0behind1for2anhour",
    secret_key: "Lost/Secret+Key?for51e0",
    token: Some("Lost/Token+of?60d3b8aa"),
};

/// The value of an environment variable of a function.
const VALUE: &str = "Lost/Value+of?8b44e1d2";

/// A name that does stay behind: it is a part of an address.
const NAME: &str = "left-behind-3c58";

/// Sets the environment variables of a function.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct SetEnvironment {
    function_name: &'static str,
    namespace: &'static str,
    environment: Value,
}

impl Request for SetEnvironment {
    const ACTION: Action = Action::UpdateFunctionConfiguration;
    type Answer = Value;
}

/// Gives the function a secret and an alias.
async fn prepare(account: &Client) {
    let create = CreateAlias {
        function_name: "checkout".to_owned(),
        namespace: "default".to_owned(),
        name: NAME.parse().unwrap(),
        function_version: Version::Published(4),
        routing_config: RoutingConfig::default(),
        description: String::new(),
    };
    account.call(&create).await.unwrap();
    let set = SetEnvironment {
        function_name: "checkout",
        namespace: "default",
        environment: json!({ "Variables": [{ "Key": "PASSWORD", "Value": VALUE }] }),
    };
    account.call(&set).await.unwrap();
}

/// Shifts traffic, takes it back, and saves the log of both.
async fn release(page: &Page<'_>) {
    page.click("link", "checkout").await;
    page.one(&["group"], "Traffic of checkout").await;
    page.click("link", &format!("Change split of {NAME}")).await;
    page.choose("Additional version", "5").await;
    page.enter("Weight of version 5", "20").await;
    page.click("button", "Preview").await;
    page.open_details("Export").await;
    page.click("button", "Copy signed request UpdateAlias")
        .await;
    page.shows("curl https://scf.tencentcloudapi.com/").await;
    apply(page).await;
    page.click("button", "Undo").await;
    page.until("it is taken back", || async {
        page.count("button", "Apply").await == 0
    })
    .await;
    page.shows("Done, and read back.").await;
    page.close().await;
    page.click("button", "Activity (2)").await;
    page.click("button", "Export").await;
}

#[tokio::test]
async fn nothing_of_a_typed_key_stays_behind() {
    let emulator = Program::emulator(&PERMANENT);
    let to_cloud = Wire::to(&emulator.address);
    let relay = Program::serve_before(&to_cloud.address);
    let to_relay = Wire::to(&relay.address);
    let account = account::client_with(&relay.address, PERMANENT.secret_id, PERMANENT.secret_key);
    prepare(&account).await;

    let profile = Profile::new();
    let browser = Browser::start_with(&profile).await;
    let page = Page::open(&browser, &to_relay.address, "#/").await;
    // A token that the account does not know, then none.
    let token = TEMPORARY.token.unwrap();
    page.fill("Token", token).await;
    PERMANENT.fill(&page).await;
    page.click("button", "Connect").await;
    page.shows("the Token does not belong to it").await;
    page.paste("Token", "").await;
    PERMANENT.connect(&page).await;
    release(&page).await;
    let saved = profile.saved().join("halftone-activity.json");
    page.until("the log is saved", || async { saved.exists() })
        .await;
    page.close().await;
    page.reload().await;
    is_asked(&page).await;
    PERMANENT.connect(&page).await;
    lock(&page).await;
    is_asked(&page).await;
    browser.quit().await;

    let key = Trace::of("the SecretKey", PERMANENT.secret_key);
    let token = Trace::of("the token", token);
    let value = Trace::of("the environment", VALUE);
    let name = Trace::of("the name", NAME);
    assert_eq!(
        below(profile.folder(), &[&key, &token, &value]),
        Vec::<String>::new()
    );
    // The same search finds what does stay behind, in each of the places where texts end up.
    let left = below(profile.folder(), &[&name]);
    for place in [
        "History",
        "Sessions",
        "Local Storage",
        "halftone-activity.json",
    ] {
        assert!(
            left.iter().any(|found| found.contains(place)),
            "{place}: {left:#?}"
        );
    }
    for wire in [&to_relay, &to_cloud] {
        assert_eq!(key.forms_in(&wire.crossed()), Vec::<String>::new());
        // What is looked for elsewhere did come this way.
        assert!(token.is_in(&wire.crossed()) && value.is_in(&wire.crossed()));
    }
    let logs = relay.stop() + &emulator.stop();
    assert!(logs.contains("UpdateAlias"), "{logs}");
    for trace in [&key, &token, &value] {
        assert_eq!(trace.forms_in(logs.as_bytes()), Vec::<String>::new());
    }
}

#[tokio::test]
async fn nothing_of_an_env_file_stays_behind() {
    let emulator = Program::emulator(&TEMPORARY);
    let relay = Program::serve_before(&emulator.address);
    let profile = Profile::new();
    let browser = Browser::start_with(&profile).await;
    let page = Page::open(&browser, &relay.address, "#/").await;
    let env = TEMPORARY.env();
    for way in ["chosen", "pasted", "dropped"] {
        match way {
            "chosen" => page.upload(".env file", ".env", env.as_bytes()).await,
            "pasted" => page.paste("SecretId", &env).await,
            _ => page.drop_file("SecretId", ".env", &env).await,
        }
        page.shows("Read from the .env file: SecretId, SecretKey, Token.")
            .await;
        page.click("button", "Connect").await;
        is_connected(&page).await;
        page.click("link", "checkout").await;
        page.one(&["group"], "Traffic of checkout").await;
        lock(&page).await;
        is_asked(&page).await;
    }
    browser.quit().await;

    let key = Trace::of("the SecretKey", TEMPORARY.secret_key);
    let token = Trace::of("the token", TEMPORARY.token.unwrap());
    let function = Trace::of("the name", "checkout");
    assert_eq!(
        below(profile.folder(), &[&key, &token]),
        Vec::<String>::new()
    );
    assert_ne!(below(profile.folder(), &[&function]), Vec::<String>::new());
    let logs = relay.stop() + &emulator.stop();
    assert!(logs.contains("GetFunction"), "{logs}");
    for trace in [&key, &token] {
        assert_eq!(trace.forms_in(logs.as_bytes()), Vec::<String>::new());
    }
}
