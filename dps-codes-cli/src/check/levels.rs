//! `Levels`: which warnings are left out, and which count as errors.

use dps_codes_table::{Diagnostic, Rule, Severity};

use crate::suggest::nearest;

/// A value of `--deny`.
#[derive(Clone, Copy)]
pub(super) enum Deny {
    Rule(&'static Rule),
    Warnings,
}

/// The levels that the arguments set.
pub(super) struct Levels<'a> {
    allowed: &'a [&'static Rule],
    denied: &'a [Deny],
}

impl<'a> Levels<'a> {
    /// Returns an error if a code is both allowed and denied. Of all warnings that are denied, some may be allowed.
    pub(super) fn new(allowed: &'a [&'static Rule], denied: &'a [Deny]) -> Result<Self, String> {
        let is_denied = |rule: &Rule| denied.iter().any(|denied| matches!(denied, Deny::Rule(other) if *other == rule));
        match allowed.iter().find(|rule| is_denied(rule)) {
            Some(rule) => Err(format!("`{}` is both allowed and denied", rule.code)),
            None => Ok(Self { allowed, denied }),
        }
    }

    /// Leaves out allowed diagnostics, and adds the severity to the others.
    pub(super) fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<(Severity, Diagnostic)> {
        let others = diagnostics.into_iter().filter(|diagnostic| !self.allowed.contains(&diagnostic.rule));
        others.map(|diagnostic| (self.severity(diagnostic.rule), diagnostic)).collect()
    }

    fn severity(&self, rule: &Rule) -> Severity {
        let is_denied = self.denied.iter().any(|denied| match denied {
            Deny::Warnings => true,
            Deny::Rule(denied) => *denied == rule,
        });
        if is_denied { Severity::Error } else { rule.severity }
    }
}

/// Parses a value of `--allow`.
pub(super) fn parse_allow(code: &str) -> Result<&'static Rule, String> {
    let rule = parse_rule(code)?;
    match rule.severity {
        Severity::Warning => Ok(rule),
        Severity::Error => Err(format!("{} is an error, and only warnings can be allowed", rule.code)),
    }
}

/// Parses a value of `--deny`. `lints` is an older name of `warnings`.
pub(super) fn parse_deny(code: &str) -> Result<Deny, String> {
    if ["warnings", "lints"].contains(&code) {
        return Ok(Deny::Warnings);
    }
    parse_rule(code).map(Deny::Rule)
}

/// Parses the code of a rule.
pub(super) fn parse_rule(code: &str) -> Result<&'static Rule, String> {
    Rule::find(code).ok_or_else(|| match nearest(code, Rule::all().map(|rule| rule.code)) {
        Some(near) => format!("unknown code; a similar one exists: {near}"),
        None => "unknown code; codes look like T0029".to_owned(),
    })
}
