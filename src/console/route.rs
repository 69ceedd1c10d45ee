//! Addresses: what the part behind `#` means, and how it is written.
//!
//! Pure text in, pure text out. Must never know the browser or whether anybody is connected, and
//! never puts a secret into an address.

use crate::scf::policy::percent_encoded;
use crate::scf::{Region, UnknownRegion};
use crate::traffic::AliasName;

/// What an address shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`: connect to an account.
    Connect,
    /// `#/REGION`: all functions of a region.
    Fleet(Region),
    /// `#/demo` and `#/demo/NAME`: the demo account, and a scenario in it.
    Demo(Option<String>),
    /// `#/REGION/NAMESPACE`: the functions of a namespace.
    Functions(Place),
    /// `#/REGION/NAMESPACE/FUNCTION`: one function.
    Function(FunctionPlace),
    /// `#/REGION/NAMESPACE/FUNCTION/alias/NAME`: one alias of it.
    Alias(FunctionPlace, AliasName),
    /// `#/REGION/NAMESPACE/FUNCTION/alias/NAME/rollout` and `…/rollout/PLAN`: the rollout on an
    /// alias, and a plan for one as [`rollout::to_link`](crate::rollout::to_link) writes it.
    Rollout(FunctionPlace, AliasName, Option<String>),
    /// `#/recording`: a recording from a file, without an account.
    Recording,
    /// `#/review/LINK`: a proposed change, as [`review::to_link`](crate::review::to_link) writes it.
    Review(String),
    /// The region of the address is none.
    UnknownRegion(UnknownRegion),
    /// The address has no such shape.
    NotFound,
}

/// Where functions are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The region.
    pub region: Region,
    /// The namespace.
    pub namespace: String,
}

/// Where one function is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FunctionPlace {
    /// The region and the namespace.
    pub place: Place,
    /// The name of the function.
    pub function: String,
}

impl Place {
    /// The namespace that every account has.
    pub fn default_of(region: Region) -> Self {
        Self {
            region,
            namespace: "default".to_owned(),
        }
    }

    /// A function in this place.
    pub fn function(&self, name: &str) -> FunctionPlace {
        FunctionPlace {
            place: self.clone(),
            function: name.to_owned(),
        }
    }
}

impl Route {
    /// Reads what stands behind the page's address, with or without its `#`. How the page is looked at
    /// (see [`Query`](super::query::Query)) is no part of it.
    pub fn parse(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let path = path.split('?').next().unwrap_or_default();
        let path = path.trim_matches('/');
        if path.is_empty() {
            return Self::Connect;
        }
        let Some(parts) = path.split('/').map(decode).collect::<Option<Vec<_>>>() else {
            return Self::NotFound;
        };
        if parts.iter().any(String::is_empty) {
            return Self::NotFound;
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["recording"] => return Self::Recording,
            ["review"] => return Self::Review(String::new()),
            ["review", link] => return Self::Review((*link).to_owned()),
            ["demo"] => return Self::Demo(None),
            ["demo", name] => return Self::Demo(Some((*name).to_owned())),
            _ => {}
        }
        let (region, rest) = match parts.as_slice() {
            [region, rest @ ..] if rest.len() <= 6 && rest.len() != 3 => (*region, rest),
            _ => return Self::NotFound,
        };
        let region = match region.parse() {
            Ok(region) => region,
            Err(unknown) => return Self::UnknownRegion(unknown),
        };
        let place = |namespace: &str| Place {
            region,
            namespace: namespace.to_owned(),
        };
        match rest {
            [] => Self::Fleet(region),
            [namespace] => Self::Functions(place(namespace)),
            [namespace, function] => Self::Function(place(namespace).function(function)),
            [namespace, function, "alias", name] => Self::Alias(
                place(namespace).function(function),
                AliasName::from_cloud(*name),
            ),
            [namespace, function, "alias", name, "rollout", plan @ ..] => Self::Rollout(
                place(namespace).function(function),
                AliasName::from_cloud(*name),
                plan.first().map(|plan| (*plan).to_owned()),
            ),
            _ => Self::NotFound,
        }
    }

    /// The address of this, from the `#` on.
    pub fn href(&self) -> String {
        match self {
            Self::Connect | Self::UnknownRegion(_) | Self::NotFound => "#/".to_owned(),
            Self::Fleet(region) => format!("#/{region}"),
            Self::Recording => "#/recording".to_owned(),
            Self::Review(link) => format!("#/review/{}", encode(link)),
            Self::Demo(None) => "#/demo".to_owned(),
            Self::Demo(Some(name)) => format!("#/demo/{}", encode(name)),
            Self::Functions(place) => place_href(place),
            Self::Function(place) => function_href(place),
            Self::Alias(place, alias) => alias_href(place, alias),
            Self::Rollout(place, alias, None) => format!("{}/rollout", alias_href(place, alias)),
            Self::Rollout(place, alias, Some(plan)) => {
                format!("{}/rollout/{}", alias_href(place, alias), encode(plan))
            }
        }
    }

    /// The region and the namespace of the address, if it has them; of a region alone the namespace
    /// that is meant where none is named.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Fleet(region) => Some(Place::default_of(*region)),
            Self::Functions(place) => Some(place.clone()),
            Self::Function(function) | Self::Alias(function, _) | Self::Rollout(function, _, _) => {
                Some(function.place.clone())
            }
            Self::Connect
            | Self::Recording
            | Self::Review(_)
            | Self::Demo(_)
            | Self::UnknownRegion(_)
            | Self::NotFound => None,
        }
    }

    /// The function of the address, if it has one.
    pub fn function(&self) -> Option<&FunctionPlace> {
        match self {
            Self::Function(function) | Self::Alias(function, _) | Self::Rollout(function, _, _) => {
                Some(function)
            }
            _ => None,
        }
    }

    /// The alias of the address, if it has one.
    pub fn alias(&self) -> Option<&AliasName> {
        match self {
            Self::Alias(_, alias) | Self::Rollout(_, alias, _) => Some(alias),
            _ => None,
        }
    }
}

fn place_href(place: &Place) -> String {
    format!("#/{}/{}", place.region, encode(&place.namespace))
}

fn function_href(function: &FunctionPlace) -> String {
    format!(
        "{}/{}",
        place_href(&function.place),
        encode(&function.function)
    )
}

fn alias_href(function: &FunctionPlace, alias: &AliasName) -> String {
    format!(
        "{}/alias/{}",
        function_href(function),
        encode(alias.as_str())
    )
}

/// Writes a name so that nothing in it is taken for a part of the address.
pub(super) fn encode(name: &str) -> String {
    percent_encoded(name).replace("%24", "$")
}

/// Reads `%24` and the like; nothing if a sign is cut off or the bytes are no text.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}
