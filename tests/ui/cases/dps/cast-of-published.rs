//! The codes of DPS are published: their values as integers are private to this crate.

use dps_codes::{Action, Code, Family, Phase, Provenance, Symptom};

fn main() {
    let _ = Code::EnrollmentNotFound as i64;
    let _ = Action::Reregister as u8;
    let _ = Phase::Register as usize;
    let _ = Family::NotFound as u16;
    let _ = Provenance::Documented as i32;
    let _ = Symptom::EdgeProvisioningFailed as u64;
}
