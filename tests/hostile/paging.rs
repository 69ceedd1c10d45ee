//! Lists whose end never comes.

use std::cell::Cell;
use std::rc::Rc;

use halftone::scf::{LONGEST_LIST, ListAliases, ListTriggers, MOST_PAGES};

use crate::cloud::client;
use crate::support::run;

fn page(items: usize, total: &str) -> Vec<u8> {
    let items = vec![r#"{"Name":"a","FunctionVersion":"1"}"#; items].join(",");
    format!(r#"{{"Response":{{"Aliases":[{items}],"TotalCount":{total},"RequestId":"r"}}}}"#).into()
}

#[test]
fn a_cloud_that_always_says_there_is_more_is_left_at_a_limit() {
    for items in [1, 20, 100] {
        let pages = Rc::new(Cell::new(0));
        let asked = Rc::clone(&pages);
        let client = client(move |_| {
            asked.set(asked.get() + 1);
            page(items, "4294967295")
        });
        let list = run(client.all(&ListAliases::of("default", "f")));
        let error = list.map(|list| list.len()).unwrap_err();
        assert!(error.to_string().contains("does not end"), "{error}");
        assert!(pages.get() <= MOST_PAGES, "{} pages", pages.get());
        assert!(pages.get() * items <= LONGEST_LIST + items);
    }
}

#[test]
fn the_longest_list_is_read_to_its_end() {
    let total = LONGEST_LIST.to_string();
    let client = client(move |_| page(100, &total));
    let aliases = run(client.all(&ListAliases::of("default", "f"))).unwrap();
    assert_eq!(aliases.len(), LONGEST_LIST);
}

#[test]
fn a_list_that_announces_less_than_it_has_or_nothing_ends_with_what_it_has() {
    for total in ["0", "1", "null"] {
        let client = client(move |_| page(2, total));
        let aliases = run(client.all(&ListAliases::of("default", "f"))).unwrap();
        assert_eq!(aliases.len(), 2, "{total}");
    }
    let client = client(|_| br#"{"Response":{"TotalCount":7,"RequestId":"r"}}"#.to_vec());
    let triggers = run(client.all(&ListTriggers::of("default", "f"))).unwrap();
    assert!(triggers.is_empty());
}
