//! A person with a key: how it is given to the page, kept and taken back.

use crate::page::Page;

/// A key as somebody has it.
#[derive(Clone, Copy)]
pub(crate) struct Keyholder {
    pub(crate) secret_id: &'static str,
    pub(crate) secret_key: &'static str,
    pub(crate) token: Option<&'static str>,
}

impl Keyholder {
    /// Types it into the form, which stays open.
    pub(crate) async fn fill(&self, page: &Page<'_>) {
        page.fill("SecretId", self.secret_id).await;
        page.fill("SecretKey", self.secret_key).await;
        if let Some(token) = self.token {
            page.fill("Token", token).await;
        }
    }

    /// Types it and connects.
    pub(crate) async fn connect(&self, page: &Page<'_>) {
        self.fill(page).await;
        page.click("button", "Connect").await;
        is_connected(page).await;
    }

    /// The key as a project keeps it in its `.env` file.
    pub(crate) fn env(&self) -> String {
        let token = self.token.map(|token| format!("TENCENT_TOKEN={token}\n"));
        format!(
            "TENCENT_SECRET_ID={}\nTENCENT_SECRET_KEY={}\n{}STAGE=dev\n",
            self.secret_id,
            self.secret_key,
            token.unwrap_or_default()
        )
    }
}

/// What ends the connection with an account of the cloud.
const LOCK: &str = "Lock";

/// Waits until the page is connected, and has read what it shows.
pub(crate) async fn is_connected(page: &Page<'_>) {
    page.one(&["button"], LOCK).await;
    page.settled().await;
}

/// Waits until the page asks for a key, and remembers none.
pub(crate) async fn is_asked(page: &Page<'_>) {
    page.one(&["button"], "Connect").await;
    assert_eq!(page.value("SecretKey").await, "");
    assert_eq!(page.count("button", LOCK).await, 0);
}

/// Ends the connection by the button of the header.
pub(crate) async fn lock(page: &Page<'_>) {
    page.click("button", LOCK).await;
}
