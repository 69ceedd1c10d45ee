//! The driver of a rollout, spoken to as its page speaks to it: what it keeps, what it asks for, and
//! how two of them get along.

use std::cell::RefCell;
use std::rc::Rc;

use halftone::change::Target;
use halftone::driver::message::{News, Order, Reply, Rested, Subject};
use halftone::driver::{name, serve};
use halftone::emulator::{Emulator, Options, Request};
use halftone::keyring::Headers;
use halftone::rollout::{Command, Ended, Entry, Event, Move, Unsaved, Why};
use halftone::scf::{Action, Call, Effect, KeySigner, Region};
use halftone::traffic::AliasName;
use js_sys::{Date, Function, Object, Reflect, Uint8Array};
use serde::Deserialize as _;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{MessageChannel, MessageEvent, MessagePort};

use super::cloud::{SECRET_ID, SECRET_KEY, pause};

/// A plan without a hold that anybody could wait for.
const ASKS: &str = "function: checkout\nalias: prod\ncanary: 5\nsteps:\n  - share: 25%\n    hold: approval\n  - share: 50%\n    hold: approval\nfinish: promote\n";

fn now() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // after 1970
    let now = Date::now() as u64;
    now
}

/// An account that all pages of a test share, and what it was asked for.
#[derive(Clone)]
struct Account {
    emulator: Rc<RefCell<Emulator>>,
    fingerprint: Option<String>,
}

impl Account {
    /// One whose rollouts are kept under a name that no other test has.
    fn kept() -> Self {
        let account = Self::in_page();
        let fingerprint = Some(format!("test-{}", js_sys::Math::random()));
        Self {
            fingerprint,
            ..account
        }
    }

    /// One that ends with the page.
    fn in_page() -> Self {
        let emulator = Emulator::new(Options::default(), now());
        Self {
            emulator: Rc::new(RefCell::new(emulator)),
            fingerprint: None,
        }
    }

    fn subject(&self, id: &str) -> Subject {
        Subject {
            id: format!("{id}-{:?}", self.fingerprint),
            account: self.fingerprint.clone(),
            region: Region::GUANGZHOU,
            target: Target {
                namespace: "default".to_owned(),
                function: "checkout".to_owned(),
            },
            alias: AliasName::from_cloud("prod"),
        }
    }

    fn answer(&self, call: &Call) -> Vec<u8> {
        let named = call.headers.iter();
        let mut headers: Vec<(String, String)> = named
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        headers.push(("host".to_owned(), call.host.clone()));
        let request = Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: call.body.as_bytes(),
        };
        self.emulator.borrow_mut().handle(&request, now()).body
    }
}

/// What a page was told and asked, in order.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant)] // a handful of them
enum Told {
    News(News),
    /// A write was sent.
    Write(Action),
}

/// A page with one driver.
struct Page {
    port: MessagePort,
    me: String,
    told: Rc<RefCell<Vec<Told>>>,
}

