//! The registration ID of the device, behind its key: `"registrationState":{"registrationId":"press-1",…}`.

use dps_codes::__log::{Key, Start};

use super::{Fact, Found};
use crate::flat::Line;

/// The key, in lower case.
const KEY: &str = "registrationid";

/// The greatest length of a registration ID.
const LONGEST: usize = 128;

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    for at in line.after(KEY) {
        // The value has the form of an ID of an operation.
        let id = Start::find(line.cursor(at), Key::Operation).and_then(|start| start.token(LONGEST));
        if let Some(id) = id.filter(|id| !id.is_empty() && *id != "null") {
            found.add(at - KEY.len(), Fact::RegistrationId(id));
        }
    }
}
