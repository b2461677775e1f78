//! The Content-Security-Policy of the page: its own style and script, and no request.

/// Returns the policy under which this style and this script run, and nothing else.
pub(super) fn policy(style: &str, script: &str) -> String {
    let (style, script) = (hash(style), hash(script));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; \
         base-uri 'none'; form-action 'none'"
    )
}

fn hash(text: &str) -> String {
    base64(&hmac_sha256::Hash::hash(text.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |group: &[u8]| {
        let bits = (0..3).fold(0, |bits, index| bits << 8 | usize::from(*group.get(index).unwrap_or(&0)));
        let digit = |index: usize| {
            if index > group.len() { '=' } else { char::from(ALPHABET[bits >> (18 - 6 * index) & 63]) }
        };
        [digit(0), digit(1), digit(2), digit(3)]
    };
    bytes.chunks(3).flat_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    /// `printf alert | openssl dgst -sha256 -binary | base64`
    #[test]
    fn hash_as_browsers_compute_it() {
        assert_eq!(hash("alert"), "35BQWN1npAn++BSA6B5HNlcrDttNf7mHxpXNB+Jg7IE=");
    }
}
