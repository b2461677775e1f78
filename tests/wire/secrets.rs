//! The values of secrets in messages, which are not shown.

use dps_codes::Report;

/// Returns a message as a report shows it.
fn shown(message: &str) -> String {
    let report = Report::from_amqp(message, None::<i64>).to_string();
    let start = report.find("(message: ").unwrap() + "(message: ".len();
    report[start..report.len() - 1].to_string()
}

#[track_caller]
fn assert_shown(cases: &[(&str, &str)]) {
    for &(message, expected) in cases {
        // A blank, so that no message begins like a body.
        assert_eq!(shown(&format!("x {message}")), format!("x {expected}"), "{message}");
    }
}

#[test]
fn a_private_key_is_redacted_and_a_certificate_is_not() {
    assert_shown(&[
        (
            "-----BEGIN PRIVATE KEY-----\nc2Vj\n-----END PRIVATE KEY----- more",
            "-----BEGIN PRIVATE KEY-----[redacted]-----END PRIVATE KEY----- more",
        ),
        ("-----BEGIN RSA PRIVATE KEY-----c2Vj-----END x", "-----BEGIN RSA PRIVATE KEY-----[redacted]-----END x"),
        ("-----BEGIN EC PRIVATE KEY-----\nc2Vj", "-----BEGIN EC PRIVATE KEY-----[redacted]"),
        ("-----begin private key-----c2Vj", "-----begin private key-----c2Vj"),
        ("-----BEGIN CERTIFICATE-----\nx\n-----END", "-----BEGIN CERTIFICATE-----\\nx\\n-----END"),
        ("-----BEGIN PUBLIC KEY-----x-----END", "-----BEGIN PUBLIC KEY-----x-----END"),
        ("-----BEGIN PRIVATE KEY x-----END", "-----BEGIN PRIVATE KEY x-----END"),
    ]);
}

#[test]
fn the_argument_of_an_option_is_redacted_up_to_a_blank() {
    assert_shown(&[
        ("--key c2Vj more", "--key [redacted] more"),
        ("--symmetric-key c2Vj", "--symmetric-key [redacted]"),
        ("--admin_PASSWORD   c2Vj,; more", "--admin_PASSWORD   [redacted] more"),
        ("--client-secret c2Vj\u{2003}more", "--client-secret [redacted]\u{2003}more"),
        ("--key ", "--key"),
        ("--keys 5", "--keys 5"),
        ("--key-id 5", "--key-id 5"),
        ("--name 5", "--name 5"),
        ("-key 5", "-key 5"),
        ("--key\t5", "--key\\t5"),
        ("--key \t5", "--key \\t5"),
        ("keys -- 5", "keys -- 5"),
    ]);
}

#[test]
fn each_key_of_a_secret_is_a_word_of_its_own() {
    for key in
        ["sig", "SharedAccessKey", "primaryKey", "secondaryKey", "password", "authenticationKey", "AUTHORIZATION"]
    {
        for (message, expected) in [
            ("KEY=c2Vj", "KEY=[redacted]"),
            ("KEY : c2Vj", "KEY : [redacted]"),
            ("'KEY': 'c2Vj' more", "'KEY': '[redacted]' more"),
            ("KEY='c2Vj; &c2Vj' more", "KEY='[redacted]' more"),
            ("KEYs=5", "KEYs=5"),
            ("KEY_5=5", "KEY_5=5"),
            ("KEY5=5", "KEY5=5"),
            ("no KEY", "no KEY"),
            ("KEY is 5", "KEY is 5"),
            ("KEY=", "KEY="),
            ("KEY=''", "KEY=''"),
        ] {
            assert_shown(&[(&message.replace("KEY", key), &expected.replace("KEY", key))]);
        }
    }
    assert_shown(&[("mysig=5", "mysig=5"), ("7sig=5", "7sig=5"), ("\u{e9}sig=5", "\u{e9}sig=5")]);
}

#[test]
fn a_value_without_quotes_ends_at_a_delimiter() {
    for c in "\"'&;,)}]<>".chars() {
        assert_shown(&[(&format!("sig=c2Vj{c}more"), &format!("sig=[redacted]{c}more"))]);
    }
    for blank in [' ', '\u{2003}', '\u{3000}'] {
        assert_shown(&[(&format!("sig=c2Vj{blank}more"), &format!("sig=[redacted]{blank}more"))]);
    }
    for c in "%+/=.:-_({[@!$\u{e9}".chars() {
        assert_shown(&[(&format!("sig=c2Vj{c}c2Vj more"), "sig=[redacted] more")]);
    }
    assert_shown(&[
        // The credential of a header is the rest of its line.
        ("Authorization: Basic c2Vj; more, &more", "Authorization: [redacted]"),
        ("Authorization: Basic c2Vj\rmore", "Authorization: [redacted]\\rmore"),
        ("Authorization: Basic c2Vj\nmore", "Authorization: [redacted]\\nmore"),
        ("'Authorization: Basic c2Vj' more", "'Authorization: [redacted]' more"),
        ("\"Authorization: Basic c2Vj\" more", "\"Authorization: [redacted]\" more"),
        ("password=c2Vj c2Vj", "password=[redacted] c2Vj"),
    ]);
}

#[test]
fn a_name_that_ends_with_key_or_secret_is_a_key() {
    for name in ["SAS_KEY", "x-api-key", "apiKey", "_key", "client_secret", "clientSecret", "x-Secret"] {
        assert_shown(&[(&format!("{name}=c2Vj"), &format!("{name}=[redacted]"))]);
    }
    for name in
        ["key", "secret", "monkey", "APIKEY", "apikey", "Key", "keys", "api_keys", "key_id", "nosecret", "aKEy_"]
    {
        assert_shown(&[(&format!("{name}=5"), &format!("{name}=5"))]);
    }
}

#[test]
fn a_value_in_a_table_of_toml_is_redacted() {
    assert_shown(&[
        ("symmetric_key = { value = \"c2Vj\" }", "symmetric_key = { value = \"[redacted]\" }"),
        ("symmetric_key = {value=c2Vj}", "symmetric_key = {value=[redacted]}"),
        ("symmetric_key = { value = 'c2Vj', x = 5 }", "symmetric_key = { value = '[redacted]', x = 5 }"),
        ("symmetric_key = { path = \"x\" }", "symmetric_key = { path = \"x\" }"),
        ("symmetric_key = \"c2Vj\"", "symmetric_key = \"[redacted]\""),
    ]);
}

#[test]
fn characters_that_move_the_text_are_escaped_and_their_neighbours_are_not() {
    for (first, last) in [
        ('\0', '\u{1f}'),
        ('\u{7f}', '\u{9f}'),
        ('\u{200e}', '\u{200f}'),
        ('\u{2028}', '\u{202e}'),
        ('\u{2066}', '\u{2069}'),
    ] {
        let (before, after) = (u32::from(first).checked_sub(1).and_then(char::from_u32), u32::from(last) + 1);
        for (c, is_escaped) in (first..=last)
            .map(|c| (c, true))
            .chain(before.map(|c| (c, false)))
            .chain(char::from_u32(after).map(|c| (c, false)))
        {
            let text = if is_escaped { c.escape_default().to_string() } else { c.to_string() };
            assert_eq!(shown(&format!("a{c}b")), format!("a{text}b"), "{c:?}");
        }
    }
}
