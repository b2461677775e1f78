//! `FollowUp`: an error of rustc that does not come from a table.

use std::collections::BTreeMap;

/// An error that does not come from a table.
pub(crate) struct FollowUp {
    pub(crate) message: String,
    /// The names that the message quotes in backticks.
    pub(crate) names: Vec<String>,
}

/// Returns the errors that do not come from a table, by the file of their module.
pub(crate) fn follow_ups(stderr: &str) -> BTreeMap<String, Vec<FollowUp>> {
    let mut found: BTreeMap<String, Vec<FollowUp>> = BTreeMap::new();
    let mut error = None;
    for line in stderr.lines() {
        if line.starts_with("error") {
            let is_of_table = line.ends_with(']') && line.contains("[T") || line.contains("more errors in");
            error = (!is_of_table && !line.starts_with("error: could not compile")).then_some(line);
        } else if let Some((_, place)) = line.split_once("--> src/") {
            let file = place.split(':').next().unwrap_or_default().to_owned();
            found.entry(file).or_default().extend(error.take().map(|message| FollowUp {
                message: message.to_owned(),
                names: message.split('`').skip(1).step_by(2).map(str::to_owned).collect(),
            }));
        }
    }
    found.retain(|_, errors| !errors.is_empty());
    found
}
