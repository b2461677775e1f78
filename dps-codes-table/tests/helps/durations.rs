//! Durations and what they are parts of.

use super::{ROW, STOP, WAIT, each};

#[test]
fn durations_of_other_notations_are_understood() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = { kind = \"backoff\", initial = \"⟨⟩\", cap = \"49d\" }\n",
            STOP,
            ROW,
        ],
        &[
            ("", &["1ms", "1s", "49d"]),
            ("duration out of range: `50d`", &["50d"]),
            (r#"write `"1s"`"#, &["1 s", "1S", "1 second", "1_000ms"]),
            (r#"write `"30s"`"#, &["30sec", "30 secs"]),
            (r#"write `"5s"`"#, &["5 seconds"]),
            (r#"write `"3ms"`"#, &["3 msecs", "3 millis"]),
            (r#"write `"1ms"`"#, &["1 millisecond"]),
            (r#"write `"2ms"`"#, &["2 milliseconds"]),
            (r#"write `"1m"`"#, &["1 min", "1 minute"]),
            (r#"write `"2m"`"#, &["2 mins", "2 minutes"]),
            (r#"write `"1h"`"#, &["1hr", "1 hour"]),
            (r#"write `"2h"`"#, &["2 hrs", "2 hours", "PT2H"]),
            (r#"write `"1d"`"#, &["1 day"]),
            (r#"write `"2d"`"#, &["2 days", "P2D", "p2d"]),
            (r#"write `"15m"`"#, &["PT15M", "pt15m"]),
            (r#"write `"15s"`"#, &["PT15S"]),
            ("invalid duration `P1M`", &["P1M"]),
            (r#"write `"90s"`"#, &["1m30s", "1m and 30s", "1m + 30s", "1m & 30s"]),
            (r#"write `"90m"`"#, &["1h 30m"]),
            (r#"write `"1500ms"`"#, &["1.5s", "1,5s"]),
            (r#"write `"30m"`"#, &["0.5h"]),
            ("invalid duration `1.5ms`", &["1.5ms"]),
            (r#"write `"14d"`"#, &["2w", "2 weeks"]),
            (r#"write `"7d"`"#, &["1 week"]),
            (r#"write `"10m"`"#, &["00:10:00"]),
            (r#"write `"3630s"`"#, &["1:00:30"]),
            ("invalid duration `00:00:00`", &["00:00:00"]),
            ("invalid duration `10:00`", &["10:00"]),
            ("the smallest unit is `ms`", &["5us", "5µs", "5ns"]),
            ("invalid duration `1y`", &["1y"]),
            ("invalid duration `soon`", &["soon"]),
            ("invalid duration `s`", &["s"]),
            ("invalid duration `1`", &["1"]),
            ("invalid duration `-1s`", &["-1s"]),
            (r#"write `initial = "1s"`, or `retry = "at-once"`"#, &["0s"]),
        ],
    );
}

#[test]
fn a_duration_is_a_string() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = { kind = \"backoff\", initial = ⟨⟩, cap = \"49d\" }\n",
            STOP,
            ROW,
        ],
        &[
            (r#"a duration has a unit, as in `"1s"` or `"1ms"`"#, &["1"]),
            (r#"a duration has a unit, as in `"500s"` or `"500ms"`"#, &["500"]),
            (
                r#"a duration has a unit, as in `"500ms"`, `"1s"` or `"10m"`"#,
                &["1.5", "00:00:00", "10:00:00.5", "2026-11-27"],
            ),
            (r#"write `"10m"`"#, &["00:10:00"]),
            (r#"put it in quotes: `"true"`"#, &["true"]),
            ("remove the brackets", &[r#"["1s"]"#]),
            ("expected a string, found a table", &["{ a = 1 }"]),
        ],
    );
}

#[test]
fn a_backoff_grows() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = { kind = \"backoff\", ⟨⟩ }\n",
            STOP,
            ROW,
        ],
        &[
            ("", &[r#"initial = "1s", cap = "1s""#, r#"initial = "0s", cap = "1s", minimum = "1s""#]),
            ("`cap` is less than `initial`", &[r#"initial = "2s", cap = "1s""#]),
            (
                r#"write `initial = "1s"`, or `retry = "at-once"`"#,
                &[r#"initial = "0s", cap = "1s""#, r#"initial = "0s", cap = "1s", minimum = "0s""#],
            ),
            ("missing key `cap` in `retry`", &[r#"initial = "1s""#]),
            ("missing key `initial` in `retry`", &[r#"cap = "1s""#]),
            ("use `initial`", &[r#"first = "1s", cap = "1m""#]),
        ],
    );
}

#[test]
fn a_limit_in_time_is_a_duration_or_a_range() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = { kind = \"backoff\", initial = \"1s\", cap = \"1m\" }\nfallback = { action = \"Stop\", elapsed = \"⟨⟩\" }\n",
            STOP,
            ROW,
        ],
        &[
            ("", &["15m", "15m..30m", "15m..15m"]),
            ("write the shorter duration first, as in `15m..30m`", &["30m..15m"]),
            (r#"write `"15m..30m"`"#, &["15m..=30m", "15m...30m", "15m-30m", "15..30m", "15m - 30m"]),
            ("invalid duration `15-30 m`", &["15-30 m"]),
            ("invalid duration ``", &["15m..", "..30m"]),
            ("invalid duration `15`", &["15..30"]),
            ("invalid duration `15m to 30m`", &["15m to 30m"]),
            ("invalid duration `30x`", &["15m..30x"]),
        ],
    );
}

#[test]
fn a_fallback_has_a_limit() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = { kind = \"backoff\", initial = \"1s\", cap = \"1m\" }\nfallback = { action = \"Stop\", ⟨⟩ }\n",
            STOP,
            ROW,
        ],
        &[
            (
                "",
                &[
                    "failures = 1",
                    "failures = 1_000_000",
                    r#"elapsed = "1m""#,
                    r#"failures = 1, elapsed = "1m""#,
                    r#"failures = 1, elapsed = "1m", when = "all""#,
                    r#"failures = 1, elapsed = "1m", when = "any""#,
                ],
            ),
            ("number of failures out of range", &["failures = 0", "failures = 1_000_001", "failures = -1"]),
            ("unknown condition `both`", &[r#"failures = 1, elapsed = "1m", when = "both""#]),
            (
                "add the other limit, or leave out `when`",
                &[r#"failures = 1, when = "all""#, r#"elapsed = "1m", when = "any""#],
            ),
            (
                r#"write `{ action = "…", failures = 10, elapsed = "15m" }` / add the other limit, or leave out `when`"#,
                &[r#"when = "all""#],
            ),
            ("the key for this is `failures`", &["attempts = 3"]),
            ("the key for this is `elapsed`", &[r#"timeout = "1m""#]),
            ("remove the quotes: `3`", &[r#"failures = "3""#]),
        ],
    );
}

#[test]
fn a_probe_is_rare() {
    each(
        &["[catalog]\naction = \"Wait\"\nprobe = { ⟨⟩ }\n\n", WAIT, STOP, ROW],
        &[
            (
                "",
                &[
                    r#"initial = "4h", cap = "1d""#,
                    r#"initial = "4h", cap = "4h""#,
                    r#"initial = "4h", cap = "1d", except = []"#,
                ],
            ),
            ("`cap` is less than `initial`", &[r#"initial = "1d", cap = "4h""#]),
            (r#"a probe is a rare attempt: `initial = "4h"`"#, &[r#"initial = "0s", cap = "4h""#]),
            ("missing key `cap` in `probe`", &[r#"initial = "4h""#]),
            ("missing key `initial` in `probe`", &[r#"cap = "4h""#]),
            (r#"add `phases = ["Call", …]` to `[catalog]`"#, &[r#"initial = "4h", cap = "1d", except = ["Call"]"#]),
            (r#"put it in brackets: `["…"]`"#, &[r#"initial = "4h", cap = "1d", except = "Call""#]),
        ],
    );
}

#[test]
fn a_column_has_longer_durations() {
    each(
        &["[column.delay]\ntype = \"duration\"\n\n", ROW, "delay = \"⟨⟩\"\n"],
        &[
            ("", &["50d", "213503982334d"]),
            ("duration out of range: `213503982335d`", &["213503982335d"]),
            (r#"write `"1d"`"#, &["1 day"]),
            (r#"write `"90s"`"#, &["1m30s"]),
        ],
    );
}