impl Page {
    fn of(account: &Account, tab: &str) -> Self {
        let channel = MessageChannel::new().unwrap();
        let port = channel.port1();
        let told: Rc<RefCell<Vec<Told>>> = Rc::default();
        let (account, heard, answering) = (account.clone(), Rc::clone(&told), port.clone());
        let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let (number, news, body) = read(&event);
            let (reply, bytes) = match news {
                News::Time => {
                    let emulator = account.emulator.borrow();
                    let (at, pace) = (emulator.time(now()), emulator.speed());
                    (Reply::Time { at, pace }, Vec::new())
                }
                News::Sign(request) => {
                    let signer = KeySigner::new(SECRET_ID, SECRET_KEY, None);
                    let call = signer.sign_now(request.with(body));
                    (Reply::Signed(Headers::of(call)), Vec::new())
                }
                News::Send(request, headers) => {
                    if request.action.effect() == Effect::Writes {
                        heard.borrow_mut().push(Told::Write(request.action));
                    }
                    let body = account.answer(&headers.into_call(&request, body));
                    let answered = Reply::Answered {
                        status: 200,
                        date: None,
                        phase: None,
                    };
                    (answered, body)
                }
                news => {
                    heard.borrow_mut().push(Told::News(news));
                    return;
                }
            };
            post(&answering, number, &reply, &bytes);
        });
        port.set_onmessage(Some(take.into_js_value().unchecked_ref()));
        serve(&channel.port2());
        Self {
            port,
            me: name::of("a-browser", tab),
            told,
        }
    }

    fn order(&self, order: &Order) {
        post(&self.port, 0.0, order, &[]);
    }

    fn begin(&self, subject: Subject, plan: &str) {
        self.order(&Order::Begin {
            subject,
            me: self.me.clone(),
            plan: plan.to_owned(),
        });
    }

    fn follow(&self, subject: Subject) {
        let me = self.me.clone();
        self.order(&Order::Follow { subject, me });
    }

    /// Waits until something is told that is so, and says what it was.
    async fn until<T>(&self, what: &str, find: impl Fn(&News) -> Option<T>) -> T {
        for _ in 0..400 {
            let found = self.told.borrow().iter().find_map(|told| match told {
                Told::News(news) => find(news),
                Told::Write(_) => None,
            });
            if let Some(found) = found {
                return found;
            }
            pause(25).await;
        }
        panic!("never told: {what}\n{:?}", self.told.borrow());
    }

    async fn keeps(&self, what: &str, is_it: impl Fn(&Entry) -> bool) {
        let kept = |news: &News| match news {
            News::Kept(entry) if is_it(entry) => Some(()),
            _ => None,
        };
        self.until(what, kept).await;
    }

    async fn asks(&self) {
        let asks = |news: &News| match news {
            News::Rests(Rested::Asks(..)) => Some(()),
            _ => None,
        };
        self.until("it asks", asks).await;
    }

    fn writes(&self) -> usize {
        let told = self.told.borrow();
        let writes = told.iter().filter(|told| matches!(told, Told::Write(_)));
        writes.count()
    }
}

fn read(event: &MessageEvent) -> (f64, News, String) {
    let get = |name: &str| Reflect::get(&event.data(), &name.into()).unwrap();
    let says = get("says").as_string().unwrap();
    let value: serde_json::Value = serde_json::from_str(&says).unwrap();
    let body = get("body").as_string().unwrap_or_default();
    let news = News::deserialize(value).unwrap();
    (get("number").as_f64().unwrap(), news, body)
}

fn post(port: &MessagePort, number: f64, says: &impl serde::Serialize, body: &[u8]) {
    let object = Object::new();
    let says = serde_json::to_string(says).unwrap();
    for (name, value) in [
        ("number", number.into()),
        ("says", says.into()),
        ("body", Uint8Array::from(body).into()),
    ] {
        let value: JsValue = value;
        Reflect::set(&object, &name.into(), &value).unwrap();
    }
    port.post_message(&object).unwrap();
}

fn said(command: Command) -> impl Fn(&Entry) -> bool {
    move |entry| entry.event == Event::Said(command)
}

#[wasm_bindgen_test]
async fn every_write_is_in_the_journal_before_it_is_sent_and_found_there_after_a_crash() {
    let account = Account::kept();
    let page = Page::of(&account, "one");
    page.begin(account.subject("a"), ASKS);
    page.asks().await;
    let told = page.told.borrow().clone();
    let sent = told
        .iter()
        .position(|told| matches!(told, Told::Write(Action::UpdateAlias)));
    let announced = |told: &Told| {
        matches!(told, Told::News(News::Kept(entry))
            if matches!(entry.event, Event::Intent { goes: Move::Step(0), .. }))
    };
    let announced = told.iter().position(announced);
    assert!(announced.is_some() && announced < sent, "{told:?}");

    // Another page of this browser finds it, and watches as long as the first one is there.
    let other = Page::of(&account, "two");
    let account_name = account.fingerprint.clone().unwrap();
    other.order(&Order::Find {
        account: account_name,
    });
    let found = other
        .until("what is kept", |news| match news {
            News::Found(found) => Some(found.clone()),
            _ => None,
        })
        .await;
    assert_eq!(found.len(), 1);
    let settled = |entry: &Entry| matches!(entry.event, Event::Settled(_));
    assert!(found[0].entries.iter().any(settled), "{found:?}");
}

