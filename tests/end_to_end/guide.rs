//! Every line of the grayscale-release guide of the `sls` tool, pasted as it is printed there, in
//! its order. What each leaves behind is checked through an independent client.

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use halftone::archive::{NewEntry, Packed};
use halftone::scf::{
    Client, Code, CreateFunction, GetFunction, ListTriggers, PublishVersion, Status, Trigger,
};
use halftone::traffic::{Split, Version, Weight};

use crate::account::{self, SECRET_ID, SECRET_KEY};
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;

const FUNCTION: &str = "my-function";

/// The function of the guide, with versions 1 and 2.
async fn set_up(client: &Client) {
    let zip_file = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==".to_owned();
    let create = CreateFunction {
        function_name: FUNCTION.to_owned(),
        namespace: "default".to_owned(),
        code: Code { zip_file },
        handler: "index.main_handler".to_owned(),
        runtime: "Nodejs18.15".to_owned(),
        description: "The function of the guide".to_owned(),
    };
    client.call(&create).await.unwrap();
    settle(client, Version::Latest).await;
    for number in 1..=2 {
        let publish = PublishVersion {
            function_name: FUNCTION.to_owned(),
            namespace: "default".to_owned(),
            description: format!("release {number}"),
        };
        client.call(&publish).await.unwrap();
        settle(client, Version::Published(number)).await;
    }
}

