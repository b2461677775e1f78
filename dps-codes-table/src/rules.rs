//! `Rule`: a kind of diagnostic, with a stable code, an explanation and an example. The registry of all of them.
//!
//! A code is never reused, and never changes its meaning. A new rule takes the next free code.

mod action;
mod column;
mod file;
mod name;
mod number;
mod reference;
mod settings;
mod string_code;
mod structure;
mod style;
mod syntax;

use std::fmt::Write;

pub(crate) use self::{
    action::*, column::*, file::*, name::*, number::*, reference::*, settings::*, string_code::*, structure::*,
    style::*, syntax::*,
};

/// A kind of diagnostic.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code, such as `T0029`.
    pub code: &'static str,
    /// The severity of its diagnostics.
    pub severity: Severity,
    /// A noun phrase.
    pub title: &'static str,
    /// The rule and the reason for it, in Markdown.
    pub explanation: &'static str,
    /// A table that breaks the rule, or a command line that starts with `$`.
    pub example: &'static str,
}

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The table is not compiled.
    Error,
    /// The table is compiled, but may not mean what it is supposed to, or is hard to read.
    Warning,
}

impl Severity {
    /// Returns the name, in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Defines rules, and the list `ALL` of them.
macro_rules! rules {
    ($($(#[doc = $explanation:literal])+ $name:ident = $code:literal, $severity:ident, $title:literal, $example:literal;)+) => {
        pub(super) const ALL: &[&$crate::rules::Rule] = &[$($name),+];
        $(
            pub(crate) const $name: &$crate::rules::Rule = &$crate::rules::Rule {
                code: $code,
                severity: $crate::rules::Severity::$severity,
                title: $title,
                explanation: concat!($($explanation, "\n"),+),
                example: $example,
            };
        )+
    };
}
use rules;

/// The rules by topic, in the order of the documentation.
const TOPICS: [(&str, &[&Rule]); 11] = [
    ("Files", file::ALL),
    ("TOML syntax", syntax::ALL),
    ("Tables, keys and types", structure::ALL),
    ("Settings", settings::ALL),
    ("Names", name::ALL),
    ("Numbers and classes", number::ALL),
    ("String codes", string_code::ALL),
    ("References and unused definitions", reference::ALL),
    ("Actions and symptoms", action::ALL),
    ("Columns", column::ALL),
    ("Style", style::ALL),
];

impl Rule {
    /// Returns all rules, by topic.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        TOPICS.into_iter().flat_map(|(_, rules)| rules.iter().copied())
    }

    /// Finds a rule by its code, without regard to case. Returns `None` if there is no such rule.
    ///
    /// ```
    /// use dps_codes_table::Rule;
    /// assert_eq!(Rule::find("T0029").map(|rule| rule.title), Some("unknown key"));
    /// assert_eq!(Rule::find("T9999"), None);
    /// ```
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Self> {
        Self::all().find(|rule| rule.code.eq_ignore_ascii_case(code))
    }

    /// Returns the explanation and the example as Markdown.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let Self { code, severity, title, explanation, example } = self;
        let mut page = format!("{code}: {title} ({})\n\n", severity.name());
        for line in explanation.lines() {
            // Items of a list keep the indentation of their further lines.
            let _ = writeln!(page, "{}", line.strip_prefix(' ').unwrap_or(line).trim_end());
        }
        let language = if example.starts_with('$') { "console" } else { "toml" };
        let _ = write!(page, "\n```{language}\n{}\n```\n", example.trim());
        page
    }
}

/// Returns all rules by topic, as a Markdown page.
#[must_use]
pub fn rules_page() -> String {
    let mut page = String::from(
        "# Diagnostics of a table\n\n\
         Every error and warning in a table has a code. `dps-codes check` prints it, and `dps-codes check --explain CODE`\n\
         prints its section of this page. An error cannot be allowed. A warning can: `--allow CODE` leaves it out, and\n\
         `--deny CODE` makes it an error. The compiler reports errors only. A code never changes its meaning.\n\n\
         This page is generated: `UPDATE_DOCS=1 cargo test -p dps-codes-table --test registry` rewrites it.\n",
    );
    for (topic, rules) in TOPICS {
        let _ = write!(page, "\n## {topic}\n");
        for rule in rules {
            let _ = write!(page, "\n### {}", rule.to_markdown());
        }
    }
    page
}
