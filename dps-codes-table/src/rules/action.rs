//! Rules for actions and symptoms.

super::rules! {
    /// The actor is `Program`, `Operator` or `Developer`; in a table with `actors` in `[catalog]`, one of these. `acts_as` of
    /// such an actor is one of the three.
    UNKNOWN_ACTOR = "T0072", Error, "unknown actor", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Admin"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A retry is `never`, `at-once`, `after-repair` or `backoff`.
    UNKNOWN_RETRY = "T0073", Error, "unknown kind of retry", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "later"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A delay grows from `initial` to `cap`.
    CAP_BELOW_INITIAL = "T0074", Error, "`cap` less than `initial`", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", initial = "10m", cap = "1s" }

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A duration is a number followed by `ms`, `s`, `m`, `h` or `d`, of at most 49 days.
    INVALID_DURATION = "T0075", Error, "invalid duration", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", initial = "1 second", cap = "10m" }

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A range of durations starts with the shorter one.
    EMPTY_DURATION_RANGE = "T0076", Error, "empty range of durations", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
fallback = { action = "Stop", elapsed = "30m..15m" }

[action.Stop]
text = "Stop."
actor = "Program"
retry = "never"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A delay is longer than zero, or it would not be one.
    ZERO_DELAY = "T0077", Error, "delay of zero", r#"
[catalog]
action = "Wait"
probe = { initial = "0s", cap = "1d" }

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A fallback applies after 1 to 1,000,000 failures in a row.
    FAILURES_OUT_OF_RANGE = "T0078", Error, "number of failures out of range", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
fallback = { action = "Stop", failures = 0 }

[action.Stop]
text = "Stop."
actor = "Program"
retry = "never"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `when` is `"all"` if both limits of a fallback have to be reached, and `"any"` if one of them is enough.
    UNKNOWN_CONDITION = "T0079", Error, "unknown condition", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
fallback = { action = "Stop", failures = 10, elapsed = "1h", when = "both" }

[action.Stop]
text = "Stop."
actor = "Program"
retry = "never"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `when` combines the two limits `failures` and `elapsed`, and has no meaning for one of them.
    CONDITION_WITHOUT_LIMITS = "T0080", Error, "condition without two limits", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
fallback = { action = "Stop", failures = 10, when = "all" }

[action.Stop]
text = "Stop."
actor = "Program"
retry = "never"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A fallback is the action to take when this one keeps failing, so it is another one.
    FALLBACK_TO_ITSELF = "T0082", Error, "fallback to itself", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
fallback = { action = "Wait", failures = 10 }

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// A fallback applies after several failures. An action with the retry `never` is not repeated.
    FALLBACK_OF_NEVER = "T0083", Error, "fallback of an action that is never repeated", r#"
[catalog]
action = "Stop"

[action.Stop]
text = "Stop."
actor = "Program"
retry = "never"
fallback = { action = "Wait", failures = 10 }

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
action = "Wait"
"#;

    /// A symptom is recognized by the words of its text.
    SYMPTOM_WITHOUT_WORD = "T0081", Error, "text without a word", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."

[[symptom]]
name = "Unknown"
text = "???"
"#;
}
