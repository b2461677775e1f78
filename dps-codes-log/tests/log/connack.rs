//! Refused CONNECTs, which have a return code and no body, in the words of many clients.

use dps_codes::Action::{Backoff, FixRequest, RepairCredentials, Reregister, UseCachedCredentials};
use dps_codes::{Origin, Phase};

use crate::expectation::{assert_cases, assert_silent, case};

const NOT_AUTHORIZED: &[&str] = &[
    "Error: Time:Mon Mar  2 08:00:00 2026 File:prov_transport_mqtt_common.c Line:425 Connection Not Accepted: 0x5: Not Authorized",
    "mqtt_client.c recvCompleteCallback CONNACK: CONN_REFUSED_NOT_AUTHORIZED",
    "Connection Refused: not authorised.",
    "Connection Refused: bad user name or password.",
    "Connection refused: Not authorized",
    "Connection refused: Bad username or password",
    "E (31245) MQTT_CLIENT: Connection refused, not authorized",
    "W (8012) azure: MQTT_CONNECTION_REFUSE_BAD_USERNAME",
    "I (8000) mqtt: error_type=2 connect_return_code=5",
    "MQTT connect failed, rc=4, next attempt in 5 s",
    "Client pump received CONNACK (5)",
    "DEBUG:paho:Received CONNACK (0, 5)",
    "INFO:mqtt_transport:connected with result code: 5",
    "MQTT_PACKET_CONNACK Session Present:0, CONNACK response code: 5",
    "<- CONNACK | SESSION_PRESENT: false | RETURN_CODE: 0x5",
    "org.eclipse.paho.client.mqttv3.MqttSecurityException: Bad user name or password (4)",
    "MqttException: Not authorized to connect (5)",
    "System.Exception: CONNECT failed: RefusedBadUsernameOrPassword",
    "Connecting with MQTT server failed (NotAuthorized).",
    "Error: ConnectionRefused(NotAuthorized)",
    "rumqttc: Connection refused, return code: `BadUserNamePassword`",
    "2026/11/26 connect error: not Authorized",
    "level=ERROR msg=\"mqtt connect\" err=\"not Authorized\"",
    "broker: unable to connect, return code 5",
    "mqtt: connect failed: Not authorized",
    "CONNACK received with code 5",
    "E (404203) mqtt_client: Client has disconnected: connect_return_code=4",
    "level=ERROR msg=\"dps register failed\" err=\"network Error : not Authorized\"",
    "DPS register failed error=connection return code: NotAuthorized device_id=x",
    "MQTT connect failed, state=5",
    "MQTT connection failed! Error code = 5",
    "umqtt.simple.MQTTException: 5",
    "+QMTCONN: 0,0,5",
    "connect failed (MQTT_CONNECT_UNAUTHORIZED)",
    "Failed to connect: Not authorized. loop_forever() will retry connection",
    "Failed to connect: Bad user name or password",
    "azure.iot.device.exceptions.CredentialError: Credentials invalid, could not connect",
    "[00:00:08.100,000] <err> app: MQTT connect failed 5",
    "Connected with result code Not authorized",
    "paho.mqtt.client ERROR Connection failed: [Bad user name or password]",
    "MQTT connection failed, return code = 4",
    "MqttConnAckException: CONNECT failed as CONNACK contained an Error Code: BAD_USER_NAME_OR_PASSWORD.",
    "Failed to connect to broker: LWMQTT_CONNECTION_DENIED, return code: 5 (LWMQTT_NOT_AUTHORIZED)",
];

#[test]
fn not_authorized() {
    assert_cases(NOT_AUTHORIZED.iter().flat_map(|text| {
        [
            case(Phase::Register, *text).from(Origin::Dps).does(&[RepairCredentials]),
            case(Phase::Connect, *text).from(Origin::Hub).does(&[Reregister]),
        ]
    }));
}

#[test]
fn other_return_codes() {
    let unavailable = [
        "Connection Refused: broker unavailable.",
        "Connection refused: Server unavailable",
        "E (31245) MQTT_CLIENT: Connection refused, server unavailable",
        "CONNECT failed: RefusedServerUnavailable",
        "mqtt connect rc=3",
        "E (31245) app: MQTT_CONNECTION_REFUSE_SERVER_UNAVAILABLE",
    ];
    let unavailable =
        unavailable.map(|text| case(Phase::Connect, text).from(Origin::Hub).does(&[UseCachedCredentials]));
    let wrong = [
        "Connection Refused: unacceptable protocol version.",
        "Connection refused: Identifier rejected",
        "CONNECT failed: RefusedIdentifierRejected",
    ];
    let wrong = wrong.map(|text| case(Phase::Register, text).from(Origin::Dps).does(&[FixRequest]));
    assert_cases(unavailable.into_iter().chain(wrong));
}

#[test]
fn messages_of_refusals() {
    let text = "UnauthorizedError('Connection Refused: not authorised.') state=x connected=False";
    let thrown = "ProtocolClientError: Connection Refused: unacceptable protocol version.";
    let inner = "System.AggregateException: One or more errors occurred. (CONNECT failed: RefusedNotAuthorized)";
    assert_cases([
        case(Phase::Register, text).message("Connection Refused: not authorised."),
        case(Phase::Register, thrown).message("Connection Refused: unacceptable protocol version."),
        case(Phase::Register, inner).message("CONNECT failed: RefusedNotAuthorized"),
    ]);
}

/// Its class and the words in parentheses say "not authorized" of each failure of the first connection.
#[test]
fn node_reports_every_refusal_as_not_authorized() {
    let thrown = |cause: &str| {
        format!("UnauthorizedError: mqtt.js returned Failure on first connection (Not authorized): {cause} error")
    };
    let none = |cause| case(Phase::Connect, thrown(cause)).from(Origin::None);
    assert_cases([
        none("getaddrinfo ENOTFOUND hub.azure-devices.net").does(&[UseCachedCredentials]),
        none("connect ETIMEDOUT 203.0.113.5:8883").does(&[UseCachedCredentials]),
        none("unable to get local issuer certificate").does(&[dps_codes::Action::RepairTrust]),
        case(Phase::Connect, thrown("Connection refused: Server unavailable")).from(Origin::Hub),
        case(Phase::Connect, thrown("Connection refused: Not authorized")).from(Origin::Hub).does(&[Reregister]),
    ]);
    // The colon makes the difference.
    assert_cases([case(Phase::Register, "connect: Connection refused").from(Origin::None).does(&[Backoff])]);
}

#[test]
fn return_codes_of_success_and_of_other_things() {
    assert_silent(&[
        "connected with result code: 0",
        "CONNACK | SESSION_PRESENT: false | RETURN_CODE: 0x0",
        "Received CONNACK (0, 0)",
        "disconnected with result code: 7",
        "disconnected with result code: 5",
        "ConnectionDroppedError('Paho returned rc==1')",
        "sqlite rc=5",
        "backup finished with return code 5",
        "connection closed, script return code 4",
        "SUBACK | PACKET_ID: 1 | RETURN_CODE: 1",
        "exit rc=4",
        "+QMTCONN: 0,0,0",
        "+QMTOPEN: 0,0,5",
        "MQTT connected, state=5",
        "MQTT connection is up, error code = 5",
        "network error: page not authorized",
    ]);
}
