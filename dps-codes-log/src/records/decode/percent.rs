//! Percent-encoding, as the queries of URLs have it.

use std::borrow::Cow;

use memchr::{memchr, memmem};

/// Returns `true` if quotes of the text are percent-encoded.
pub(crate) fn has_quotes(text: &[u8]) -> bool {
    memchr(b'%', text).is_some_and(|at| memmem::find(&text[at..], b"%22").is_some())
}

/// Decodes the text, if quotes of it are percent-encoded.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !has_quotes(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.split_at_checked(2).and_then(|(digits, rest)| Some((u8::from_str_radix(digits, 16).ok()?, rest))) {
            Some((byte, rest)) => {
                bytes.push(byte);
                bytes.extend(rest.as_bytes());
            }
            None => bytes.extend([b"%", part.as_bytes()].concat()),
        }
    }
    Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_where_quotes_are_encoded() {
        assert_eq!(decoded("x=%7B%22a%22%3A%C3%A4%7d 5% %zz"), "x={\"a\":ä} 5% %zz");
        for text in ["a%20b", "%", "%22%ff", "x"] {
            assert_eq!(decoded(text), text);
        }
    }
}
