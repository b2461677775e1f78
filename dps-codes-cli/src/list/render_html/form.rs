//! The form: the search box and the filters.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::heading;
use crate::list::listing::Listing;

/// The columns that can be filtered, besides the phases.
const FILTERS: [&str; 3] = ["origin", "family", "action"];

/// Renders the form, hidden: the script shows it.
pub(super) fn form(listing: &Listing<'_>) -> Markup {
    let columns = listing.columns.iter().filter(|column| FILTERS.contains(&column.name.as_str()));
    let filters = columns.map(|column| {
        let values: BTreeSet<_> = listing.entries.iter().map(|&entry| listing.value(column, entry).flat()).collect();
        (column.name.as_str(), values.into_iter().filter(|value| !value.is_empty()).collect())
    });
    let phases: Vec<_> = listing.columns.iter().filter_map(|column| Some(column.phase()?.to_owned())).collect();
    let filters: Vec<(&str, Vec<String>)> =
        filters.chain([("phase", phases)]).filter(|(_, values)| values.len() > 1).collect();
    html! {
        form role="search" hidden {
            div.bar {
                label.search {
                    span.visually-hidden { "Search the codes" }
                    input type="search" name="q" autocomplete="off" autocapitalize="off" spellcheck="false"
                        enterkeyhint="search" placeholder="Number, words, or a response";
                    kbd aria-hidden="true" { "/" }
                }
                output role="status" aria-live="polite" {}
            }
            @if !filters.is_empty() {
                div.filters {
                    @for (name, values) in &filters { (filter(name, values)) }
                    button type="reset" { "Reset" }
                }
            }
        }
    }
}

fn filter(name: &str, values: &[String]) -> Markup {
    html! {
        label {
            span { (name) }
            select name=(name) {
                option value="" { "any" }
                @for value in values { option value=(value) { (heading(value)) } }
            }
        }
    }
}
