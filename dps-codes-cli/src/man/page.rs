//! A manual page: the sections of `clap_mangen`, and those of the text that ends the help.

use std::io;

use clap::Command;
use clap_mangen::Man;
use roff::{Roff, bold, roman};

/// Returns the title of the page of a command, such as `dps-codes-explain`.
pub(super) fn title(command: &Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

/// Renders the page of a command as roff; `all` is the command with all subcommands.
pub(super) fn render(command: &Command, all: &Command) -> io::Result<String> {
    let page = Man::new(command.clone()).manual("dps-codes").source(concat!("dps-codes ", env!("CARGO_PKG_VERSION")));
    let mut out = Vec::new();
    page.render_title(&mut out)?;
    page.render_name_section(&mut out)?;
    page.render_synopsis_section(&mut out)?;
    page.render_description_section(&mut out)?;
    page.render_options_section(&mut out)?;
    if command.has_subcommands() {
        page.render_subcommands_section(&mut out)?;
    }
    // Each section starts with the definitions that one page needs once.
    let definitions = Roff::new().render();
    let sections = String::from_utf8_lossy(&out).replace(&definitions, "");
    let help = command.get_after_help().map_or_else(String::new, |help| render_help(&help.to_string()));
    Ok(definitions + &sections + &help + &render_see_also(command, all))
}

/// Renders the references to the pages of the other commands, the one without a subcommand first.
fn render_see_also(command: &Command, all: &Command) -> String {
    let others = std::iter::once(all).chain(all.get_subcommands()).map(title).filter(|other| *other != title(command));
    let mut references: Vec<_> = others.flat_map(|other| [bold(other), roman("(1), ")]).collect();
    if references.pop().is_none() {
        return String::new();
    }
    references.push(roman("(1)"));
    let mut roff = Roff::new();
    roff.control("SH", ["SEE ALSO"]).text(references);
    roff.to_roff()
}

/// Renders the text that ends the help: examples, notes, exit status.
fn render_help(help: &str) -> String {
    let mut roff = Roff::new();
    let mut has_notes = false;
    for paragraph in help.split("\n\n") {
        if let Some(examples) = paragraph.strip_prefix("Examples:\n") {
            roff.control("SH", ["EXAMPLES"]).control("nf", []);
            for line in examples.lines() {
                roff.text([roman(line.trim_start())]);
            }
            roff.control("fi", []);
        } else if let Some(status) = paragraph.strip_prefix("Exit status: ") {
            roff.control("SH", ["EXIT STATUS"]).text([roman(status)]);
        } else {
            if has_notes {
                roff.control("PP", [])
            } else {
                roff.control("SH", ["NOTES"])
            };
            has_notes = true;
            roff.text([roman(paragraph)]);
        }
    }
    roff.to_roff()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_help_are_sections() {
        let text = render_help("Examples:\n  a -1\n  .b\n\nOne.\n\nTwo.\n\nExit status: 0.");
        assert_eq!(
            text,
            ".SH EXAMPLES\n.nf\na \\-1\n\\&.b\n.fi\n.SH NOTES\nOne.\n.PP\nTwo.\n.SH \"EXIT STATUS\"\n0.\n"
        );
    }
}
