//! Tables that use the actions and phases of another one, in its crate and in another.
#![allow(missing_docs)]

use codes::{Catalog, CatalogAction};
use other_tables::kafka::{KafkaError, Remedy, Role};
use other_tables::streams::{Classified, StreamsError, Symptom};

/// As in a crate that depends on that of the first table.
mod connect {
    codes::catalog!("tests/connect.toml");
}

// The types are the same, so that one variable takes the actions of both tables.
const _: () = {
    let same: Remedy = StreamsError::TopologyInvalid.action();
    assert!(
        same.is(Remedy::FixClient) && StreamsError::StoreNotReady.action_in(Role::Consume).is(Remedy::RefreshMetadata)
    );
    assert!(StreamsError::StoreNotReady.action_in(Role::Produce).is(Remedy::Wait));
    assert!(StreamsError::classify(7).action_in(Role::Consume).is(Remedy::Report));
};

#[test]
fn a_table_uses_the_types_of_another() {
    let actions: [Remedy; 3] =
        [KafkaError::Err.action(), StreamsError::StoreNotReady.action(), connect::Code::WorkerLost.action()];
    assert_eq!(actions, [Remedy::Report, Remedy::Wait, Remedy::Wait]);
    assert_eq!(Classified::from(150_u16).action_in(Role::Consume), Remedy::RefreshMetadata);
    assert_eq!(Symptom::ThreadDied.action_in(Role::Produce), Remedy::Wait);
    assert_eq!(Symptom::ThreadDied.action_in(Role::Consume), Remedy::Report);
    assert!(format!("{:#}", StreamsError::TopologyInvalid).contains("action: FixClient (developer): "));
}

#[test]
fn a_table_of_another_crate_needs_no_file() {
    let code = connect::Code::WorkerLost;
    assert_eq!((code.action_in(Role::Produce), code.action_in(Role::Consume)), (Remedy::FixClient, Remedy::Wait));
    assert_eq!(connect::Code::classify(1).action_in(Role::Produce), Remedy::Report);
}

#[test]
fn generic_code_takes_both() {
    fn names<C: Catalog>(code: C) -> Option<&'static str> {
        code.action().map(CatalogAction::name)
    }
    assert_eq!((names(StreamsError::StoreNotReady), names(connect::Code::WorkerLost)), (Some("Wait"), Some("Wait")));
}
