//! How large a package may be, and how a size is said.

use std::fmt;

use super::Problem;

/// The largest package that can be uploaded, in bytes: the cloud takes 20 MB of base64 in
/// `ZipFile` (`UpdateFunctionCode`, SCF 2018-04-16), and base64 makes four bytes of three.
pub const LARGEST_PACKAGE: usize = 20 * 1024 * 1024 / 4 * 3;

/// Refuses a package that the cloud would not take. `bytes` is the size of the zip.
pub const fn check_size(bytes: usize) -> Result<(), Problem> {
    if bytes > LARGEST_PACKAGE {
        Err(Problem::TooLarge {
            bytes: Size(bytes as u64),
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

    #[test]
    fn the_largest_package_is_the_last_that_fits_into_the_request() {
        assert_eq!(LARGEST_PACKAGE.div_ceil(3) * 4, 20 * 1024 * 1024);
        assert_eq!(check_size(LARGEST_PACKAGE), Ok(()));
        assert!(check_size(LARGEST_PACKAGE + 1).is_err());
    }
}
