//! `[catalog.use]`: actions and phases that another table defines.

use crate::check;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::model::{Action, Choice, Located, LocatedString, Table};
use crate::parse;
use crate::rules;
use crate::source::Source;

/// The names that another table defines.
const NAMES: [Poison; 2] = [Poison::Actions, Poison::Phases];

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
    match import.table.as_ref().map_or(Ok(None), |file| definitions(source, file)) {
        Ok(Some(other)) => {
            diagnostics.poison_all(other.unknown);
            let (settings, place) = (other.table.settings, &import.span);
            table.actions = other.table.actions.into_iter().map(|action| imported_action(action, place)).collect();
            table.settings.phases = settings.phases.into_iter().map(|phase| imported_phase(phase, place)).collect();
            table.settings.types.action.value = settings.types.action.value;
            table.settings.types.phase.value = settings.types.phase.value;
        }
        Ok(None) => diagnostics.poison_all(NAMES),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            diagnostics.poison_all(NAMES);
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
    let actor = table.settings.actors.first().map(|actor| ("an actor", &actor.name.span));
    let probe = table.settings.probe.as_ref().map(|probe| ("a probe", &probe.span));
    for (what, defined) in [action, actor, phase, probe].into_iter().flatten() {
        let message = format!("{what} in a table that uses those of another table");
        diagnostics.push(
            Diagnostic::at(rules::DEFINITION_BESIDE_USE, defined.clone(), message, "defined here")
                .clashes_with(span.clone(), "the other table's are used")
                .help("define it in the other table, or leave out `use`"),
        );
    }
    let has_definitions = action.is_some() || actor.is_some() || phase.is_some() || probe.is_some();
    if has_definitions {
        // Rows may name those of the other table.
        diagnostics.poison_all(NAMES);
    }
    has_definitions
}

/// The other table, and which of its names are unknown after its own errors.
struct Definitions {
    table: Table,
    unknown: Vec<Poison>,
}

/// Reads the other table. Returns `None` where no file can be looked for.
fn definitions(source: &Source, file: &LocatedString) -> Result<Option<Definitions>, Box<Diagnostic>> {
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
    let unknown: Vec<_> = NAMES.into_iter().filter(|names| unheard.is_poisoned(names)).collect();
    if table.actions.is_empty() && !unknown.contains(&Poison::Actions) {
        return Err(at(format!("`{shown}` defines no actions"), "nothing to use").into());
    }
    Ok(Some(Definitions { table, unknown }))
}

/// Gives an imported name the span of `use` in this table.
fn imported(name: LocatedString, place: &Span) -> LocatedString {
    Located::new(name.value, place.clone())
}

fn imported_action(action: Action, place: &Span) -> Action {
    let name = imported(action.name, place);
    Action { name, text_span: place.clone(), fallback: None, sources: Vec::new(), ..action }
}

fn imported_phase(phase: Choice, place: &Span) -> Choice {
    Choice { name: imported(phase.name, place), ..phase }
}
