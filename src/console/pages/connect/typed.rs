//! What is typed into the form, whether it will do, and where a refusal belongs.

use leptos::prelude::*;
use zeroize::{Zeroize, Zeroizing};

use super::attempt::{Filled, Refused};
use super::check::{self, Field};
use super::keep::{Choices, Keep};
use crate::console::field::FieldProblem;
use crate::console::language::rooms::Told;
use crate::console::language::text;
use crate::keyring::{About, Opening};
use crate::scf::{Coverage, Region};
use crate::sls::dotenv::is_placeholder;

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) secret_id: (RwSignal<String>, FieldProblem),
    pub(super) secret_key: (RwSignal<String>, FieldProblem),
    pub(super) token: (RwSignal<String>, FieldProblem),
    pub(super) region: (RwSignal<String>, FieldProblem),
    pub(super) relay: (RwSignal<String>, FieldProblem),
    pub(super) relay_token: (RwSignal<String>, FieldProblem),
    pub(super) choices: Choices,
    /// True if the connection shall be marked as production.
    pub(super) production: RwSignal<bool>,
    /// What was said about the last `.env` file.
    pub(super) env: RwSignal<Vec<String>>,
    /// Why the account was not opened, where it belongs to no field.
    pub(super) refused: RwSignal<Option<Refused>, LocalStorage>,
    /// True while an attempt is under way.
    pub(super) connecting: RwSignal<bool>,
}

impl Form {
    pub(super) fn new(region: Region, relay_token: Option<String>) -> Self {
        let field = |text: &str| (RwSignal::new(text.to_owned()), RwSignal::new(None));
        let origin = window().location().origin().unwrap_or_default();
        Self {
            secret_id: field(""),
            secret_key: field(""),
            token: field(""),
            region: field(region.name()),
            relay: field(&origin),
            relay_token: field(relay_token.as_deref().unwrap_or_default()),
            choices: Choices::new(),
            production: RwSignal::new(false),
            env: RwSignal::default(),
            refused: RwSignal::new_local(None),
            connecting: RwSignal::new(false),
        }
    }

    fn problem(self, field: Field) -> FieldProblem {
        match field {
            Field::SecretId => self.secret_id.1,
            Field::SecretKey => self.secret_key.1,
            Field::Token => self.token.1,
            Field::Region => self.region.1,
            Field::Relay => self.relay.1,
            Field::RelayToken => self.relay_token.1,
        }
    }

    fn refuse(self, field: Field, why: &str) {
        self.problem(field).set(Some(why.to_owned()));
    }

    pub(super) fn check_region(self) -> Option<Region> {
        let typed = self.region.0.get_untracked().parse::<Region>();
        let problem = typed.as_ref().err().map(Told::told);
        self.region.1.set(problem);
        typed.ok()
    }

    pub(super) fn check_relay(self) -> Option<String> {
        let typed = check::relay(&self.relay.0.get_untracked());
        self.relay
            .1
            .set(typed.as_ref().err().map(|&why| why.to_owned()));
        typed.ok()
    }

    /// Checks every field, so that all that is wrong is said at once.
    pub(super) fn check(self) -> Option<Filled> {
        let words = &text().connect;
        let typed = |(value, problem): (RwSignal<String>, FieldProblem),
                     name: &str,
                     missing: Option<&str>| {
            let text = value.with_untracked(|text| Zeroizing::new(text.trim().to_owned()));
            let missing = missing.filter(|_| text.is_empty()).map(str::to_owned);
            let wrong =
                missing.or_else(|| is_placeholder(&text).then(|| (words.placeholder)(name)));
            let right = wrong.is_none();
            problem.set(wrong);
            right.then_some(text)
        };
        let secret_id = typed(
            self.secret_id,
            words.secret_id,
            Some(words.secret_id_missing),
        );
        let secret_key = typed(
            self.secret_key,
            words.secret_key,
            Some(words.secret_key_missing),
        );
        let token = typed(self.token, words.token, None);
        self.refused.set(None);
        let (region, relay) = (self.check_region(), self.check_relay());
        let passphrase = self.choices.passphrase();
        let keep = self.choices.keep.get_untracked();
        if keep == Keep::UntilTomorrow && token.as_ref().is_some_and(|token| !token.is_empty()) {
            self.refuse(Field::Token, words.token_not_kept);
            return None;
        }
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let relay_token = self.relay_token.0.get_untracked();
        self.relay_token.1.set(None);
        let coverage = if self.choices.least.get_untracked() {
            Coverage::Least
        } else {
            Coverage::Whole
        };
        Some(Filled {
            opening: Opening {
                secret_id: secret_id?.to_string(),
                token: some(&token?),
                mode: self.choices.mode.get_untracked(),
                coverage,
                about: About {
                    relay: relay?,
                    relay_token: some(relay_token.trim()),
                    region: region?,
                    production: self.production.get_untracked(),
                },
            },
            secret_key: secret_key?,
            keep,
            passphrase: passphrase?,
        })
    }

    /// The region that is typed, or the usual one while it is none.
    pub(super) fn region_or_usual(self) -> Region {
        let typed = self.region.0.with(|typed| typed.parse());
        typed.unwrap_or(Region::GUANGZHOU)
    }

    /// Forgets the secrets that were typed.
    pub(super) fn clear(self) {
        let secrets = [self.secret_key.0, self.token.0, self.choices.passphrase.0];
        for secret in secrets {
            secret.update(Zeroize::zeroize);
        }
    }

    /// Puts a refusal where it belongs.
    pub(super) fn fail(self, refused: Refused) {
        let field = match &refused {
            Refused::Cloud(error) => check::field_of(error).map(|field| (field, error.clone())),
            Refused::Key(_) | Refused::NotKept(_) | Refused::Missing => None,
        };
        match field {
            Some((field, error)) => self.refuse(field, &check::words_of(&error)),
            None => self.refused.set(Some(refused)),
        }
    }
}
