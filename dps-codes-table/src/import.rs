//! `[catalog.use]`: actions and phases that another table defines.

use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::model::{Action, Choice, Located, LocatedString, Table};
use crate::parse;
use crate::rules;
use crate::source::Source;

/// Adds the actions and phases of the table that `[catalog.use]` names.
///
/// Without the file of that table, nothing is known of them, and rustc finds the names that do not exist. After an error,
/// the table defines placeholders of its own, so that the generated code has no error too.
pub(crate) fn import(source: &Source, table: &mut Table, diagnostics: &mut Diagnostics) {
    let Some(import) = table.settings.import.clone() else {
        return;
    };
    if has_definitions(&import.span, table, diagnostics) {
        // They become types of this table, as if it used no other: so what names them has no error too.
        table.settings.import = None;
        return;
    }
    let other = import.table.as_ref().map_or(Ok(None), |file| definitions(source, file));
    (table.lost.actions, table.lost.phases) = (true, true);
    match other {
        Ok(Some(other)) => {
            (table.lost.actions, table.lost.phases) = (other.lost.actions, other.lost.phases);
            table.actions = other.actions.into_iter().map(imported_action).collect();
            table.settings.phases = other.settings.phases.into_iter().map(imported_phase).collect();
            table.settings.types.action = other.settings.types.action;
            table.settings.types.phase = other.settings.types.phase;
        }
        Ok(None) => {}
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            table.settings.import = None;
        }
    }
    if import.path.is_none() {
        table.settings.import = None;
    }
}

/// Returns `true` if the table defines actions or phases itself, which is reported.
fn has_definitions(span: &Span, table: &mut Table, diagnostics: &mut Diagnostics) -> bool {
    let action = table.actions.first().map(|action| ("an action", &action.name.span));
    let phase = table.settings.phases.first().map(|phase| ("a phase", &phase.name.span));
    let probe = table.settings.probe.as_ref().map(|probe| ("a probe", &probe.span));
    for (what, defined) in [action, phase, probe].into_iter().flatten() {
        let message = format!("{what} in a table that uses those of another table");
        diagnostics.push(
            Diagnostic::at(rules::DEFINITION_BESIDE_USE, defined.clone(), message, "defined here")
                .clashes_with(span.clone(), "the other table's are used")
                .help("define it in the other table, or leave out `use`"),
        );
    }
    let has_definitions = action.is_some() || phase.is_some() || probe.is_some();
    // Rows may name those of the other table.
    table.lost.actions |= has_definitions;
    table.lost.phases |= has_definitions;
    has_definitions
}

/// The other table; `None` where no file can be looked for.
fn definitions(source: &Source, file: &LocatedString) -> Result<Option<Table>, Box<Diagnostic>> {
    let at = |message: String, label: &str| Diagnostic::at(rules::UNUSABLE_TABLE, file.span.clone(), message, label);
    let shown = escape(&file.value);
    // Its own errors are reported where it is compiled.
    let mut unheard = Diagnostics::default();
    let mut table = if let Some(other) = source.other(&file.value) {
        parse::parse(other, &mut unheard)
    } else {
        let location = match source.beside(&file.value) {
            None => return Ok(None),
            Some(Ok(location)) => location,
            Some(Err(error)) => {
                return Err(at(error.message, "not a path that can be used").maybe_help(error.help).into());
            }
        };
        let other = location.read().map_err(|error| at(error.message, "cannot be used").maybe_help(error.help))?;
        parse::parse(&other, &mut unheard)
    };
    if table.settings.import.is_some() {
        let message = format!("`{shown}` uses the actions of another table itself");
        return Err(at(message, "defines none").help("name the table that defines them").into());
    }
    check::check(&mut table, &mut unheard);
    if unheard.names_are_lost() {
        (table.lost.actions, table.lost.phases) = (true, true);
    }
    if table.actions.is_empty() && !table.lost.actions {
        return Err(at(format!("`{shown}` defines no actions"), "nothing to use").into());
    }
    Ok(Some(table))
}

/// Places in the other table mean nothing in this one.
fn imported<T>(located: Located<T>) -> Located<T> {
    Located::new(located.value, 0..0)
}

fn imported_action(action: Action) -> Action {
    Action { name: imported(action.name), text_span: 0..0, fallback: None, sources: Vec::new(), ..action }
}

fn imported_phase(phase: Choice) -> Choice {
    Choice { name: imported(phase.name), summary: None }
}