/// Waits until a version can serve.
async fn settle(client: &Client, version: Version) {
    loop {
        let read = GetFunction {
            function_name: FUNCTION.to_owned(),
            namespace: "default".to_owned(),
            qualifier: version,
        };
        let status = client.call(&read).await.unwrap().answer.status;
        if status == Status::Active {
            return;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

async fn triggers(client: &Client) -> Vec<Trigger> {
    let list = ListTriggers::of("default", FUNCTION);
    client.all(&list).await.unwrap()
}

/// What an alias divides its traffic into.
async fn split(client: &Client, name: &str) -> Split {
    let alias = account::alias(client, FUNCTION, name).await.unwrap();
    alias.split().unwrap()
}

fn weighted(main: u32, version: u32, percent: u8) -> Split {
    let weight = Weight::from_percent(percent).unwrap();
    Split::weighted(
        Version::Published(main),
        Version::Published(version),
        weight,
    )
}

/// `$LATEST` at a percentage, the last published version at the rest.
fn default_split(latest: u8, last: u32) -> Split {
    let weight = Weight::from_percent(100 - latest).unwrap();
    Split::weighted(Version::Latest, Version::Published(last), weight)
}

/// A walker on the page of the function.
struct Walk<'a> {
    page: Page<'a>,
    client: Client,
}

impl<'a> Walk<'a> {
    /// Connects with a `.env` file as the guide has it.
    async fn start(program: &Program, browser: &'a Browser, stage: &str) -> Self {
        let client = account::client(&program.address);
        set_up(&client).await;
        let page = Page::open(browser, &program.address, "#/").await;
        let env = format!(
            "TENCENT_SECRET_ID={SECRET_ID}\nTENCENT_SECRET_KEY={SECRET_KEY}\nSTAGE={stage} \n"
        );
        page.paste("SecretId", &env).await;
        page.click("button", "Connect").await;
        page.shows(FUNCTION).await;
        page.click("link", FUNCTION).await;
        page.one(&["group"], &format!("Traffic of {FUNCTION}"))
            .await;
        Self { page, client }
    }

    /// Opens the command field and pastes a text of the guide into it.
    async fn paste(&self, text: &str) {
        self.page.shortcut("k").await;
        self.page.paste("Command", text).await;
    }

    /// Pastes a text, looks at the preview and applies it.
    async fn run(&self, text: &str) {
        self.paste(text).await;
        self.page.click("button", "Preview").await;
        self.apply().await;
    }

    /// Applies what is previewed. In production it has to be confirmed first.
    async fn apply(&self) {
        self.page.one(&["button"], "Apply").await;
        self.page.confirm().await;
        self.page.click("button", "Apply").await;
        self.page.shows("Done, and read back.").await;
        self.page.close().await;
    }

    async fn split(&self, name: &str) -> Split {
        split(&self.client, name).await
    }
}

#[tokio::test]
async fn the_default_alias_scheme_works_line_by_line() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let walk = Walk::start(&program, &browser, "prod").await;
    walk.page.shows("PRODUCTION").await;

    // Command description.
    walk.run("sls deploy --inputs publish=true  \n").await;
    assert_eq!(walk.split("$DEFAULT").await, Split::all(Version::Latest));
    walk.run("sls deploy --inputs traffic=0.2\n").await;
    assert_eq!(walk.split("$DEFAULT").await, default_split(20, 3));

    // Directions, step 2: deploy, and 10 % for the new code. The form is where code comes in.
    walk.paste("sls deploy --inputs traffic=0.1 \n").await;
    walk.page.click("button", "Preview").await;
    walk.page.shows("from 20 % to 10 %").await;
    walk.apply().await;
    assert_eq!(walk.split("$DEFAULT").await, default_split(10, 3));
    // Step 3.
    walk.run("sls deploy --inputs traffic=1.0 \n").await;
    assert_eq!(walk.split("$DEFAULT").await, Split::all(Version::Latest));
    // Step 4.
    walk.run("sls deploy --inputs publish=true  traffic=0 \n")
        .await;
    assert_eq!(walk.split("$DEFAULT").await, default_split(0, 4));
}

#[tokio::test]
async fn the_custom_alias_scheme_works_line_by_line() {
    let program = Program::serve();
    let browser = Browser::start(1280, 900).await;
    let walk = Walk::start(&program, &browser, "dev").await;
    let page = &walk.page;

    // Command description.
    walk.run("sls  publish-ver --inputs  function=my-function\n")
        .await;
    walk.run(
        "sls  create-alias --inputs name=routing-alias  function=my-function  version=1  \n\
         config='{\"weights\":{\"2\":0.5}}'\n",
    )
    .await;
    assert_eq!(walk.split("routing-alias").await, weighted(1, 2, 50));
    walk.run(
        "sls update-alias --inputs name=routing-alias  function=my-function  version=1 config='{\"weights\":{\"2\":0.9}}'\n",
    )
    .await;
    assert_eq!(walk.split("routing-alias").await, weighted(1, 2, 90));
    walk.paste("sls list-alias --inputs function=my-function\n")
        .await;
    page.click("button", "Preview").await;
    page.table_shows("Aliases of my-function", &["routing-alias", "90 %"])
        .await;
    page.close().await;
    walk.run("sls delete-alias --inputs name=routing-alias  function=my-function\n")
        .await;
    let gone = account::alias(&walk.client, FUNCTION, "routing-alias").await;
    assert!(gone.unwrap_err().is_missing_alias());

    // Directions, step 2: `n` stands for a number, and the page says for which.
    walk.paste("sls create-alias --inputs function=my-function name=alias-prod version=n config='{\"weights\":{\"$LATEST\":0}}'\n").await;
    page.shows("n and n+1 stand for numbers").await;
    page.click("button", "Use this line").await;
    page.click("button", "Preview").await;
    walk.apply().await;
    let stable = Split::weighted(Version::Published(3), Version::Latest, Weight::ZERO);
    assert_eq!(walk.split("alias-prod").await, stable);

    // Step 3: the events of serverless.yml, its comments included.
    events(&walk).await;

    // Step 4: two lines at once. The first wants code.
    walk.paste("sls deploy \nsls publish-ver --inputs function=my-function\n")
        .await;
    page.click("button", "Preview").await;
    page.upload("Choose a .zip", "my-function.zip", &archive())
        .await;
    page.click("button", "Preview").await;
    walk.apply().await;
    page.shortcut("k").await;
    page.until("the second line is left in the field", || async {
        page.value("Command").await.trim() == "sls publish-ver --inputs function=my-function"
    })
    .await;
    page.click("button", "Preview").await;
    walk.apply().await;
    assert_eq!(walk.split("alias-prod").await, stable, "nothing is exposed");

    // Steps 5 and 6, with the typo of the guide, which must be caught.
    for (line, expected) in [
        (
            "sls update-alias --inputs function=my-function name=alais-prod version=n config='{\"weights\":{\"n+1\":0.1}}'\n",
            10,
        ),
        (
            "sls update-alias --inputs function=my-function name=alais-prod version=n config='{\"weights\":{\"n+1\":1}}'\n",
            100,
        ),
    ] {
        walk.paste(line).await;
        page.shows("alias-prod").await;
        page.click("button", "Use this line").await;
        page.shows("n and n+1 stand for numbers").await;
        page.click("button", "Use this line").await;
        page.click("button", "Preview").await;
        walk.apply().await;
        assert_eq!(walk.split("alias-prod").await, weighted(3, 4, expected));
    }
}

/// Reads the events block of the guide into the page and applies what it leads to.
async fn events(walk: &Walk<'_>) {
    let page = &walk.page;
    let block = "  events: # Trigger\n    - timer: # Timer trigger\n        name: # Trigger name, which is `timer-${name}-${stage}` by default\n        parameters:\n          qualifier: alias-prod # Configure the alias as `alias-prod`\n          cronExpression: '*/5 * * * *' # Trigger once every 5 seconds\n          enable: true\n          argument: argument # Additional parameter\n";
    page.open_details("serverless.yml").await;
    page.paste("Events to apply", block).await;
    page.shows("Every 5 minutes").await;
    page.click("button", "Preview").await;
    walk.apply().await;
    let triggers = triggers(&walk.client).await;
    let made = &triggers[0];
    assert_eq!(made.qualifier, "alias-prod");
    assert_eq!(made.cron().as_deref(), Some("0 */5 * * * * *"));
    assert_eq!(made.custom_argument, "argument");
    assert!(made.is_enabled());
}

/// A zip archive with the handler's file in it.
fn archive() -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(b"exports.main_handler = async () => 2;")
        .unwrap();
    let entry = NewEntry {
        name: "index.js".to_owned(),
        executable: false,
        content: Packed::from_gzip(gzip.finish().unwrap()).unwrap(),
    };
    halftone::archive::write(vec![entry]).unwrap()
}
