//! Columns: required and unique ones, durations, lists with texts, and families of rows.
#![allow(missing_docs)]

use std::time::Duration;

use other_tables::errno::{AnyErrno, Area, Errno, Kind};

const PAUSE: Option<Duration> = Errno::ConnectionTimedOut.pause();

// All of it in constants too.
const _: () = {
    assert!(matches!(Errno::from_symbol("EAGAIN"), Some(Errno::ResourceUnavailable)));
    assert!(matches!(Errno::from_macos(35), Some(Errno::ResourceUnavailable)));
    assert!(Errno::from_macos(44).is_none() && Errno::from_symbol("").is_none());
    assert!(PAUSE.unwrap().as_millis() == 1_500);
    assert!(Errno::OperationNotPermitted.kind().is(Kind::PermissionDenied));
};

#[test]
fn required_columns_return_the_value_itself() {
    let symbol: &'static str = Errno::AddressInUse.symbol();
    let kind: Kind = Errno::AddressInUse.kind();
    assert_eq!((symbol, kind), ("EADDRINUSE", Kind::AddrInUse));
    // From the class.
    assert_eq!(Errno::ChannelNumberOutOfRange.kind(), Kind::Other);
    // A number without a row may have none.
    assert_eq!((Errno::classify(3).kind(), Errno::classify(128).kind()), (Some(Kind::Other), None));
    assert_eq!((Errno::classify(2).kind(), Errno::classify(2).symbol()), (Some(Kind::NotFound), Some("ENOENT")));
}

#[test]
fn rows_are_found_by_unique_columns() {
    for &errno in Errno::ALL {
        assert_eq!(Errno::from_symbol(errno.symbol()), Some(errno));
        assert_eq!(Errno::from_symbol(&errno.symbol().to_lowercase()), Some(errno));
        if let Some(number) = errno.macos() {
            assert_eq!(Errno::from_macos(number), Some(errno));
        }
        for other in [&errno.symbol()[1..], &format!("{}_", errno.symbol()), errno.name()] {
            assert_eq!(Errno::from_symbol(other), None, "{other}");
        }
    }
    let found = (0..=u16::MAX).filter(|&number| Errno::from_macos(number).is_some()).count();
    assert_eq!(found, Errno::ALL.iter().filter(|errno| errno.macos().is_some()).count());
}

#[test]
fn durations_are_durations() {
    assert_eq!(Errno::ResourceUnavailable.pause(), Some(Duration::from_millis(10)));
    assert_eq!(Errno::AddressInUse.pause(), Some(Duration::from_secs(60)));
    assert_eq!(Errno::OperationNotPermitted.pause(), Some(Duration::from_secs(3_600)), "that of the class");
    assert_eq!(Errno::classify(128).pause(), None);
    assert_eq!(Errno::ConnectionRefused.limit(), Duration::from_secs(2 * 86_400));
}

#[test]
fn lists_have_texts() {
    assert_eq!(Kind::WouldBlock.as_str(), "operation would block");
    assert_eq!(Kind::WouldBlock.to_string(), "operation would block");
    assert_eq!(format!("{:?}", Kind::WouldBlock), "WouldBlock");
    assert_eq!("Operation would block".parse(), Ok(Kind::WouldBlock));
    assert!("WouldBlock".parse::<Kind>().is_err());
    for &kind in Kind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
    // If the std of Rust 1.85 has the kind, the string is that of std.
    for (kind, std) in [
        (Kind::PermissionDenied, std::io::ErrorKind::PermissionDenied),
        (Kind::NotFound, std::io::ErrorKind::NotFound),
        (Kind::WouldBlock, std::io::ErrorKind::WouldBlock),
        (Kind::DirectoryNotEmpty, std::io::ErrorKind::DirectoryNotEmpty),
        (Kind::AddrInUse, std::io::ErrorKind::AddrInUse),
        (Kind::TimedOut, std::io::ErrorKind::TimedOut),
        (Kind::ConnectionRefused, std::io::ErrorKind::ConnectionRefused),
        (Kind::Other, std::io::ErrorKind::Other),
    ] {
        assert_eq!(kind.as_str(), std.to_string());
    }
}

#[test]
#[cfg(feature = "integrations")]
fn serde_uses_the_text() {
    assert_eq!(serde_json::to_string(&Kind::WouldBlock).unwrap(), "\"operation would block\"");
    assert_eq!(serde_json::from_str::<Kind>("\"timed out\"").unwrap(), Kind::TimedOut);
}

#[test]
fn rows_have_families() {
    assert_eq!(Errno::AddressInUse.family(), Some(Area::Network));
    assert_eq!(Errno::ChannelNumberOutOfRange.family(), Some(Area::Other));
    assert_eq!(Area::ALL, [Area::Other, Area::File, Area::Resource, Area::Network]);
    assert_eq!(AnyErrno::from(Errno::AddressInUse).family(), Some(Area::Network));
}
