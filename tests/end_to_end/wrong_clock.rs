//! The console on a computer whose clock is wrong: the page and its workers read another time.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest as _, Sha384};

use crate::page::Page;
use crate::profile::Profile;

/// Shifts every reading of the clock by `SHIFT` milliseconds, until another shift is told.
const SHIFTED: &str = "{
  const Right = Date;
  let shift = SHIFT;
  globalThis.clock = new BroadcastChannel('clock');
  clock.onmessage = ({ data }) => (shift = data);
  globalThis.Date = class extends Right {
    constructor(...given) {
      given.length > 0 ? super(...given) : super(Right.now() + shift);
    }
    static now() {
      return Right.now() + shift;
    }
  };
}
";

/// A copy of the built console, `shift` milliseconds off. The start-up script, which every program
/// of it begins with, has the new clock and its checksum in the page is that of the change.
pub(crate) fn console(built: &Path, shift: i64) -> Profile {
    let copy = Profile::new();
    for entry in fs::read_dir(built).unwrap().map_while(Result::ok) {
        let name = entry.file_name().into_string().unwrap();
        let path = entry.path();
        let is_compressed = path.extension().is_some_and(|it| it == "br" || it == "gz");
        if !is_compressed && path.is_file() {
            fs::copy(path, copy.folder().join(name)).unwrap();
        }
    }
    let page = copy.folder().join("index.html");
    let mut text = fs::read_to_string(&page).unwrap();
    let tag = text
        .split('<')
        .find(|tag| tag.starts_with("script") && tag.contains("boot"));
    let attribute = |name| tag?.split_once(&format!("{name}=\""))?.1.split('"').next();
    let (source, sum) = (attribute("src").unwrap(), attribute("integrity").unwrap());
    let script = copy.folder().join(source);
    let changed =
        SHIFTED.replace("SHIFT", &shift.to_string()) + &fs::read_to_string(&script).unwrap();
    let new_sum = format!("sha384-{}", STANDARD.encode(Sha384::digest(&changed)));
    text = text.replace(sum, &new_sum);
    fs::write(script, changed).unwrap();
    fs::write(page, text).unwrap();
    copy
}

/// Sets the clock of every program of such a console anew.
pub(crate) async fn set(page: &Page<'_>, shift: i64) {
    let tell = "const before = Date.now();
        new BroadcastChannel('clock').postMessage(arguments[0]);
        return new Promise(told => {
            const look = () => Math.abs(Date.now() - before) > 1000 ? told(true) : setTimeout(look);
            look();
        })";
    assert_eq!(page.run(tell, vec![json!(shift)]).await, json!(true));
}
