//! Numbers without a row, large and small.

use dps_codes::{Classified, Code};
use serde_json::{Value, json};

use crate::{expected, explain, explain_json, flat, kind};

/// Numbers of other tables and classes, and the edges of the types: each gets an explanation, though it is not a code.
const WITHOUT_ROW: &[i64] = &[
    0,
    1,
    13,
    200,
    999,
    1_000_000,
    4_294_967_295,
    404_299,
    409_204,
    401_003,
    403_199,
    503_099,
    -1,
    i64::MIN,
    i64::MAX,
];

#[test]
fn numbers_without_a_row_are_explained() {
    for &number in WITHOUT_ROW {
        let given = number.to_string();
        let outcome = explain_json([&given]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        assert_eq!(outcome.objects(), [expected(&given, number)]);

        let classified = Code::classify(number);
        let Classified::Unlisted(unlisted) = classified else {
            // Somebody has given it a row: then it is tested with the others.
            continue;
        };
        assert_eq!(outcome.objects()[0]["known"], false);
        let outcome = explain([&given]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let action = format!("Action {}: {}", unlisted.action(), unlisted.action().text());
        let wanted: Vec<_> = [Some(format!("{number} not in the table")), kind(classified)]
            .into_iter()
            .flatten()
            .chain([unlisted.summary(), &action].map(str::to_owned))
            .filter(|part| !part.is_empty())
            .collect();
        let text = flat(&outcome.stdout);
        assert!(text.starts_with(&wanted.join(" ")), "{text}");
    }
}

#[test]
fn the_facts_of_some_numbers_without_a_row() {
    for (number, facts) in [
        (0, json!([null, null, "Investigate", "operator"])),
        (200, json!([null, 200, "Investigate", "operator"])),
        (999, json!([null, null, "Investigate", "operator"])),
        (404_299, json!(["NotFound", 404, "CheckAndRetry", "operator"])),
        (409_204, json!(["Conflict", 409, "CheckAndRetry", "operator"])),
        (401_003, json!([null, 401, "Reregister", "program"])),
        (503_099, json!([null, 503, "UseCachedCredentials", "program"])),
        (-1, json!([null, null, "Investigate", "operator"])),
    ] {
        let object = explain_json([i64::to_string(&number)]).objects().remove(0);
        if object["known"] == false {
            let found = ["family", "http_status", "action", "actor"].map(|key| object[key].clone());
            assert_eq!(json!(found), facts, "{number}");
        }
    }
}

#[test]
fn numbers_above_i64_keep_their_number() {
    for number in [1_u64 << 63, u64::MAX] {
        let mut wanted = expected("", i64::MAX);
        for (key, value) in [
            ("input", json!(number.to_string())),
            ("number", json!(number)),
            ("family", Value::Null),
            ("http_status", Value::Null),
        ] {
            wanted[key] = value;
        }
        let outcome = explain_json([number.to_string()]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        assert_eq!(outcome.objects(), [wanted]);
        assert_eq!(outcome.objects()[0]["action"], "Investigate");

        let outcome = explain([format!("{number:#x}")]);
        assert_eq!(outcome.exit, 0);
        assert!(outcome.stdout.starts_with(&format!("{number} not in the table\n")));
    }
}

#[test]
fn numbers_beyond_64_bits_are_errors() {
    for input in ["18446744073709551616", "-9223372036854775809", "-0xFFFFFFFFFFFFFFFF", &"9".repeat(1000)] {
        let outcome = explain([input]);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
        assert!(outcome.stderr.contains("a number beyond 64 bits"), "{}", outcome.stderr);
        let outcome = explain_json([input]);
        assert_eq!(outcome.exit, 1);
        assert_eq!(
            outcome.objects(),
            [json!({"input": input, "error": "a number beyond 64 bits", "suggestion": null})]
        );
    }
}
