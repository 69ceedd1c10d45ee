//! What is pressed is pressed, though the page moves it away below the pointer.

use crate::account::{SECRET_ID, SECRET_KEY};
use crate::browser::Browser;
use crate::page::Page;
use crate::program::Program;

#[tokio::test]
async fn a_button_that_a_mended_field_moves_away_is_pressed_all_the_same() {
    let program = Program::serve();
    let browser = Browser::start(360, 2_600).await;
    let page = Page::open(&browser, &program.address, "#/").await;
    page.fill("SecretId", SECRET_ID).await;
    page.fill("SecretKey", SECRET_KEY).await;
    page.fill("Region", "nowhere").await;
    page.click("button", "Connect").await;
    page.refuses("Region").await;
    page.fill("Region", "ap-guangzhou").await;
    page.click("button", "Connect").await;
    page.one(&["link"], "checkout").await;
}
