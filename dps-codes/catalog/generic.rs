//! `Catalog` and `CatalogAction`: what all tables have in common, for code that is generic over them.

use core::convert::Infallible;
use core::error::Error;
use core::fmt::{Debug, Display};
use core::hash::Hash;
use core::str::FromStr;

use super::{Actor, Fallback, ParseError, Retry};

/// The codes of a table. [`catalog!`](crate::catalog!) implements it for the enum of the rows of each table.
///
/// Code that takes any table, such as a logger, is generic over it:
///
/// ```
/// use dps_codes::{Catalog, CatalogAction};
///
/// fn log<C: Catalog>(code: C) -> String {
///     let mut line = format!("code={} name={} summary={:?}", code.key(), code.name(), code.summary());
///     if let Some(action) = code.action() {
///         line += &format!(" action={} actor={}", action.name(), action.actor());
///     }
///     line
/// }
///
/// dps_codes::catalog!("examples/coffee.toml");
/// assert_eq!(
///     log(Code::NoWater),
///     r#"code=101 name=NoWater summary="The water tank is empty." action=Refill actor=operator"#
/// );
/// ```
///
/// The methods are those that the enum has itself, except that a code is a [`Key`](Self::Key) whatever its type, and that
/// [`action`](Self::action) returns an `Option`, since not every table has actions.
pub trait Catalog:
    Copy + Ord + Hash + Debug + Display + Error + FromStr<Err = ParseError> + Send + Sync + 'static
{
    /// The type of a code on the wire: the integer type of the numbers, or `&'k str` in a table of string codes.
    ///
    /// ```
    /// use dps_codes::Catalog;
    ///
    /// fn largest<C: Catalog<Key<'static>: Into<i128>>>() -> Option<i128> {
    ///     C::ALL.last().map(|code| code.key().into())
    /// }
    ///
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(largest::<Code>(), Some(207));
    /// ```
    type Key<'k>: Copy + Ord + Hash + Debug + Display;
    /// The enum of the actions; [`Infallible`] if the table has none.
    ///
    /// ```
    /// use dps_codes::{Catalog, CatalogAction};
    ///
    /// fn actions<C: Catalog>() -> usize {
    ///     C::Action::ALL.len()
    /// }
    ///
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(actions::<Code>(), 3);
    /// ```
    type Action: CatalogAction;

    /// All codes, in the order of their keys.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(<Code as Catalog>::ALL, [Code::NoWater, Code::TooCold]);
    /// ```
    const ALL: &'static [Self];

    /// Returns the code on the wire: what `number` or `as_str` of the enum returns.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(Catalog::key(Code::NoWater), 101);
    /// ```
    fn key(self) -> Self::Key<'static>;

    /// Returns the name, as the table writes it.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(Catalog::name(Code::NoWater), "NoWater");
    /// ```
    fn name(self) -> &'static str;

    /// Returns the meaning, in one sentence.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(Catalog::summary(Code::NoWater), "The water tank is empty.");
    /// ```
    fn summary(self) -> &'static str;

    /// Returns how to fix the cause; empty if the table does not say.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(Catalog::help(Code::TooCold), "It may only need a little more time.");
    /// ```
    fn help(self) -> &'static str;

    /// Returns the sources of the facts, as URLs.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert!(Catalog::sources(Code::NoWater).is_empty());
    /// ```
    fn sources(self) -> &'static [&'static str];

    /// Returns what to do where the phase is not known; `None` if the table has no actions.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(Catalog::action(Code::NoWater), Some(Action::Refill));
    /// ```
    fn action(self) -> Option<Self::Action>;

    /// Returns the code with this key; `None` if the table does not list it.
    ///
    /// ```
    /// use dps_codes::Catalog;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(<Code as Catalog>::from_key(207), Some(Code::TooCold));
    /// assert_eq!(<Code as Catalog>::from_key(208), None);
    /// ```
    fn from_key(key: Self::Key<'_>) -> Option<Self>;
}

/// The actions of a table. [`catalog!`](crate::catalog!) implements it for the enum of the actions.
///
/// ```
/// use dps_codes::{Actor, Catalog, CatalogAction};
///
/// fn needs_a_person<C: Catalog>(code: C) -> bool {
///     code.action().is_some_and(|action| action.actor().into() != Actor::Program)
/// }
///
/// dps_codes::catalog!("examples/coffee.toml");
/// assert!(needs_a_person(Code::NoWater));
/// ```
pub trait CatalogAction: Copy + Eq + Hash + Debug + Display + Send + Sync + 'static {
    /// The enum of the actors: [`Actor`], or that of a table which defines its own. [`Into`] returns the [`Actor`] that it
    /// acts as.
    ///
    /// ```
    /// use dps_codes::{Actor, CatalogAction};
    ///
    /// fn is_for_a_person<A: CatalogAction>(action: A) -> bool {
    ///     action.actor().into() != Actor::Program
    /// }
    ///
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert!(is_for_a_person(Action::Refill) && !is_for_a_person(Action::TryAgain));
    /// ```
    type Actor: Copy + Eq + Hash + Debug + Display + Into<Actor> + Send + Sync + 'static;

    /// All actions, in the order of the table.
    ///
    /// ```
    /// use dps_codes::CatalogAction;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(<Action as CatalogAction>::ALL, [Action::Refill, Action::TryAgain, Action::CallService]);
    /// ```
    const ALL: &'static [Self];

    /// Returns the name, as the table writes it.
    ///
    /// ```
    /// use dps_codes::CatalogAction;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(CatalogAction::name(Action::Refill), "Refill");
    /// ```
    fn name(self) -> &'static str;

    /// Returns what to do, in one sentence.
    ///
    /// ```
    /// use dps_codes::CatalogAction;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(CatalogAction::text(Action::TryAgain), "Try again after a while.");
    /// ```
    fn text(self) -> &'static str;

    /// Returns who has to do it.
    ///
    /// ```
    /// use dps_codes::{Actor, CatalogAction};
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(CatalogAction::actor(Action::Refill), Actor::Operator);
    /// ```
    fn actor(self) -> Self::Actor;

    /// Returns when to try again.
    ///
    /// ```
    /// use dps_codes::{CatalogAction, Retry};
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert_eq!(CatalogAction::retry(Action::CallService), Retry::Never);
    /// ```
    fn retry(self) -> Retry;

    /// Returns what to do instead if the action keeps failing.
    ///
    /// ```
    /// use dps_codes::CatalogAction;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// let fallback = CatalogAction::fallback(Action::TryAgain).unwrap();
    /// assert_eq!(fallback.action(), Action::CallService);
    /// ```
    fn fallback(self) -> Option<Fallback<Self>>;

    /// Returns the sources of the advice, as URLs.
    ///
    /// ```
    /// use dps_codes::CatalogAction;
    /// dps_codes::catalog!("examples/coffee.toml");
    /// assert!(CatalogAction::sources(Action::Refill).is_empty());
    /// ```
    fn sources(self) -> &'static [&'static str];
}

/// The actions of a table that has none.
impl CatalogAction for Infallible {
    type Actor = Actor;

    const ALL: &'static [Self] = &[];

    fn name(self) -> &'static str {
        match self {}
    }

    fn text(self) -> &'static str {
        match self {}
    }

    fn actor(self) -> Actor {
        match self {}
    }

    fn retry(self) -> Retry {
        match self {}
    }

    fn fallback(self) -> Option<Fallback<Self>> {
        match self {}
    }

    fn sources(self) -> &'static [&'static str] {
        match self {}
    }
}
