//! Rules for style.

super::rules! {
    /// Summaries, helps and instructions are sentences, which start with a capital letter.
    LOWER_CASE_SENTENCE = "T0038", Warning, "sentence without a capital letter", r#"
[[code]]
number = 404
name = "NotFound"
summary = "the item does not exist."
"#;

    /// Summaries, helps and instructions are sentences, which end with a period, or with `?` or `!`.
    MISSING_PERIOD = "T0039", Warning, "sentence without a period", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist"
"#;

    /// A text has two spaces in a row.
    TWO_SPACES = "T0040", Warning, "two spaces in a row", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item  does not exist."
"#;

    /// A text starts or ends with spaces.
    SURROUNDING_SPACES = "T0041", Warning, "leading or trailing spaces", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist. "
"#;

    /// `Display` writes the summary into one line of a log.
    SEVERAL_LINES = "T0042", Warning, "summary of several lines", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item\ndoes not exist."
"#;

    /// A summary says in one sentence what happened. What to do about it belongs in `help`.
    SEVERAL_SENTENCES = "T0043", Warning, "summary of several sentences", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist. Create it first."
"#;

    /// A summary has at most 140 characters, to fit into one line, and a help at most 600, to fit into one paragraph.
    LONG_TEXT = "T0044", Warning, "long text", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist, or it did exist and another client has deleted it in the meantime, or the name has changed, or it belongs to another tenant."
"#;

    /// Codes are sorted by number, so that people find them, and two branches add them at the same place.
    UNSORTED_CODES = "T0045", Warning, "codes that are not sorted", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[code]]
number = 400
name = "Invalid"
summary = "The request is not valid."
"#;

    /// An array names a source or a message twice.
    DUPLICATE_ITEM = "T0046", Warning, "duplicate item of an array", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
messages = ["not found", "not found"]
"#;

    /// Two codes have the same summary, which does not say how they differ.
    SAME_SUMMARY = "T0047", Warning, "two codes with the same summary", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[code]]
number = 410
name = "Gone"
summary = "The item does not exist."
"#;

    /// A name mixes Latin letters with Cyrillic or Greek ones that look like Latin letters. Programs that spell it with the
    /// Latin letter do not find it.
    LOOKALIKE_LETTER = "T0048", Warning, "letter that looks like another one", r#"
[[code]]
number = 404
name = "N\u043EtFound"
summary = "The item does not exist."
"#;

    /// A string code ends like the pattern of a class: `x` matches any character there, but only `x` in a row.
    CODE_LIKE_PATTERN = "T0130", Warning, "string code that looks like a pattern", r#"
[catalog]
code = "string"

[[code]]
code = "42xxx"
name = "SyntaxError"
summary = "The query is not valid."
"#;
}
