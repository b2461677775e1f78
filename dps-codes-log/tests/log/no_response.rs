//! Failures without a response: names, connections, certificates, clocks, lost responses.

use dps_codes::Action::{Backoff, LookUpRegistration, RepairTrust, UseCachedCredentials};
use dps_codes::{Failure, Origin, Outcome, Phase, Symptom};
use dps_codes_log::Reading;

use crate::expectation::{assert_cases, assert_silent, case};

#[track_caller]
fn assert_failure(texts: &[&str], symptom: Symptom) {
    let wrong: Vec<_> = texts
        .iter()
        .filter(|text| {
            let reading = Reading::of(**text);
            let outcome = reading.report().outcome();
            let expected = Failure::from_symptom(symptom).map(Outcome::NoResponse);
            Some(outcome) != expected || reading.origin(Some(Phase::Register)) != Origin::None
        })
        .map(|text| (text, Reading::of(*text).report().outcome()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_that_are_not_resolved() {
    assert_failure(
        &[
            "Info: Failed DNS lookup for global.azure-devices-provisioning.net: -5",
            "Failure: getaddrinfo failure -3.",
            "socket.gaierror: [Errno -3] Temporary failure in name resolution",
            "Error: getaddrinfo EAI_AGAIN global.azure-devices-provisioning.net",
            "curl: (6) Could not resolve host: global.azure-devices-provisioning.net",
            "java.net.UnknownHostException: global.azure-devices-provisioning.net",
            "dial tcp: lookup global.azure-devices-provisioning.net: no such host",
            "System.Net.Sockets.SocketException (11001): No such host is known.",
            "error trying to connect: dns error: failed to lookup address information: Name or service not known",
            "E (5432) esp-tls: couldn't get hostname for :global.azure-devices-provisioning.net",
            "Unable to connect (Lookup error.).",
            "nxd: plant.azure-devices.net: DNS query timed out",
            "urllib3.exceptions.NameResolutionError: Failed to resolve 'global.azure-devices-provisioning.net'",
        ],
        Symptom::NameNotResolved,
    );
}

#[test]
fn hosts_that_are_not_reached() {
    assert_failure(
        &[
            "Error: connect ECONNREFUSED 203.0.113.5:443",
            "Error: connect ETIMEDOUT 203.0.113.5:8883",
            "ConnectionRefusedError: [Errno 111] Connection refused",
            "TimeoutError: [Errno 110] Connection timed out",
            "OSError: [Errno 113] No route to host",
            "OSError: [Errno 101] Network is unreachable",
            "curl: (7) Failed to connect to 203.0.113.5 port 443: Couldn't connect to server",
            "No connection could be made because the target machine actively refused it.",
            "tcp connect error: Connection refused (os error 111)",
            "Timed out connecting to provisioning service",
            "E (9000) esp-tls: connect() error: Host is unreachable",
            "MQTT failed, rc=-2, next attempt in 5 s",
            "httpcore.ConnectTimeout",
            "dial tcp 203.0.113.9:8883: i/o timeout",
            "tls: 203.0.113.5:8883 timed out after 20 s",
            "E (7000) esp-tls: [sock=54] select() timeout",
            "E (7000) esp-tls: Failed to connnect to host (errno 113)",
            "+CMQTTCONNECT: 0,3",
        ],
        Symptom::Unreachable,
    );
}

#[test]
fn hosts_of_other_services() {
    assert_silent(&[
        "curl: (7) Failed to connect to plant.local",
        "curl: (6) Could not resolve host: repo.plant.local",
        "wget: unable to resolve host address 'mirror.plant.local'",
        "redis: connection refused 10.0.0.5:6379",
        "redis: connection refused",
        "SQLSTATE[HY000] [2002] Connection refused",
        "error[E0433]: failed to resolve: use of undeclared crate or module `x`",
        "[vite] Failed to resolve import \"./x\" from \"src/main.ts\"",
        "dial tcp 10.0.0.5:5432: connect: connection refused",
        "dial tcp: lookup db.plant.local on 10.0.0.2:53: no such host",
        "ssh: connect to host 10.0.0.5 port 22: Connection refused",
    ]);
}

#[test]
fn certificates_and_clocks() {
    assert_failure(
        &[
            "ssl.SSLCertVerificationError: certificate verify failed: unable to get local issuer certificate",
            "code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'",
            "Error: self-signed certificate in certificate chain",
            "curl: (60) SSL certificate problem: unable to get local issuer certificate",
            "mbedtls_ssl_handshake returned -0x2700",
            "! The certificate is not correctly signed by the trusted CA",
            "SSLHandshakeException: PKIX path building failed",
            "x509: certificate signed by unknown authority",
            "AuthenticationException: The remote certificate is invalid according to the validation procedure.",
            "invalid peer certificate: UnknownIssuer",
            "esp-x509-crt-bundle: Failed to verify certificate",
            "SSL routines: wrong version number",
        ],
        Symptom::ServerNotTrusted,
    );
    assert_failure(
        &[
            "Error: certificate has expired",
            "code: 'CERT_HAS_EXPIRED'",
            "ssl.SSLError: [SSL: SSLV3_ALERT_CERTIFICATE_EXPIRED] sslv3 alert certificate expired",
            "received fatal alert: bad_certificate",
            "tlsv1 alert unknown ca",
            "mbedtls_ssl_handshake returned -0x7280",
        ],
        Symptom::CertificateRefused,
    );
    assert_failure(
        &["certificate is not yet valid", "code: 'CERT_NOT_YET_VALID'", "x509: certificate not yet valid"],
        Symptom::ClockWrong,
    );
}

#[test]
fn responses_that_are_lost() {
    assert_failure(
        &[
            "Error: socket hang up",
            "Error: read ECONNRESET",
            "ConnectionResetError: [Errno 104] Connection reset by peer",
            "http.client.RemoteDisconnected: Remote end closed connection without response",
            "curl: (52) Empty reply from server",
            "curl: (28) Operation timed out after 10001 milliseconds with 0 bytes received",
            "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='x', port=443): Read timed out.",
            "NotConnectedError: rhea: connection disconnected",
            "An existing connection was forcibly closed by the remote host.",
            "Failure registering device: PROV_DEVICE_RESULT_TIMEOUT",
            "unexpected EOF after the request was sent",
            "write: broken pipe",
            "io.netty.handler.timeout.ReadTimeoutException",
            "The call timed out before a response came",
            "read tcp 192.0.2.2:40312->203.0.113.9:443: i/o timeout",
            "reqwest::Error { kind: Request, source: TimedOut }",
        ],
        Symptom::ResponseLost,
    );
    let thrown = "ServiceError: Operation timed out before provisioning service could respond for register operation";
    assert_cases([
        case(Phase::Register, thrown)
            .message("Operation timed out before provisioning service could respond for register operation")
            .does(&[LookUpRegistration]),
        case(Phase::Poll, "Error: socket hang up").does(&[Backoff]),
        case(Phase::Connect, "Error: socket hang up").does(&[UseCachedCredentials]),
    ]);
}

/// Of several failures in one text, the cause comes before what follows from it.
#[test]
fn the_cause_counts() {
    let text = "ssl.SSLCertVerificationError: certificate verify failed\n\nDuring handling: Connection reset by peer";
    let dns = "dns error: Temporary failure in name resolution\nFailed to connect to broker\nsocket hang up";
    assert_cases([
        case(Phase::Register, text).from(Origin::None).does(&[RepairTrust]),
        case(Phase::Register, dns).from(Origin::None).does(&[Backoff]),
    ]);
    assert_eq!(Reading::of(dns).report().symptom(), Some(Symptom::NameNotResolved));
}

/// A response says more than the end of its connection.
#[test]
fn a_response_counts_more() {
    let text = "{\"errorCode\":401002,\"trackingId\":\"4f1c\",\"message\":\"Unauthorized\"}\nError: read ECONNRESET";
    assert_cases([case(Phase::Register, text).number(401_002).tracking_id("4f1c").from(Origin::Dps)]);
}
