//! A listing as HTML.

use std::io::{self, Write};

use super::listing::Listing;

pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>) -> io::Result<()> {
    let _ = listing.catalog;
    writeln!(out)
}
