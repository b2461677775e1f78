//! Any string as a table: diagnostics whose spans lie within the string and can be rendered.
#![no_main]

use dps_codes_table::{Source, analyze, render};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = Source::new("t.toml", text);
    let diagnostics = analyze(&source);
    for diagnostic in &diagnostics {
        for label in diagnostic.primary.iter().chain(&diagnostic.secondary) {
            assert!(label.span.start <= label.span.end && label.span.end <= text.len(), "{diagnostic:?}");
        }
    }
    for diagnostic in diagnostics.iter().take(20) {
        let shown = render(&source, diagnostic);
        let moves = |c: char| c.is_control() && c != '\n';
        assert!(!shown.contains(moves), "{shown:?}");
    }
});
