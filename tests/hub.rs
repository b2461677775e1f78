//! The table of Azure IoT Hub: each row by number, name and action in Connect, held at compile time, and its agreement
//! with the table of DPS.
#![allow(missing_docs)]

use dps_codes::Action::{
    self, Backoff, CheckAndRetry, FixRequest, RaiseLimit, RefreshEtag, RenewToken, Reregister, UseCachedCredentials,
};
use dps_codes::Phase::{Connect, Manage};
use dps_codes::{Actor, Code, hub};

macro_rules! published {
    ($($number:literal $name:ident => $action:ident;)*) => {
        $(const _: () = {
            let code = hub::Code::$name;
            assert!(code.number() == $number);
            assert!(matches!(hub::Code::from_number($number), Some(hub::Code::$name)));
            assert!(matches!(code.http_status(), Some(status) if status as i64 == $number / 1000));
            assert!(code.action_in(Connect).is($action));
            assert!(Code::classify($number).action_in(Connect).is($action));
        };)*
        const PUBLISHED: &[(i64, &str)] = &[$(($number, stringify!($name))),*];
    };
}

published! {
    // number, name => action in Connect
    400_000 GenericBadRequest => FixRequest;
    400_001 InvalidProtocolVersion => FixRequest;
    400_002 DeviceInvalidResultCount => FixRequest;
    400_003 InvalidOperation => FixRequest;
    400_004 ArgumentInvalid => FixRequest;
    400_005 ArgumentNull => FixRequest;
    400_006 IotHubFormatError => FixRequest;
    400_007 DeviceStorageEntitySerializationError => FixRequest;
    400_008 BlobContainerValidationError => FixRequest;
    400_009 ImportWarningExistsError => FixRequest;
    400_010 InvalidSchemaVersion => FixRequest;
    400_011 DeviceDefinedMultipleTimes => FixRequest;
    400_012 DeserializationError => FixRequest;
    400_013 BulkRegistryOperationFailure => FixRequest;
    400_014 DefaultStorageEndpointNotConfigured => FixRequest;
    400_015 InvalidFileUploadCorrelationId => FixRequest;
    400_016 ExpiredFileUploadCorrelationId => FixRequest;
    400_017 InvalidStorageEndpoint => FixRequest;
    400_018 InvalidMessagingEndpoint => FixRequest;
    400_019 InvalidFileUploadCompletionStatus => FixRequest;
    400_020 InvalidStorageEndpointOrBlob => FixRequest;
    400_021 RequestCanceled => UseCachedCredentials;
    400_022 InvalidStorageEndpointProperty => FixRequest;
    400_023 EtagDoesNotMatch => FixRequest;
    400_024 RequestTimedOut => UseCachedCredentials;
    400_025 UnsupportedOperationOnReplica => FixRequest;
    400_026 NullMessage => FixRequest;
    400_027 ConnectionForcefullyClosedOnNewConnection => UseCachedCredentials;
    400_028 InvalidDeviceScope => FixRequest;
    400_029 ConnectionForcefullyClosedOnFaultInjection => UseCachedCredentials;
    400_030 ConnectionRejectedOnFaultInjection => UseCachedCredentials;
    400_031 InvalidEndpointAuthenticationType => FixRequest;
    400_032 ManagedIdentityNotEnabled => FixRequest;
    400_035 InvalidPolicyKey => FixRequest;
    400_036 BulkRegenerateDeviceKeyOperationFailure => FixRequest;
    400_100 InvalidRouteTestInput => FixRequest;
    400_101 InvalidSourceOnRoute => FixRequest;
    400_102 RoutingNotEnabled => FixRequest;
    400_103 InvalidContentEncodingOrType => FixRequest;
    400_301 CannotRegisterModuleToModule => FixRequest;
    400_302 TenantHubRoutingNotEnabled => FixRequest;
    400_401 InvalidConfigurationTargetCondition => FixRequest;
    400_402 InvalidConfigurationContent => FixRequest;
    400_403 CannotModifyImmutableConfigurationContent => FixRequest;
    400_404 InvalidConfigurationCustomMetricsQuery => FixRequest;
    400_501 InvalidPnPInterfaceDefinition => FixRequest;
    400_502 InvalidPnPDesiredProperties => FixRequest;
    400_503 InvalidPnPReportedProperties => FixRequest;
    400_504 InvalidPnPWritableReportedProperties => FixRequest;
    400_505 InvalidDigitalTwinJsonPatch => FixRequest;
    400_506 InvalidDigitalTwinPayload => FixRequest;
    400_507 InvalidDigitalTwinPatch => FixRequest;
    400_508 InvalidDigitalTwinPatchPath => FixRequest;
    401_000 GenericUnauthorized => Reregister;
    401_001 IotHubNotFound => Reregister;
    401_002 IotHubUnauthorizedAccess => Reregister;
    401_003 IotHubUnauthorized => RenewToken;
    401_004 ElasticPoolNotFound => Reregister;
    401_100 SystemModuleModifyUnauthorizedAccess => Reregister;
    403_000 GenericForbidden => Reregister;
    403_001 IotHubSuspended => RaiseLimit;
    403_002 IotHubQuotaExceeded => RaiseLimit;
    403_003 JobQuotaExceeded => RaiseLimit;
    403_004 DeviceMaximumQueueDepthExceeded => UseCachedCredentials;
    403_005 IotHubMaxCbsTokenExceeded => UseCachedCredentials;
    403_006 DeviceMaximumActiveFileUploadLimitExceeded => UseCachedCredentials;
    403_007 DeviceMaximumQueueSizeExceeded => UseCachedCredentials;
    403_008 RoutingEndpointResponseForbidden => Reregister;
    403_009 InvalidMessageExpiryTime => FixRequest;
    403_010 OperationNotAvailableInCurrentTier => RaiseLimit;
    403_011 KeyEncryptionKeyRevoked => CheckAndRetry;
    403_012 DeviceDisabled => CheckAndRetry;
    403_100 DeviceModelMaxPropertiesExceeded => Reregister;
    403_101 DeviceModelMaxIndexablePropertiesExceeded => Reregister;
    403_800 DeviceMaximumInflightMethodExceeded => UseCachedCredentials;
    404_000 GenericNotFound => CheckAndRetry;
    404_001 DeviceNotFound => Reregister;
    404_002 JobNotFound => CheckAndRetry;
    404_004 QuotaMetricNotFound => CheckAndRetry;
    404_005 SystemPropertyNotFound => CheckAndRetry;
    404_006 AmqpAddressNotFound => CheckAndRetry;
    404_007 RoutingEndpointResponseNotFound => CheckAndRetry;
    404_008 CertificateNotFound => CheckAndRetry;
    404_009 ElasticPoolTenantHubNotFound => CheckAndRetry;
    404_010 ModuleNotFound => Reregister;
    404_011 AzureTableStoreNotFound => CheckAndRetry;
    404_012 IotHubFailingOver => UseCachedCredentials;
    404_013 FeatureNotSupported => FixRequest;
    404_014 DigitalTwinInterfaceNotFound => CheckAndRetry;
    404_101 QueryStoreClusterNotFound => CheckAndRetry;
    404_103 DeviceNotOnline => UseCachedCredentials;
    404_104 DeviceConnectionClosedRemotely => UseCachedCredentials;
    404_301 ConfigurationNotFound => CheckAndRetry;
    404_302 GroupNotFound => CheckAndRetry;
    404_401 DigitalTwinModelNotFound => CheckAndRetry;
    404_402 InterfaceNameModelNotFound => CheckAndRetry;
    405_000 GenericMethodNotAllowed => FixRequest;
    405_102 OperationNotAllowedInCurrentState => FixRequest;
    405_103 ImportDevicesNotSupported => FixRequest;
    405_104 BulkAddDevicesNotSupported => FixRequest;
    409_000 GenericConflict => UseCachedCredentials;
    409_001 DeviceAlreadyExists => UseCachedCredentials;
    409_002 LinkCreationConflict => UseCachedCredentials;
    409_003 CallbackSubscriptionConflict => UseCachedCredentials;
    409_101 ModelAlreadyExists => UseCachedCredentials;
    409_102 DeviceLocked => UseCachedCredentials;
    409_103 DeviceJobAlreadyExists => UseCachedCredentials;
    409_104 JobAlreadyExists => UseCachedCredentials;
    409_301 ModuleAlreadyExistsOnDevice => UseCachedCredentials;
    409_401 ConfigurationAlreadyExists => UseCachedCredentials;
    409_402 ApplyConfigurationAlreadyInProgressOnDevice => UseCachedCredentials;
    409_501 DigitalTwinModelAlreadyExists => UseCachedCredentials;
    409_502 DigitalTwinModelExistsWithOtherModelType => UseCachedCredentials;
    409_503 InterfaceNameModelAlreadyExists => UseCachedCredentials;
    412_000 GenericPreconditionFailed => RefreshEtag;
    412_001 PreconditionFailed => RefreshEtag;
    412_002 DeviceMessageLockLost => FixRequest;
    412_003 JobRunPreconditionFailed => RefreshEtag;
    412_004 InflightMessagesInLink => UseCachedCredentials;
    413_000 GenericRequestEntityTooLarge => FixRequest;
    413_001 MessageTooLarge => FixRequest;
    413_002 TooManyDevices => FixRequest;
    413_003 TooManyModulesOnDevice => FixRequest;
    413_101 ConfigurationCountLimitExceeded => FixRequest;
    413_201 DigitalTwinModelCountLimitExceeded => FixRequest;
    413_202 InterfaceNameCompressionModelCountLimitExceeded => FixRequest;
    415_000 GenericUnsupportedMediaType => FixRequest;
    415_101 IncompatibleDataType => FixRequest;
    429_000 GenericTooManyRequests => Backoff;
    429_001 ThrottlingException => Backoff;
    429_002 ThrottleBacklogLimitExceeded => Backoff;
    429_003 ThrottlingBacklogTimeout => Backoff;
    429_004 ThrottlingMaxActiveJobCountExceeded => Backoff;
    429_005 DeviceThrottlingLimitExceeded => Backoff;
    499_000 ClientClosedRequest => UseCachedCredentials;
    500_001 ServerError => UseCachedCredentials;
    500_008 GenericTimeout => UseCachedCredentials;
    500_301 ModelRepoEndpointError => UseCachedCredentials;
    500_302 ResolutionError => UseCachedCredentials;
    500_401 UnableToFetchCredentials => UseCachedCredentials;
    500_402 UnableToFetchTenantInfo => UseCachedCredentials;
    500_403 UnableToShareIdentity => UseCachedCredentials;
    500_501 UnableToExpandDiscoveryInfo => UseCachedCredentials;
    500_502 UnableToExpandComponentInfo => UseCachedCredentials;
    500_503 UnableToCompressComponentInfo => UseCachedCredentials;
    500_504 UnableToCompressDiscoveryInfo => UseCachedCredentials;
    500_505 OrphanDiscoveryDocument => UseCachedCredentials;
    502_000 GenericBadGateway => UseCachedCredentials;
    503_000 GenericServiceUnavailable => UseCachedCredentials;
    503_001 ServiceUnavailable => UseCachedCredentials;
    503_004 IotHubActivationFailed => UseCachedCredentials;
    503_005 ServerBusy => UseCachedCredentials;
    503_006 IotHubRestoring => UseCachedCredentials;
    503_008 ReceiveLinkOpensThrottled => UseCachedCredentials;
    503_101 ConnectionUnavailable => UseCachedCredentials;
    503_102 DeviceUnavailable => UseCachedCredentials;
    503_201 ConfigurationNotAvailable => UseCachedCredentials;
    503_202 GroupNotAvailable => UseCachedCredentials;
    503_301 HostingServiceNotAvailable => UseCachedCredentials;
    504_000 GenericGatewayTimeout => UseCachedCredentials;
    504_101 GatewayTimeout => UseCachedCredentials;
}

