//! Prints what `classify` says of a million numbers of a table, as CSV: the number, and its family and actions.
//!
//! `cargo run --package engines -- dps`

use std::io::{self, BufWriter, Write};

use dps_codes::{Code, Family, Phase, arm, hub};

/// All numbers of one to six digits, and those beyond which no number of the type lies.
fn numbers() -> impl Iterator<Item = i64> {
    [i64::MIN, -404_201, -1].into_iter().chain(0..1_000_000).chain([1_000_000, i64::MAX])
}

/// Writes one line a number: family, action, and the action in each phase.
macro_rules! write_table {
    ($out:expr, $code:ty, $family:expr) => {
        for number in numbers() {
            let code = <$code>::classify(number);
            let family: Option<&str> = $family(code);
            write!($out, "{number},{}|{}", family.unwrap_or_default(), code.action().name())?;
            for &phase in Phase::ALL {
                write!($out, "|{}", code.action_in(phase).name())?;
            }
            writeln!($out)?;
        }
    };
}

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "number,meaning")?;
    match std::env::args().nth(1).as_deref() {
        Some("dps") => write_table!(out, Code, |code: dps_codes::Classified| code.family().map(Family::name)),
        Some("hub") => write_table!(out, hub::Code, |_| None),
        Some("arm") => write_table!(out, arm::Code, |_| None),
        _ => return Err(io::Error::new(io::ErrorKind::InvalidInput, "expected `dps`, `hub` or `arm`")),
    }
    out.flush()
}
