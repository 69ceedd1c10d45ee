//! Content codings: which compressed form of a file a browser accepts.

/// A form in which a file of the console is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// Brotli, the smallest.
    Brotli,
    /// Gzip, for what does not accept brotli (browsers, over plain HTTP to another machine).
    Gzip,
}

impl Coding {
    /// All codings, the smallest result first.
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The name in `Content-Encoding`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// What `halftone pack` adds to the file's name.
    pub(super) const fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Whether `Accept-Encoding` allows this coding. A weight of zero forbids it.
    pub(super) fn is_accepted(self, accept_encoding: &str) -> bool {
        accept_encoding.split(',').any(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let named = parts
                .next()
                .is_some_and(|name| name.eq_ignore_ascii_case(self.name()));
            named && !parts.any(is_weight_zero)
        })
    }
}

/// `q=0`, `q=0.0`, `Q=0.000`…
fn is_weight_zero(parameter: &str) -> bool {
    parameter.split_once('=').is_some_and(|(name, weight)| {
        name.trim().eq_ignore_ascii_case("q")
            && weight
                .trim()
                .chars()
                .all(|digit| matches!(digit, '0' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::Coding;

    #[test]
    fn a_browser_gets_brotli() {
        assert!(Coding::Brotli.is_accepted("gzip, deflate, br, zstd"));
        assert!(Coding::Gzip.is_accepted("gzip;q=0.5, br"));
    }

    #[test]
    fn a_coding_with_weight_zero_or_not_named_is_not_sent() {
        assert!(!Coding::Brotli.is_accepted("gzip, br;q=0"));
        assert!(!Coding::Brotli.is_accepted("br; Q=0.000"));
        assert!(!Coding::Gzip.is_accepted("identity"));
        assert!(!Coding::Gzip.is_accepted(""));
    }
}
