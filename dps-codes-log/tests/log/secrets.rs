//! Secrets in logs, which nothing that is printed may repeat.

use dps_codes_log::{Reading, redacted};

const SECRET: &str = "c2VjcmV0LWtleQ==";

fn texts() -> Vec<String> {
    [
        "mosquitto_pub -P 'SharedAccessSignature sr=0ne%2Fregistrations%2Fpump&sig=SECRET&se=1700000000'",
        "HostName=plant.azure-devices.net;SharedAccessKeyName=device;SharedAccessKey=SECRET",
        "Authorization: SharedAccessSignature sr=scope&sig=SECRET",
        "Authorization: Bearer SECRET",
        "'Authorization': 'Basic SECRET'",
        r#"{"message":"Authorization required","authenticationKey":"SECRET","keyName":"registration"}"#,
        r#"{"log":"{\"authenticationKey\":\"SECRET\"}"}"#,
        r#"{"attestation":{"symmetricKey":{"primaryKey":"SECRET","secondaryKey":"SECRET"}}}"#,
        "password: SECRET",
        r#"{"errorCode":401002,"message":"token sig=SECRET is not valid"}"#,
        "primary_key=\"SECRET\"",
        "symmetric_key = { value = \"SECRET\" }",
        "export PLANT_DPS_SAS_KEY=SECRET",
        "x-functions-key: SECRET",
        "clientSecret: 'SECRET'",
        "az iot dps --symmetric-key SECRET --id-scope x",
        "-----BEGIN EC PRIVATE KEY-----\nSECRET\n-----END EC PRIVATE KEY-----",
    ]
    .iter()
    .map(|text| text.replace("SECRET", SECRET))
    .collect()
}

#[test]
fn texts_are_redacted() {
    for text in texts() {
        let shown = redacted(&text);
        assert!(!shown.contains(SECRET) && shown.contains("[redacted]"), "{shown}");
    }
    for text in [
        "signal=5, sigma=7, design",
        "monkey: 5, hockey=7, key: value",
        "keyName=x, symmetricKey is missing",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "--verbose 5",
    ] {
        assert_eq!(redacted(text), text);
    }
    assert_eq!(
        redacted("symmetric_key = { value = \"SECRET\" } and DPS error 401002"),
        "symmetric_key = { value = \"[redacted]\" } and DPS error 401002"
    );
}

#[test]
fn debug_shows_no_secret() {
    for text in texts() {
        let reading = Reading::of(&text);
        let shown = format!("{reading:?} {} {:?}", reading.report(), reading.report().clone());
        assert!(!shown.contains(SECRET), "{shown}");
    }
}

#[test]
fn the_accessor_returns_the_key() {
    let challenge = format!(r#"HTTP/1.1 401 Unauthorized {{"authenticationKey":"{SECRET}"}}"#);
    let reading = Reading::of(&challenge);
    assert_eq!(reading.report().authentication_key().unwrap(), SECRET);
}