#[wasm_bindgen_test]
async fn one_drives_and_the_other_watches_hands_on_and_takes_up() {
    let account = Account::kept();
    let (one, two) = (Page::of(&account, "one"), Page::of(&account, "two"));
    one.begin(account.subject("b"), ASKS);
    one.asks().await;

    two.follow(account.subject("b"));
    let watched = two.until("who drives", |news| match news {
        News::Watches(who, Some(Rested::Asks(..))) => Some(who.clone()),
        _ => None,
    });
    assert_eq!(watched.await, one.me);
    one.until("it is followed", |news| match news {
        News::Followed(true) => Some(()),
        _ => None,
    })
    .await;

    two.order(&Order::Say(Command::Approve));
    let heard = |news: &News| match news {
        News::Heard(heard) => Some(*heard),
        _ => None,
    };
    assert!(two.until("it was heard", heard).await);
    one.keeps("what was said there", said(Command::Approve))
        .await;
    two.keeps("the same", said(Command::Approve)).await;
    assert_eq!(two.writes(), 0);

    one.order(&Order::LetGo);
    two.keeps("it takes up", |entry| entry.event == Event::Taken)
        .await;
    two.order(&Order::Say(Command::RollBack));
    let ended = |entry: &Entry| entry.event == Event::Ended(Ended::RolledBack);
    two.keeps("the end", ended).await;
}

#[wasm_bindgen_test]
async fn what_was_handed_over_is_taken_up_by_nobody_but_a_person() {
    let account = Account::kept();
    let (one, two) = (Page::of(&account, "one"), Page::of(&account, "two"));
    let subject = account.subject("k");
    one.begin(subject.clone(), ASKS);
    one.asks().await;
    two.follow(subject.clone());
    two.until("it watches", |news| match news {
        News::Watches(..) => Some(()),
        _ => None,
    })
    .await;
    one.order(&Order::Leave);
    two.until("it ends", |news| matches!(news, News::Gone).then_some(()))
        .await;
    let took =
        |told: &Told| matches!(told, Told::News(News::Kept(entry)) if entry.event == Event::Taken);
    assert!(!two.told.borrow().iter().any(took));

    two.follow(subject);
    two.keeps("it takes up", |entry| entry.event == Event::Taken)
        .await;
}

#[wasm_bindgen_test]
async fn who_lost_the_seat_writes_nothing_more() {
    let account = Account::kept();
    let (one, two) = (Page::of(&account, "one"), Page::of(&account, "two"));
    let subject = account.subject("c");
    one.begin(subject.clone(), ASKS);
    one.asks().await;
    two.follow(subject.clone());
    two.until("it watches", |news| match news {
        News::Watches(..) => Some(()),
        _ => None,
    })
    .await;

    // The browser takes the lock away from the first, who does not know.
    let steal = "return navigator.locks.request(name, { steal: true }, () => {})";
    let steal = Function::new_with_args("name", steal);
    let name = subject.lock().unwrap();
    drop(steal.call1(&JsValue::NULL, &name.into()).unwrap());
    two.keeps("the other takes up", |entry| entry.event == Event::Taken)
        .await;

    let writes = one.writes();
    one.order(&Order::Say(Command::Promote));
    let unsaved = |news: &News| match news {
        News::Rests(Rested::Unsaved(reason)) => Some(reason.clone()),
        _ => None,
    };
    let reason = one.until("it cannot write", unsaved).await;
    assert_eq!(reason, Unsaved::OtherPage);
    assert_eq!(one.writes(), writes);
}

#[wasm_bindgen_test]
async fn a_second_rollout_on_an_alias_is_refused_and_told_who_drives() {
    let account = Account::kept();
    let (one, two) = (Page::of(&account, "one"), Page::of(&account, "two"));
    one.begin(account.subject("d"), ASKS);
    one.asks().await;
    two.begin(account.subject("e"), ASKS);
    let held = two.until("who drives", |news| match news {
        News::Rests(Rested::HeldBy(who, _)) => Some(who.clone()),
        _ => None,
    });
    assert_eq!(held.await, one.me);
    assert_eq!(two.writes(), 0);
}

