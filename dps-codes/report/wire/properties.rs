//! `Property`: the properties of bodies that a report reads, found by their keys.

use super::text::Text;
use super::vocabulary::property;

/// A property of an object, whatever the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Property {
    AssignedHub,
    AuthenticationKey,
    Certificates,
    Code,
    DeviceId,
    Error,
    ErrorCode,
    ErrorMessage,
    ErrorStatus,
    Errors,
    Etag,
    ExceptionMessage,
    Info,
    IsSuccessful,
    IssuedCertificateChain,
    IssuedClientCertificate,
    LastUpdated,
    Message,
    OperationId,
    Payload,
    RegistrationId,
    RegistrationState,
    RegistrationStatus,
    RetryAfter,
    Status,
    Substatus,
    Timestamp,
    TimestampUtc,
    TrackingId,
    /// Any other.
    Unknown,
}

/// The properties by the length of their keys, so that few are compared with a key: of one length, the frequent ones first.
const PROPERTIES: [(&str, Property); 29] = [
    (property::CODE, Property::Code),
    (property::ETAG, Property::Etag),
    (property::INFO, Property::Info),
    (property::ERROR, Property::Error),
    (property::ERRORS, Property::Errors),
    (property::STATUS, Property::Status),
    (property::MESSAGE, Property::Message),
    (property::PAYLOAD, Property::Payload),
    (property::DEVICE_ID, Property::DeviceId),
    (property::ERROR_CODE, Property::ErrorCode),
    (property::TIMESTAMP, Property::Timestamp),
    (property::SUBSTATUS, Property::Substatus),
    (property::TRACKING_ID, Property::TrackingId),
    (property::RETRY_AFTER, Property::RetryAfter),
    (property::OPERATION_ID, Property::OperationId),
    (property::ASSIGNED_HUB, Property::AssignedHub),
    (property::ERROR_STATUS, Property::ErrorStatus),
    (property::TIMESTAMP_UTC, Property::TimestampUtc),
    (property::ERROR_MESSAGE, Property::ErrorMessage),
    (property::IS_SUCCESSFUL, Property::IsSuccessful),
    (property::CERTIFICATES, Property::Certificates),
    (property::REGISTRATION_ID, Property::RegistrationId),
    (property::EXCEPTION_MESSAGE, Property::ExceptionMessage),
    (property::AUTHENTICATION_KEY, Property::AuthenticationKey),
    (property::REGISTRATION_STATE, Property::RegistrationState),
    (property::REGISTRATION_STATUS, Property::RegistrationStatus),
    (property::LAST_UPDATED, Property::LastUpdated),
    (property::ISSUED_CERTIFICATE_CHAIN, Property::IssuedCertificateChain),
    (property::ISSUED_CLIENT_CERTIFICATE, Property::IssuedClientCertificate),
];

const LONGEST: usize = PROPERTIES[PROPERTIES.len() - 1].0.len();

/// For each length, the number of properties with shorter keys.
const SHORTER: [u8; LONGEST + 2] = {
    let mut shorter = [0; LONGEST + 2];
    let mut at = 0;
    while at < PROPERTIES.len() {
        let length = PROPERTIES[at].0.len();
        assert!(at == 0 || length >= PROPERTIES[at - 1].0.len(), "not sorted by length");
        let mut longer = length + 1;
        while longer < shorter.len() {
            shorter[longer] += 1;
            longer += 1;
        }
        at += 1;
    }
    shorter
};

impl Property {
    /// Returns the property with the key, in any case of ASCII letters.
    pub(crate) fn of(key: &Text<'_>) -> Self {
        let bytes = key.cursor().bytes();
        let ends = SHORTER.get(bytes.len()).zip(SHORTER.get(bytes.len() + 1));
        let alike = ends.and_then(|(&start, &end)| PROPERTIES.get(start.into()..end.into())).unwrap_or(&[]);
        let found = alike.iter().find(|(name, _)| is(bytes, name.as_bytes()));
        // A key with escapes is longer than what it says.
        let escaped = || PROPERTIES.iter().find(|(name, _)| key.eq_ignore_ascii_case(name));
        let found = found.or_else(|| bytes.contains(&b'\\').then(escaped).flatten());
        found.map_or(Self::Unknown, |&(_, property)| property)
    }
}

/// Returns `true` if the bytes are those of the name in any case; nearly always they are the very same.
fn is(bytes: &[u8], name: &[u8]) -> bool {
    bytes == name || bytes.eq_ignore_ascii_case(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_in_any_case_and_with_escapes() {
        for (name, property) in PROPERTIES {
            assert_eq!(Property::of(&Text::new(name.as_bytes(), 1)), property);
        }
        for key in ["ERRORCODE", r"\u0065rrorCode", r"error\u0043ode"] {
            assert_eq!(Property::of(&Text::new(key.as_bytes(), 1)), Property::ErrorCode, "{key}");
        }
        for key in ["", "errorCodes", "errorCod", r"\errorCodes", "issuedClientCertificates", "Unknown"] {
            assert_eq!(Property::of(&Text::new(key.as_bytes(), 1)), Property::Unknown, "{key}");
        }
        assert_eq!(Property::of(&Text::new(br"\errorCode", 0)), Property::Unknown, "no string is around it");
    }
}
