//! Sizes: how one is said, and when it is too much.

use std::fmt;

use super::Problem;

/// Refuses a package of more than `largest` bytes.
pub const fn check_size(bytes: usize, largest: usize) -> Result<(), Problem> {
    if bytes > largest {
        Err(Problem::TooLarge {
            bytes: Size(bytes as u64),
            largest: Size(largest as u64),
        })
    } else {
        Ok(())
    }
}

/// A number of bytes, said in the unit that fits: `512 bytes`, `14 KB`, `3.2 MB`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size(
    /// Bytes.
    pub u64,
);

impl Size {
    const KILO: u64 = 1024;
    const MEGA: u64 = 1024 * 1024;
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("1 byte"),
            bytes if bytes < Self::KILO => write!(f, "{bytes} bytes"),
            // Rounded up, so that what is over a limit never reads as if it were at it.
            bytes if bytes < Self::MEGA => write!(f, "{} KB", bytes.div_ceil(Self::KILO)),
            bytes => {
                let tenths = bytes.saturating_mul(10).div_ceil(Self::MEGA);
                match tenths % 10 {
                    0 => write!(f, "{} MB", tenths / 10),
                    rest => write!(f, "{}.{rest} MB", tenths / 10),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_unit_that_fits() {
        for (bytes, said) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (1023, "1023 bytes"),
            (1024, "1 KB"),
            (1025, "2 KB"),
            (15 * 1024 * 1024, "15 MB"),
            (15 * 1024 * 1024 + 1, "15.1 MB"),
        ] {
            assert_eq!(Size(bytes).to_string(), said);
        }
    }
}
