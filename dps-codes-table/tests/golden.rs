//! The expansion of a table that has everything a table can have, as a golden.
#![allow(missing_docs)]

use dps_codes_table::{Compiled, Source, compile};

const TABLE: &str = r#"
[catalog]
title = "Codes of a shop."
number = "i32"
display = "0x{:08X}"
prefix = "SHOP"
path = "shop::errors"
phases = ["Pay", { name = "Ship", summary = "The parcel is on its way." }]
actors = [{ name = "Support", text = "help-desk", acts_as = "Operator", summary = "People." }, "Program"]
action = "Ask"
probe = { initial = "4h", cap = "1d", except = ["Ship"] }
integrations = ["serde", "defmt", { name = "miette", feature = "pretty" }, "http"]
derive = ["zerocopy::Immutable"]

[catalog.types]
code = "Fault"

[column.facility]
from = "bits 16..=26"
summary = "The part of the shop."

[column.severe]
type = "flag"
from = "bit 31"

[column.fatal]
type = "flag"

[column.level]
one_of = ["Low", { name = "High", text = "very high", summary = "Hurry." }]
default = "Low"

[column.limit]
type = "duration"

[column.weight]
type = "u8"
unique = true

[column.note]
type = "text"
unique = true

[column.place]
type = "text"
required = true

[action.Ask]
text = "Ask."
actor = "Support"
retry = "after-repair"
used_when = "nothing else applies."
sources = ["https://example.com/ask"]

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", minimum = "2s", initial = "3s", cap = "1m" }
fallback = { action = "Stop", failures = 3, elapsed = "15m..30m", when = "all" }

[action.Again]
text = "Try again."
actor = "Program"
retry = "at-once"
fallback = { action = "Wait", elapsed = "1h" }

[action.Stop]
text = "Stop."
actor = "Support"
retry = "never"

[[class]]
numbers = "0x8001xxxx"
family = "Paid"
summary = "The payment failed."
help = "Pay again."
action = "Wait"
in.Ship = { action = "Again", fallback = { action = "Stop", failures = 9 } }
place = "till"
level = "High"
sources = ["https://example.com/paid"]

[[class]]
numbers = "500..=599"
family = "Shop"
place = "shop"

[[code]]
number = 500
name = "Broken"
family = "Door"
summary = "The *shop* is broken."
deprecated = "It was vague."
replaced_by = "Lost"

[[code]]
number = 501
name = "Lost"
aliases = ["lost-parcel", "match"]
summary = "The parcel is lost."
help = """
Look for it:

1. in the shop,
2. at the till.

3 shops have none.

```
find --parcel
```"""
in.Pay = "Stop"
fatal = true
limit = "90s"
weight = 5
note = "A \"note\"."
messages = ["lost it"]

[[code]]
number = 0x80010001
name = "Declined"
summary = "The card is declined."
weight = 6

[[symptom]]
name = "Silence"
text = ["no answer", "timed out"]
summary = "Nothing came."
action = "Wait"
in.Pay = "Again"

[[symptom]]
name = "Noise"
text = "noise"
"#;

#[test]
fn everything() {
    let source = Source::new("shop.toml", TABLE);
    let Compiled { tokens, diagnostics, .. } = compile(&source, &"::dps_codes".parse().unwrap());
    assert_eq!(diagnostics, []);
    insta::assert_snapshot!(prettyplease::unparse(&syn::parse2(tokens).expect("what is generated is Rust")));
}
