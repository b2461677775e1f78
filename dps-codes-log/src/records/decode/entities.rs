//! Character references of XML, as the event log of Windows and other exports of XML have them.

use std::borrow::Cow;

use memchr::{memchr, memmem};

const ENTITIES: [(&str, &str); 8] = [
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#x22;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    // The last one: `&amp;lt;` stands for `&lt;`.
    ("&amp;", "&"),
];

/// Returns `true` if quotes of the text are character references.
pub(crate) fn has_quotes(text: &[u8]) -> bool {
    memchr(b'&', text).is_some_and(|at| {
        ENTITIES
            .iter()
            .filter(|(_, c)| *c == "\"")
            .any(|(name, _)| memmem::find(&text[at..], name.as_bytes()).is_some())
    })
}

/// Replaces the character references, if quotes are among them.
pub(crate) fn decoded(text: &str) -> Cow<'_, str> {
    if !has_quotes(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let replace = |text: String, (name, c): &(&str, &str)| text.replace(name, c);
    Cow::Owned(ENTITIES.iter().fold(text.to_owned(), replace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_replaced_where_quotes_are_among_them() {
        assert_eq!(decoded("{&quot;a&quot;:&#x22;&lt;b&gt; &amp;amp;&apos;&#34;}"), "{\"a\":\"<b> &amp;'\"}");
        for text in ["a&b", "&amp;", "&quote", "x"] {
            assert_eq!(decoded(text), text);
        }
    }
}
