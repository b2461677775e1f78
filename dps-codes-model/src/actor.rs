//! Actors: those that the runtime knows, and those that a table defines with `actors` in `[catalog]`.

use super::{Choice, LocatedString, Span};

/// An actor that the runtime knows. Matches `Actor` of the runtime.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The program by itself.
    Program,
    /// A person who runs it.
    Operator,
    /// A person who writes it.
    Developer,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Program, Self::Operator, Self::Developer];

    /// Returns the name, in the table and of the runtime's variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Program => "Program",
            Self::Operator => "Operator",
            Self::Developer => "Developer",
        }
    }

    /// Returns the name as the runtime writes it.
    #[must_use]
    pub const fn written(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Operator => "operator",
            Self::Developer => "developer",
        }
    }

    /// Finds a role by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

impl Choice {
    /// Returns the actor of the runtime, which is named at a span.
    #[must_use]
    pub fn of_role(role: Role, span: &Span) -> Self {
        let text = |text: &str| LocatedString::new(text.to_owned(), span.clone());
        Self { name: text(role.name()), text: Some(text(role.written())), summary: None, acts_as: Some(role) }
    }

    /// Returns the first of the actors of a table, or of the runtime if the table defines none, for an action at a span.
    #[must_use]
    pub fn first_of(actors: &[Self], span: &Span) -> Self {
        actors.first().cloned().unwrap_or_else(|| Self::of_role(Role::Program, span))
    }

    /// Returns the role that the runtime takes an actor for: the one that the table names, or that of the same name, or
    /// else an operator.
    #[must_use]
    pub fn role(&self) -> Role {
        self.acts_as.or_else(|| Role::named(&self.name.value)).unwrap_or(Role::Operator)
    }
}