/// Invariants of every row, those that follow in later versions too.
const fn is_sound(code: hub::Code) -> bool {
    let number = code.number();
    let means_registration = code.action_in(Connect).is(Reregister);
    let may_mean_registration = matches!(number, 401_000..=401_999 | 403_000..=403_999 | 404_001 | 404_010);
    number >= 400_000
        && number < 600_000
        && (may_mean_registration || !means_registration)
        && code.action_in(Connect).is(code.action())
}

const _: () = {
    let mut index = 0;
    while index < hub::Code::ALL.len() {
        assert!(is_sound(hub::Code::ALL[index]));
        index += 1;
    }
};

#[test]
fn all_published_rows_and_no_others() {
    assert_eq!(PUBLISHED.len(), 161);
    assert!(hub::Code::ALL.iter().map(|code| (code.number(), code.name())).eq(PUBLISHED.iter().copied()));
    for &code in hub::Code::ALL {
        assert!(!code.help().is_empty() && !code.sources().is_empty(), "{code}");
    }
}

/// A hub that responds to a device is judged by the table of DPS where the feature `hub` is off.
#[test]
fn both_tables_agree_in_connect() {
    let is_only_of_dps = |number: i64| matches!(number / 100, 4002 | 4042 | 4092);
    for number in (400..600).chain(400_000..600_000).filter(|&number| !is_only_of_dps(number)) {
        let (of_dps, of_hub) = (Code::classify(number), hub::Code::classify(number));
        assert_eq!(of_dps.action_in(Connect), of_hub.action_in(Connect), "{number}");
        assert_eq!(of_dps.fallback_in(Connect), of_hub.fallback_in(Connect), "{number}");
        assert_eq!(of_dps.http_status(), of_hub.http_status(), "{number}");
    }
    let shared = Code::ALL.iter().filter(|code| hub::Code::from_number(code.number()).is_some());
    assert!(shared.count() > 20, "the tables share the numbers of the SDK");
}

