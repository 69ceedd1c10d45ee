//! Percent signs for whatever an address must not hold.

/// The text with every byte but letters, digits and `-._~` as `%` and two digits (RFC 3986).
pub fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                let digit = char::from_digit(digit.into(), 16).unwrap_or('0');
                encoded.push(digit.to_ascii_uppercase());
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_example_of_a_policy_is_encoded_as_documented() {
        let policy = r#"{"version":"2.0","statement":[{"effect":"allow","action":"sts:AssumeRole","resource":"*"}]}"#;
        assert_eq!(
            percent_encoded(policy),
            "%7B%22version%22%3A%222.0%22%2C%22statement%22%3A%5B%7B%22effect%22%3A%22allow%22%2C%22action%22%3A%22sts%3AAssumeRole%22%2C%22resource%22%3A%22%2A%22%7D%5D%7D"
        );
        assert_eq!(percent_encoded("灰 ~a-b_c.d"), "%E7%81%B0%20~a-b_c.d");
    }
}
