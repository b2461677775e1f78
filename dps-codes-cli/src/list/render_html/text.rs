//! Strings of a table as HTML. The compiler accepts no invisible characters in them.

use maud::{Markup, html};

/// Renders prose, in which backticks enclose code.
pub(super) fn prose(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    // A backtick that has no partner is a character like any other.
    let paired = if parts.len() % 2 == 1 { parts.len() } else { parts.len() - 2 };
    html! {
        @for (index, part) in parts.iter().enumerate() {
            @if index >= paired { @if index > paired { "`" } (part) }
            @else if index % 2 == 1 { code { (part) } }
            @else { (part) }
        }
    }
}

/// Renders a link with a short text. The compiler accepts only sources on the web.
pub(super) fn source(url: &str) -> Markup {
    let Some((_, rest)) = url.split_once("://") else { return html! { (url) } };
    let path = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/');
    let short = match (path.split_once('/'), path.rsplit_once('/')) {
        (Some((host, tail)), Some((_, last))) if tail != last => format!("{host}/…/{last}"),
        _ => path.to_owned(),
    };
    html! { a href=(url) { (short) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_between_backticks() {
        assert_eq!(prose("Run `a < b`, then `c`.").0, "Run <code>a &lt; b</code>, then <code>c</code>.");
        assert_eq!(prose("one ` alone").0, "one ` alone");
        assert_eq!(prose("`a` and ` alone").0, "<code>a</code> and ` alone");
        assert_eq!(prose("").0, "");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(prose("<script>&\"").0, "&lt;script&gt;&amp;&quot;");
        assert_eq!(
            source("https://x/\"><script>").0,
            "<a href=\"https://x/&quot;&gt;&lt;script&gt;\">x/&quot;&gt;&lt;script&gt;</a>"
        );
    }

    #[test]
    fn sources_have_short_texts() {
        let text = |url: &str| source(url).0.split_once('>').map(|(_, rest)| rest.replace("</a>", ""));
        assert_eq!(text("https://github.com/Azure/iotedge/issues/5888").unwrap(), "github.com/…/5888");
        assert_eq!(text("https://example.com/page#part").unwrap(), "example.com/page");
        assert_eq!(text("https://example.com/").unwrap(), "example.com");
        assert_eq!(source("javascript:alert(1)").0, "javascript:alert(1)");
    }
}
