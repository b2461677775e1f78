//! A listing as HTML: one page, in one file, to search and to print.

mod anchors;
mod entry;
mod facts;
mod form;
mod policy;
mod reference;
mod text;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::listing::Listing;
use crate::catalog::{Entry, Table};
use anchors::Anchors;
use text::prose;

const STYLE: &str = include_str!("render_html/page.css");
/// A block, so that nothing on the page has the name of a constant of the script.
const SCRIPT: &str = concat!(
    "\"use strict\";\n{\n",
    include_str!("render_html/codes.js"),
    include_str!("render_html/query.js"),
    include_str!("render_html/page.js"),
    "}\n"
);

/// The number of codes that browsers lay out at once, when they come into view.
const CHUNK: usize = 50;

/// Writes the page. Without JavaScript it lacks the form, and has everything else.
pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>) -> io::Result<()> {
    writeln!(out, "{}", page(listing).into_string())
}

/// The codes of one table, and its symptoms.
struct Section<'c> {
    table: &'c Table,
    codes: Vec<Entry<'c>>,
    symptoms: Vec<Entry<'c>>,
}

fn page(listing: &Listing<'_>) -> Markup {
    let sections = sections(listing);
    let mut anchors = Anchors::new(&listing.entries);
    let title = title(&sections);
    // A number that a filter left out is listed all the same.
    let has_all = listing.entries.len() == listing.catalog.entries().count();
    let classified = if has_all { sections.as_slice() } else { &[] };
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE, SCRIPT));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (title) }
                // Without it, browsers request one.
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#~codes" { "Skip to the codes" }
                header {
                    h1 { (title) }
                    p { (counts(&sections)) ": what each means, what to do about it, and who has to act." }
                    (reference::contents(&sections, classified))
                }
                (form::form(listing))
                main id="~codes" tabindex="-1" {
                    section.unlisted hidden { h2 { "Not listed" } }
                    @for section in &sections { (codes(listing, section, &mut anchors)) }
                    (reference::actions(&sections))
                    (reference::classes(classified))
                }
                footer { "Written by " code { "dps-codes list --format html" } "." }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

impl<'c> Section<'c> {
    fn new(entries: &[Entry<'c>]) -> Self {
        let (symptoms, codes) = entries.iter().partition(|entry| entry.is_symptom());
        Self { table: entries[0].table, codes, symptoms }
    }
}

fn sections<'c>(listing: &Listing<'c>) -> Vec<Section<'c>> {
    let of_one_table = |one: &Entry<'c>, other: &Entry<'c>| std::ptr::eq(one.table, other.table);
    let groups = listing.entries.chunk_by(of_one_table);
    groups.map(Section::new).collect()
}

fn title(sections: &[Section<'_>]) -> String {
    if let [Section { table, .. }] = sections {
        if let Some(title) = &table.data.title {
            return title.trim_end_matches('.').to_owned();
        }
    }
    let origins: Vec<_> = sections.iter().map(|section| heading(&section.table.origin)).collect();
    format!("Error codes: {}", &origins.join(", "))
}

/// Returns how people write an origin.
fn heading(origin: &str) -> &str {
    match origin {
        "dps" => "DPS",
        "hub" => "IoT Hub",
        "control_plane" => "Control plane",
        other => other,
    }
}

fn count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Returns the number of codes, and that of the symptoms if there are some.
fn counts(sections: &[Section<'_>]) -> String {
    let codes: usize = sections.iter().map(|section| section.codes.len()).sum();
    let symptoms: usize = sections.iter().map(|section| section.symptoms.len()).sum();
    match symptoms {
        0 => count(codes, "code"),
        _ => format!("{} and {} without one", count(codes, "code"), count(symptoms, "error")),
    }
}

fn codes<'c>(listing: &Listing<'c>, section: &Section<'c>, anchors: &mut Anchors<'c>) -> Markup {
    let Table { origin, data, .. } = section.table;
    html! {
        @if !section.codes.is_empty() {
            section data-origin=(origin) data-prefix=[&data.prefix] {
                h2 id={ "~" (origin) } { (heading(origin)) " " small { (count(section.codes.len(), "code")) } }
                @if let Some(title) = &data.title { p { (prose(title)) } }
                (chunks(listing, &section.codes, anchors))
            }
        }
        @if !section.symptoms.is_empty() {
            section data-origin=(origin) {
                h2 id={ "~" (origin) "~symptoms" } {
                    (heading(origin)) ": errors without a code "
                    small { (section.symptoms.len()) }
                }
                p { "Known by the words of their messages." }
                (chunks(listing, &section.symptoms, anchors))
            }
        }
    }
}

fn chunks<'c>(listing: &Listing<'c>, entries: &[Entry<'c>], anchors: &mut Anchors<'c>) -> Markup {
    html! {
        @for chunk in entries.chunks(CHUNK) {
            div.chunk { @for &entry in chunk { (entry::article(listing, entry, anchors)) } }
        }
    }
}