#[test]
fn numbers_without_a_row_act_as_their_status() {
    for (number, action) in [
        (400_999, FixRequest),
        (401_999, Reregister),
        (404_999, Reregister),
        (407_000, Action::RepairNetwork),
        (409_005, Backoff),
        (429_999, Backoff),
        (503_999, UseCachedCredentials),
        (200_000, Action::Investigate),
    ] {
        let unlisted = hub::Code::classify(number);
        assert!(!unlisted.is_listed(), "{number}");
        assert_eq!(unlisted.action_in(Connect), action, "{number}");
    }
    let fallback = hub::Code::DeviceAlreadyExists.fallback_in(Connect);
    assert_eq!(fallback.map(|fallback| fallback.action()), Some(CheckAndRetry));
}

/// The service API of a hub is called by a program of a back end, which has no registration to renew.
#[test]
fn nothing_in_manage_is_for_a_device() {
    let of_devices = [Reregister, RenewToken, UseCachedCredentials, Action::LookUpRegistration];
    for &code in hub::Code::ALL {
        assert!(!of_devices.contains(&code.action_in(Manage)), "{code}");
    }
    assert_eq!(hub::Code::DeviceAlreadyExists.action_in(Manage), Action::ResolveConflict);
    assert_eq!(hub::Code::DeviceNotFound.action_in(Manage), CheckAndRetry);
    assert_eq!(hub::Code::IotHubUnauthorized.action_in(Manage).actor(), Actor::Operator);
    assert_eq!(hub::Code::ServiceUnavailable.action_in(Manage), Backoff);
}

#[test]
fn names_are_found_in_any_case() {
    assert_eq!("devicenotonline".parse(), Ok(hub::Code::DeviceNotOnline));
    assert!("EnrollmentNotFound".parse::<hub::Code>().is_err());
}
