//! Actors of a table, used from another crate.
#![allow(missing_docs)]

use codes::{Actor as Role, Catalog, CatalogAction};
use other_tables::plant::{Action, Actor, Code, Phase};
use other_tables::pump;

/// The actor of an action, in a constant.
const OF_LEAK: Actor = Code::Leak.action().actor();

#[test]
fn each_action_has_an_actor_of_the_table() {
    let actors: Vec<_> = Action::ALL.iter().map(|action| action.actor()).collect();
    assert_eq!(actors, [Actor::ControlLoop, Actor::SiteTeam, Actor::Program, Actor::Supplier]);
    assert!(OF_LEAK.is(Actor::ControlLoop));
    assert_eq!(Code::TankEmpty.action_in(Phase::Filling).actor().to_string(), "site team");
}

#[test]
fn an_actor_has_a_written_form() {
    let written: Vec<_> = Actor::ALL.iter().map(|actor| actor.name()).collect();
    assert_eq!(written, ["Program", "site team", "Supplier", "control loop"]);
    assert_eq!("SITE TEAM".parse(), Ok(Actor::SiteTeam));
    assert!("operator".parse::<Actor>().is_err());
    assert!(format!("{:#}", Code::Leak).contains("\naction: CloseValve (control loop): Close the valve"));
    assert!(format!("{:#}", Code::classify(7)).contains("\naction: CallSupplier (Supplier): Call the supplier."));
}

#[test]
#[cfg(feature = "integrations")]
fn serde_takes_the_written_form() {
    assert_eq!(serde_json::to_string(&Actor::SiteTeam).unwrap(), "\"site team\"");
    assert_eq!(serde_json::from_str::<Actor>("\"control loop\"").unwrap(), Actor::ControlLoop);
}

#[test]
fn an_actor_acts_as_one_that_every_program_knows() {
    let roles: Vec<_> = Actor::ALL.iter().map(|&actor| (actor.acts_as(), Role::from(actor))).collect();
    let expected = [Role::Program, Role::Operator, Role::Developer, Role::Program];
    assert_eq!(roles, expected.map(|role| (role, role)));
    // Only a person's repair is worth a probe.
    for action in Action::ALL {
        let needs_person = action.actor().acts_as() != Role::Program;
        assert_eq!(action.probe().is_some(), needs_person, "{action}");
        assert_eq!(action.probe_in(Phase::Cleaning), None);
    }
}

fn who<C: Catalog>(code: C) -> (String, bool) {
    let actor = code.action().unwrap().actor();
    (actor.to_string(), actor.into() == Role::Program)
}

#[test]
fn generic_code_reads_the_actors_of_any_table() {
    assert_eq!(who(Code::Leak), ("control loop".to_owned(), true));
    assert_eq!(who(pump::Code::Dry), ("site team".to_owned(), false));
    assert_eq!(who(other_tables::kafka::KafkaError::Err), ("operator".to_owned(), false));
    assert!(pump::Code::Dry.action().actor() == Actor::SiteTeam);
}
