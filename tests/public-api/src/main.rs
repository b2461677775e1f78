//! Prints the public items of a library, one a line, without what follows from the others: `public-api FILE`, for a file of
//! rustdoc's JSON.

use std::error::Error;
use std::path::PathBuf;

use public_api::Builder;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: public-api FILE")?;
    let items = Builder::from_rustdoc_json(PathBuf::from(path)).omit_blanket_impls(true).omit_auto_trait_impls(true);
    for item in items.build()?.items() {
        println!("{item}");
    }
    Ok(())
}
