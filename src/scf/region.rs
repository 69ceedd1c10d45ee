//! The regions in which functions run.

use std::fmt;
use std::str::FromStr;

/// A region that SCF serves (named by `InvokeFunction`'s documentation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(&'static str);

/// A region that SCF does not serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRegion {
    /// What was written.
    pub text: String,
    /// The region whose name is nearest to it, if one is near.
    pub nearest: Option<Region>,
}

impl Region {
    /// Guangzhou, the cloud's own default.
    pub const GUANGZHOU: Self = Self("ap-guangzhou");

    /// Every region, in alphabetical order.
    pub const ALL: [Self; 17] = [
        Self("ap-beijing"),
        Self("ap-chengdu"),
        Self("ap-chongqing"),
        Self("ap-guangzhou"),
        Self("ap-hongkong"),
        Self("ap-jakarta"),
        Self("ap-nanjing"),
        Self("ap-seoul"),
        Self("ap-shanghai"),
        Self("ap-shanghai-fsi"),
        Self("ap-shenzhen-fsi"),
        Self("ap-singapore"),
        Self("ap-tokyo"),
        Self("eu-frankfurt"),
        Self("na-ashburn"),
        Self("na-siliconvalley"),
        Self("sa-saopaulo"),
    ];

    /// The region of exactly this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.0 == name)
    }

    /// The name, as in `X-TC-Region`.
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// True for the regions of the finance cloud.
    pub fn is_finance(self) -> bool {
        self.0.ends_with("-fsi")
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl FromStr for Region {
    type Err = UnknownRegion;

    fn from_str(text: &str) -> Result<Self, UnknownRegion> {
        let wanted = text.trim();
        if let Some(region) = Self::ALL
            .into_iter()
            .find(|r| r.0.eq_ignore_ascii_case(wanted))
        {
            return Ok(region);
        }
        let near = |region: &Self| {
            let city = region.0.split_once('-').map_or(region.0, |(_, city)| city);
            !wanted.is_empty() && (city.starts_with(wanted) || wanted.contains(city))
        };
        Err(UnknownRegion {
            text: wanted.to_owned(),
            nearest: Self::ALL.into_iter().find(near),
        })
    }
}

impl fmt::Display for UnknownRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” is not a region of SCF.", self.text)?;
        match self.nearest {
            Some(region) => write!(f, " Did you mean {region}?"),
            None => write!(f, " Write for example {}.", Region::GUANGZHOU),
        }
    }
}

impl std::error::Error for UnknownRegion {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_region_names_the_near_one() {
        assert_eq!("ap-tokyo".parse(), Ok(Region("ap-tokyo")));
        let unknown = "tokyo".parse::<Region>().unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "“tokyo” is not a region of SCF. Did you mean ap-tokyo?"
        );
        assert_eq!("mars-1".parse::<Region>().unwrap_err().nearest, None);
    }
}
