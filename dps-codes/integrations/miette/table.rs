//! `miette` for the codes of a table.

extern crate std;

use core::fmt::Display;

use miette::Severity;

use crate::{Actor, CatalogAction};

pub use core::format_args;
pub use miette;
pub use std::boxed::Box;

/// Implements `Diagnostic` for the codes of a table.
///
/// The code is `dps::404201`, `pg::42P01`, or `com::0x80004005` in the written form of the table; the help is that of the row, or else what to do; the URL is the first source. What a program
/// can deal with by itself in every phase is a warning, and all else is an error.
#[doc(hidden)]
#[macro_export]
macro_rules! __miette {
    (
        $table:literal; string $prefix:literal $format:literal $code:ident $unlisted:ident $classified:ident; $action:tt $phase:tt
    ) => {
        impl $crate::__private::miette::miette::Diagnostic for $code {
            $crate::__miette! { methods $prefix $format as_str $action $phase; |code: &$code| ((*code).help(), (*code).sources()) }
        }

        impl<S> $crate::__private::miette::miette::Diagnostic for $unlisted<S>
        where
            S: ::core::convert::AsRef<::core::primitive::str> + ::core::fmt::Debug,
        {
            $crate::__miette! { methods $prefix $format as_str $action $phase; |_: &Self| ("", &[]) }
        }

        impl<S> $crate::__private::miette::miette::Diagnostic for $classified<S>
        where
            S: ::core::convert::AsRef<::core::primitive::str> + ::core::fmt::Debug,
        {
            $crate::__miette! {
                methods $prefix $format as_str $action $phase;
                |code: &Self| match code.code() {
                    ::core::option::Option::Some(code) => (code.help(), code.sources()),
                    ::core::option::Option::None => ("", &[]),
                }
            }
        }
    };
    (
        $table:literal; $prefix:literal $format:literal $code:ident $unlisted:ident $classified:ident; $action:tt $phase:tt
    ) => {
        impl $crate::__private::miette::miette::Diagnostic for $code {
            $crate::__miette! { methods $prefix $format number $action $phase; |code: &$code| ((*code).help(), (*code).sources()) }
        }

        impl $crate::__private::miette::miette::Diagnostic for $unlisted {
            $crate::__miette! { methods $prefix $format number $action $phase; |_: &$unlisted| ("", &[]) }
        }

        impl $crate::__private::miette::miette::Diagnostic for $classified {
            $crate::__miette! {
                methods $prefix $format number $action $phase;
                |code: &$classified| match (*code).code() {
                    ::core::option::Option::Some(code) => (code.help(), code.sources()),
                    ::core::option::Option::None => ("", &[]),
                }
            }
        }
    };
    (methods $prefix:literal $format:literal $accessor:ident $action:tt $phase:tt; $texts:expr) => {
        fn code<'a>(&'a self) -> ::core::option::Option<$crate::__private::miette::Box<dyn ::core::fmt::Display + 'a>> {
            $crate::__private::miette::code($prefix, $crate::__private::miette::format_args!($format, self.$accessor()))
        }

        fn severity(&self) -> ::core::option::Option<$crate::__private::miette::miette::Severity> {
            $crate::__miette! { severity self $action $phase }
        }

        fn help<'a>(&'a self) -> ::core::option::Option<$crate::__private::miette::Box<dyn ::core::fmt::Display + 'a>> {
            $crate::__private::miette::help(
                $crate::__private::miette::texts(self, $texts).0,
                $crate::__miette! { action self $action },
            )
        }

        fn url<'a>(&'a self) -> ::core::option::Option<$crate::__private::miette::Box<dyn ::core::fmt::Display + 'a>> {
            $crate::__private::miette::url(
                $crate::__private::miette::texts(self, $texts).1,
                $crate::__miette! { action self $action },
            )
        }
    };
    (severity $self:ident [] []) => {
        ::core::option::Option::None
    };
    (severity $self:ident [action] []) => {
        $crate::__private::miette::severity([$self.action()])
    };
    (severity $self:ident [action] [$phase:path]) => {{
        use $phase as Phase;
        $crate::__private::miette::severity(Phase::ALL.iter().map(|&phase| $self.action_in(phase)))
    }};
    (action $self:ident []) => {
        ::core::option::Option::None::<::core::convert::Infallible>
    };
    (action $self:ident [action]) => {
        ::core::option::Option::Some($self.action())
    };
}

/// Returns help and sources of a code.
pub fn texts<C>(
    code: &C,
    texts: fn(&C) -> (&'static str, &'static [&'static str]),
) -> (&'static str, &'static [&'static str]) {
    texts(code)
}

/// Returns the string that miette shows as the code of a diagnostic.
pub fn code<'a>(prefix: &'static str, code: impl Display) -> Option<Box<dyn Display + 'a>> {
    Some(Box::new(std::format!("{prefix}{code}")))
}

/// Returns a warning if a program takes all of the actions, and otherwise an error.
pub fn severity<A: CatalogAction>(actions: impl IntoIterator<Item = A>) -> Option<Severity> {
    let is_automatic = actions.into_iter().all(|action| action.actor().into() == Actor::Program);
    Some(if is_automatic { Severity::Warning } else { Severity::Error })
}

/// Returns the help of the row, or else what to do.
pub fn help<'a, A: CatalogAction>(help: &'static str, action: Option<A>) -> Option<Box<dyn Display + 'a>> {
    let help = if help.is_empty() { action?.text() } else { help };
    Some(Box::new(help))
}

/// Returns the first source of the row, or else of the action.
pub fn url<'a, A: CatalogAction>(sources: &'static [&'static str], action: Option<A>) -> Option<Box<dyn Display + 'a>> {
    let url = sources.first().or_else(|| action?.sources().first())?;
    Some(Box::new(*url))
}
