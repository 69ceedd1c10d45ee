//! The rule for a description.

use super::Problem;

/// The longest description that the cloud keeps, in characters.
const LONGEST: usize = 1000;

/// Checks the description of an alias or a version.
pub fn check_description(text: &str) -> Result<(), Problem> {
    let length = text.chars().count();
    if length > LONGEST {
        Err(Problem::DescriptionTooLong { length })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_counted_in_characters() {
        assert_eq!(check_description(&"灰".repeat(1000)), Ok(()));
        let too_long = Err(Problem::DescriptionTooLong { length: 1001 });
        assert_eq!(check_description(&"灰".repeat(1001)), too_long);
    }
}
