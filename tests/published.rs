//! The rows that Microsoft has published, held by number, name, status, family and action at compile time:
//! a row that is lost or changed by accident does not build.
#![allow(missing_docs)]

use dps_codes::Action::{
    Backoff, CheckAndRetry, FixRequest, LookUpRegistration, RefreshEtag, RepairCredentials, Reregister,
    ResolveConflict, UseCachedCredentials,
};
use dps_codes::Phase::{Connect, Lookup, Manage, Poll, Register};
use dps_codes::{Code, Family, Provenance};

const fn same_family(a: Option<Family>, b: Option<Family>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.is(b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

macro_rules! published {
    ($($number:literal $name:ident $status:literal $family:expr => $action:ident: $register:ident $poll:ident $lookup:ident $connect:ident $manage:ident;)*) => {
        $(const _: () = {
            let code = Code::$name;
            assert!(code.number() == $number);
            assert!(matches!(Code::from_number($number), Some(Code::$name)));
            assert!(matches!(code.http_status(), Some($status)));
            assert!(same_family(code.family(), $family));
            assert!(matches!(code.provenance(), Provenance::Documented));
            assert!(code.action().is($action));
            assert!(code.action_in(Register).is($register));
            assert!(code.action_in(Poll).is($poll));
            assert!(code.action_in(Lookup).is($lookup));
            assert!(code.action_in(Connect).is($connect));
            assert!(code.action_in(Manage).is($manage));
        };)*
        const PUBLISHED: &[(i64, &str)] = &[$(($number, stringify!($name))),*];
    };
}

published! {
    // number, name, status, family => action: in phase Register, Poll, Lookup, Connect, Manage
    400 BadFormat 400 None => FixRequest: FixRequest FixRequest FixRequest FixRequest FixRequest;
    401 Unauthorized 401 None => Reregister: RepairCredentials Reregister Reregister Reregister RepairCredentials;
    404 NotFound 404 None => Reregister: CheckAndRetry Reregister Reregister Reregister CheckAndRetry;
    405 MethodNotAllowed 405 None => FixRequest: FixRequest FixRequest FixRequest FixRequest FixRequest;
    409 Conflict 409 None => ResolveConflict: Backoff Backoff Backoff UseCachedCredentials ResolveConflict;
    412 PreconditionFailed 412 None => RefreshEtag: Backoff Backoff Backoff RefreshEtag RefreshEtag;
    415 UnsupportedMediaType 415 None => FixRequest: FixRequest FixRequest FixRequest FixRequest FixRequest;
    429 TooManyRequests 429 None => Backoff: Backoff Backoff Backoff Backoff Backoff;
    500 InternalServerError 500 None => UseCachedCredentials: LookUpRegistration Backoff Backoff UseCachedCredentials Backoff;

    404_201 EnrollmentNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_202 DeviceRegistrationNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_203 AsyncOperationNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry Reregister Reregister Reregister CheckAndRetry;
    404_204 EnrollmentGroupNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_205 DeviceRecordNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_206 GroupRecordNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_207 DeviceGroupNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_208 ProvisioningSettingsNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_209 ProvisioningRecordNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_210 LinkedHubNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;
    404_211 CertificateAuthorityNotFound 404 Some(Family::NotFound) => CheckAndRetry: CheckAndRetry CheckAndRetry Reregister Reregister CheckAndRetry;

    409_201 EnrollmentConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_202 EnrollmentGroupConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_203 RegistrationStatusConflict 409 Some(Family::Conflict) => CheckAndRetry: Backoff Backoff Backoff CheckAndRetry CheckAndRetry;
    409_205 DeviceRecordConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_206 GroupRecordConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_207 DeviceGroupConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_208 ProvisioningSettingsConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_209 ProvisioningRecordConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_210 LinkedHubConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
    409_211 CertificateAuthorityConflict 409 Some(Family::Conflict) => CheckAndRetry: CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry CheckAndRetry;
}

// The published table skips this number.
const _: () = {
    let unlisted = Code::classify(409_204);
    assert!(!unlisted.is_listed());
    assert!(unlisted.number() == 409_204);
    assert!(matches!(unlisted.family(), Some(Family::Conflict)));
    assert!(unlisted.action().is(CheckAndRetry));
};

#[test]
fn thirty_rows_keep_their_names() {
    assert_eq!(PUBLISHED.len(), 30);
    for &(number, name) in PUBLISHED {
        assert_eq!(Code::from_number(number).map(Code::name), Some(name), "{number}");
        assert_eq!(Code::from_name(name).map(Code::number), Some(number), "{name}");
    }
}
