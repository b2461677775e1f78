//! Derive macros on the enum of the rows, by each form of path.
#![allow(missing_docs)]

pub mod reexports {
    pub use zerocopy::KnownLayout;
}

pub mod locker {
    codes::catalog!("tests/derive.toml");

    /// The implementation in place of a derived `Default`.
    impl Default for Code {
        fn default() -> Self {
            Self::DoorOpen
        }
    }
}

pub mod service {
    use zerocopy::Immutable;

    codes::catalog!("tests/derive-imported.toml");
}

/// Returns the size of a type with the traits that the tables derive.
const fn size_of_derived<T: zerocopy::Immutable + zerocopy::KnownLayout>() -> usize {
    size_of::<T>()
}

const _: () = {
    assert!(size_of_derived::<locker::Code>() == 1);
    assert!(size_of_derived::<service::Code>() <= 1);
};

#[test]
fn derived_traits_leave_the_others_as_they_are() {
    assert_eq!(locker::Code::default(), locker::Code::DoorOpen);
    assert!(locker::Code::DoorOpen < locker::Code::LockerFull);
    assert_eq!(format!("{:?}", service::Code::AddressUnknown), "AddressUnknown");
    assert_eq!(service::Code::from_code("address-unknown"), Some(service::Code::AddressUnknown));
}
