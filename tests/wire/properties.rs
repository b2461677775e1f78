//! Properties that hold for any input: bytes, error objects, attempts and policies.

use core::time::Duration;

use dps_codes::{Action, Backoff, Random, Report, Retry};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::invariants::{check, pieces, quoted, words};

proptest! {
    #[test]
    fn any_bytes_are_a_report(bytes in vec(any::<u8>(), 0..200), status: u16) {
        check(&Report::from_http(status, Report::NO_HEADERS, &bytes), bytes.len());
        check(&Report::from_http(status, [("retry-after", &bytes), ("x-ms-error-code", &bytes)], ""), bytes.len());
        check(&Report::from_mqtt("", &bytes), bytes.len());
        check(&Report::from_mqtt(&bytes, ""), bytes.len());
        check(&Report::from_amqp(&bytes, &*String::from_utf8_lossy(&bytes)), bytes.len());
        Report::from_bulk(&bytes).for_each(|item| check(&item, bytes.len()));
        let bulk = Report::from_bulk(&bytes);
        prop_assert!(bulk.status().is_success() || bulk.count() > 0, "no failure goes by unnoticed");
    }

    #[test]
    fn anything_like_a_report_is_one(text in pieces()) {
        check(&Report::from_http(200, Report::NO_HEADERS, &text), text.len());
        check(&Report::from_mqtt(&text, &text), text.len());
        check(&Report::from_amqp(&text, &*text), text.len());
        Report::from_bulk(&text).for_each(|item| check(&item, text.len()));
    }

    #[test]
    fn an_error_object_gives_back_what_went_in(
        number in prop_oneof![any::<i32>(), 400_000..600_000_i32],
        message in words(), id in words(), time in words(),
        order in Just([0, 1, 2, 3]).prop_shuffle(),
        escape: bool, as_text: bool, spaces in "[ \t\r\n]{0,3}",
    ) {
        let code = if as_text { quoted(&number.to_string(), escape) } else { number.to_string() };
        let fields = [
            format!("\"errorCode\"{spaces}:{code}"),
            format!("\"message\":{spaces}{}", quoted(&message, escape)),
            format!("\"trackingId\":{}", quoted(&id, !escape)),
            format!("\"timestampUtc\":{}{spaces}", quoted(&time, escape)),
        ];
        let body = format!("{spaces}{{{}}}", order.map(|at| fields[at].as_str()).join(","));
        for report in [
            Report::from_http(400, Report::NO_HEADERS, &body),
            Report::from_mqtt("$dps/registrations/res/400/?$rid=1", &body),
            Report::from_amqp(&body, None::<i64>),
        ] {
            prop_assert_eq!(report.number(), (number != 0).then_some(number.into()), "{}", &body);
            prop_assert_eq!(report.message().map(ToString::to_string), Some(message.clone()), "{}", &body);
            prop_assert_eq!(report.tracking_id().map(ToString::to_string), Some(id.clone()), "{}", &body);
            prop_assert_eq!(report.timestamp().map(ToString::to_string), Some(time.clone()), "{}", &body);
        }
    }

    #[test]
    fn an_error_object_is_found_within_strings(number in 400_000..600_000_i32, id in "[a-z0-9-]{1,36}", deep in 0..4_usize) {
        let mut body = format!(r#"{{"errorCode":{number},"trackingId":"{id}","message":"the innermost"}}"#);
        for _ in 0..deep {
            body = format!(r#"{{"message":{}}}"#, quoted(&body, false));
        }
        for report in [Report::from_http(400, Report::NO_HEADERS, &body), Report::from_mqtt("", &body)] {
            prop_assert_eq!(report.number(), Some(number.into()), "{}", &body);
            prop_assert_eq!(report.tracking_id().unwrap(), &id.as_str(), "{}", &body);
            prop_assert_eq!(report.message().unwrap(), "the innermost", "{}", &body);
        }
    }

    #[test]
    fn delays_are_within_bounds(
        minimum in 0..u32::MAX, first in 0..u32::MAX, cap in 0..u32::MAX, hint in proptest::option::of(any::<Duration>()),
        attempt in prop_oneof![0..40_u32, any::<u32>()], random: u32,
    ) {
        let [minimum, first, cap] = [minimum, first, cap].map(|time| Duration::from_millis(time.into()));
        let backoff = Backoff::new(minimum, first, cap);
        let least = hint.unwrap_or_default().max(minimum);
        let max_jitter = 2_u32.checked_pow(attempt).and_then(|factor| first.checked_mul(factor)).unwrap_or(Duration::MAX);
        let max_jitter = if first.is_zero() { first } else { max_jitter.min(cap) };
        let delay = backoff.delay(hint, attempt, Random::new(random));
        prop_assert!(least <= delay && delay <= least.saturating_add(max_jitter), "{:?}", delay);
        prop_assert_eq!(backoff.delay(hint, attempt, Random::MOST), least.saturating_add(max_jitter));
    }

    #[test]
    fn every_action_waits_as_its_policy_says(attempt: u32, random: u32, seconds in 0..100_000_u64) {
        for &action in Action::ALL {
            if let Retry::Backoff(backoff) = action.retry() {
                let delay = backoff.delay(Some(Duration::from_secs(seconds)), attempt, Random::new(random));
                let least = backoff.minimum().max(Duration::from_secs(seconds));
                prop_assert!(least <= delay && delay <= least + backoff.cap(), "{}", action);
            }
        }
    }
}
