//! The table of NTSTATUS has the numbers of Windows, whose bits are severity and facility.
#![allow(missing_docs)]

#[path = "../../facts.rs"]
mod facts;

use ntstatus_codes::{Action, NtStatus, Severity};

// Lookups are constants.
const _: () = {
    assert!(matches!(NtStatus::from_number(bits(0xC000_0022)), Some(NtStatus::AccessDenied)));
    assert!(NtStatus::from_number(bits(0xC000_0021)).is_none());
    assert!(NtStatus::RpcServerUnavailable.facility() == 2);
    assert!(matches!(NtStatus::classify(i32::MIN).family(), Some(Severity::Warning)));
};

/// Returns the signed number of the same bits, as Windows has it.
const fn bits(number: u32) -> i32 {
    i32::from_ne_bytes(number.to_ne_bytes())
}

/// Returns the number with its sign bit as the highest one; `cast_unsigned` needs Rust 1.87.
fn unsigned(status: NtStatus) -> u32 {
    u32::from_ne_bytes(status.number().to_ne_bytes())
}

#[test]
fn the_table_has_all_numbers_and_no_others() {
    let rows: Vec<_> = facts::rows(include_str!("../facts.tsv"), ["number", "name"]).collect();
    assert_eq!(rows.len(), 100);
    assert_eq!(NtStatus::ALL.len(), rows.len());
    let mut statuses: Vec<_> = NtStatus::ALL.to_vec();
    statuses.sort_by_key(|&status| unsigned(status));
    for ([number, name], status) in rows.into_iter().zip(statuses) {
        let value = u32::from_str_radix(number.strip_prefix("0x").unwrap(), 16).unwrap();
        assert_eq!(status.number(), bits(value), "{name}");
        assert_eq!(NtStatus::from_number(bits(value)), Some(status));
        assert_eq!(number.parse(), Ok(status));
        assert_eq!(name.parse(), Ok(status));
        assert!(status.to_string().starts_with(&format!("{number} {}: ", status.name())), "{status}");
    }
}

#[test]
fn severity_and_facility_are_bits() {
    for &status in NtStatus::ALL {
        let value = unsigned(status);
        assert_eq!(u32::from(status.severity_bits()), value >> 30, "{status}");
        assert_eq!(u32::from(status.is_customer_code()), value >> 29 & 1, "{status}");
        assert_eq!(u32::from(status.facility()), value >> 16 & 0xFFF, "{status}");
        assert_eq!(u32::from(status.facility_code()), value & 0xFFFF, "{status}");
        assert_eq!(status.family(), Severity::ALL.get(value as usize >> 30).copied(), "{status}");
        // As the macro NT_SUCCESS of Windows has it.
        let is_success = matches!(status.family(), Some(Severity::Success | Severity::Informational));
        assert_eq!(is_success, status.number() >= 0, "{status}");
    }
}

#[test]
fn an_unlisted_number_has_its_bits_too() {
    let unlisted = NtStatus::classify(bits(0xE015_1234));
    assert_eq!((unlisted.severity_bits(), unlisted.is_customer_code()), (Some(3), true));
    assert_eq!((unlisted.facility(), unlisted.facility_code()), (Some(0x015), Some(0x1234)));
    assert_eq!(unlisted.to_string(), "0xE0151234 (unlisted, Error): The operation failed.");
    let assembly = NtStatus::classify(bits(0xC015_00FF));
    assert_eq!(assembly.action(), Action::Reinstall, "by its facility");
    assert_eq!(assembly.family(), Some(Severity::Error), "by its severity");
}

#[test]
fn numbers_are_read_in_every_form() {
    for form in ["0xC0000022", "0xc0000022", "-1073741790", "AccessDenied", "status_access_denied"] {
        assert_eq!(form.parse(), Ok(NtStatus::AccessDenied), "{form}");
    }
    for form in ["0x1C0000022", "C0000022", "STATUS_ACCESS", ""] {
        assert!(form.parse::<NtStatus>().is_err(), "{form}");
    }
}
