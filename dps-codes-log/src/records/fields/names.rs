//! The names that programs have for the fields of a failure, in any spelling.

use super::Field;

/// The names of fields that are read from text, without separators and in lower case, by meaning.
const NAMES: [&[&str]; 8] = [
    &["errorcode", "extendederrorcode", "code", "error"],
    &["errormessage", "message", "msg", "errordescription", "description", "reason", "details"],
    &["errortrackingid", "trackingid", "xmsrequestid", "requestid", "correlationid"],
    // That of a registration, which the status of the response can follow.
    &["status", "operationstatus", "provisioningstate", "registrationstatus"],
    &["statuscode", "httpstatus", "httpstatuscode", "responsestatus"],
    &["timestamp", "timestamputc", "errortimestamp", "errortimestamputc", "timegenerated"],
    &["registrationid", "deviceid", "operationid"],
    &["retryafter"],
];

/// Fields of Azure Monitor that nothing is read from.
const OTHERS: [&str; 13] = [
    "tenantid",
    "subscriptionid",
    "calleripaddress",
    "durationms",
    "location",
    "locations",
    "sourcesystem",
    "type",
    "resourcegroup",
    "resourcetype",
    "resourceprovider",
    "operationversion",
    "tablename",
];

/// Returns `true` for the name of a field that something is read from.
pub(crate) fn is_known(name: &str) -> bool {
    is_of_azure_monitor(name) || is_of_failure(name)
}

/// Returns `true` for the name of a field that a failure is read from.
pub(crate) fn is_of_failure(name: &str) -> bool {
    let letters = normalized(name);
    NAMES.iter().any(|names| names.contains(&&*letters))
}

/// Returns `true` for the name of a field of a record of Azure Monitor.
pub(crate) fn is_of_azure_monitor(name: &str) -> bool {
    let letters = normalized(name);
    Field::of(name).is_some() || OTHERS.contains(&&*letters)
}

/// Returns one name for all that mean the same.
pub(crate) fn meaning(name: String) -> String {
    match NAMES.iter().find(|names| names.contains(&&*name)) {
        Some(names) => names[0].to_owned(),
        None => name,
    }
}

/// Returns a name without separators and in lower case.
pub(crate) fn normalized(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}