#[wasm_bindgen_test]
async fn a_journal_of_another_machine_waits_until_a_person_takes_it_up() {
    let account = Account::kept();
    let one = Page::of(&account, "one");
    one.begin(account.subject("f"), ASKS);
    one.asks().await;
    one.order(&Order::Say(Command::Abandon));
    one.keeps("the end", |entry| {
        matches!(entry.event, Event::Ended(_)) || said(Command::Abandon)(entry)
    })
    .await;
    let told = one.told.borrow().clone();
    let entries = told.into_iter().filter_map(|told| match told {
        Told::News(News::Kept(mut entry)) => {
            "halftone run of deploy on build-7".clone_into(&mut entry.by);
            (entry.event != Event::Said(Command::Abandon)).then_some(entry)
        }
        _ => None,
    });
    let two = Page::of(&account, "two");
    two.order(&Order::Import {
        subject: account.subject("g"),
        me: two.me.clone(),
        entries: entries.collect(),
    });
    let held = two.until("who drives", |news| match news {
        News::Rests(Rested::HeldBy(who, _)) => Some(who.clone()),
        _ => None,
    });
    assert_eq!(held.await, "halftone run of deploy on build-7");
    two.told.borrow_mut().clear();
    two.order(&Order::Say(Command::RollBack));
    two.until("the same again", |news| match news {
        News::Rests(Rested::HeldBy(..)) => Some(()),
        _ => None,
    })
    .await;
    assert_eq!(two.writes(), 0);
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_begins_nothing() {
    let refuse = Function::new_no_args(
        "const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError') };
        return () => { IDBFactory.prototype.open = open }",
    );
    let allow: Function = refuse.call0(&JsValue::NULL).unwrap().unchecked_into();
    let account = Account::kept();
    let page = Page::of(&account, "one");
    page.begin(account.subject("h"), ASKS);
    let unsaved = |news: &News| match news {
        News::Rests(Rested::Unsaved(reason)) => Some(reason.clone()),
        _ => None,
    };
    let reason = page.until("it cannot be kept", unsaved).await;
    allow.call0(&JsValue::NULL).unwrap();
    assert_eq!(reason, Unsaved::KeepsNothing);
    assert_eq!(page.writes(), 0);
}

#[wasm_bindgen_test]
async fn in_an_account_of_the_page_hours_pass_at_its_pace_and_nothing_is_kept() {
    let account = Account::in_page();
    account.emulator.borrow_mut().set_speed(600, now());
    let page = Page::of(&account, "one");
    let plan = ASKS.replace("approval", "10m");
    page.begin(account.subject("i"), &plan);
    page.keeps("the promotion", |entry| {
        entry.event == Event::Ended(Ended::Promoted)
    })
    .await;
    assert_eq!(page.writes(), 3);
    let other = Page::of(&account, "two");
    other.order(&Order::Find {
        account: String::new(),
    });
    let found = other.until("what is kept", |news| match news {
        News::Found(found) => Some(found.len()),
        _ => None,
    });
    assert_eq!(found.await, 0);
}

#[wasm_bindgen_test]
async fn a_rollout_that_was_paused_still_counts_as_driven() {
    let account = Account::in_page();
    account.emulator.borrow_mut().set_speed(600, now());
    let page = Page::of(&account, "one");
    page.begin(account.subject("k"), ASKS);
    page.asks().await;
    page.order(&Order::Say(Command::Pause));
    page.keeps("the pause", said(Command::Pause)).await;
    page.told.borrow_mut().clear();
    page.keeps("a sign of life", |entry| entry.event == Event::Alive)
        .await;
}

#[wasm_bindgen_test]
async fn a_closed_account_pauses_with_its_reason_and_the_driver_ends() {
    let account = Account::kept();
    let page = Page::of(&account, "one");
    let plan = ASKS.replace("approval", "1h");
    page.begin(account.subject("j"), &plan);
    page.until("it holds", |news| match news {
        News::Rests(Rested::Until(_)) => Some(()),
        _ => None,
    })
    .await;
    // From now on nothing is signed any more.
    *account.emulator.borrow_mut() = Emulator::new(
        Options {
            secret_id: "AKIDanother".to_owned(),
            ..Options::default()
        },
        now(),
    );
    page.order(&Order::LetGo);
    page.keeps("the pause", |entry| {
        matches!(entry.event, Event::Paused(Why::Unreadable { .. }))
    })
    .await;
    page.until("it ends", |news| matches!(news, News::Gone).then_some(()))
        .await;
}
