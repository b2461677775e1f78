//! The operations that are guarded, each with the inputs that it works on.

use std::fmt::{self, Write};
use std::hint::black_box;

use dps_codes::{Advice, Capabilities, Code, Outcome, Phase, Report, Retrier};
use dps_codes_table::Source;
use other_tables::sqlstate::SqlState;
use proc_macro2::TokenStream;

use crate::arguments::Failure;
use crate::reading::samples;
use crate::table;

/// One operation; `pass` performs it `count` times.
pub struct Operation {
    /// The name in the file of counts.
    pub name: &'static str,
    /// The number of operations in a pass.
    pub count: u32,
    /// Performs it on all inputs.
    pub pass: Box<dyn Fn()>,
}

/// Returns all guarded operations.
///
/// # Errors
/// If the path of the runtime crate in generated code is not Rust.
pub fn operations() -> Result<Vec<Operation>, Failure> {
    let krate: TokenStream = "dps_codes".parse().map_err(|error| format!("dps_codes: {error}"))?;
    let numbers: Vec<i64> = Code::ALL.iter().flat_map(|code| [code.number(), code.number() + 7]).collect();
    let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let strings: Vec<&str> = SqlState::ALL.iter().map(|state| state.as_str()).chain(["00X00", "57P0"]).collect();
    let outcomes: Vec<Outcome> = samples::error_objects().iter().map(|sample| read(sample.text).outcome()).collect();
    let advice: Vec<Advice> = outcomes.iter().map(|outcome| Advice::about(*outcome, Phase::Register)).collect();

    Ok(vec![
        over("number to code", numbers, |number| Code::from_number(*number)),
        over("name to code", names, |name| Code::from_name(name)),
        over("string to code", strings, |string| SqlState::from_code(string)),
        over("Display of a code", Code::ALL.to_vec(), |code| write!(Sink, "{code}")),
        over("error object", samples::error_objects(), |sample| read(sample.text)),
        over("topic", samples::topics(), |sample| Report::from_mqtt(sample.text, "")),
        over("advice", outcomes, |outcome| Advice::about(*outcome, Phase::Register)),
        retrier(advice),
        compile("compiler, 38 rows", 38, krate.clone()),
        compile("compiler, 1,000 rows", 1_000, krate),
    ])
}

/// Performs an operation on each input.
fn over<I: 'static, O>(name: &'static str, inputs: Vec<I>, operation: impl Fn(&I) -> O + 'static) -> Operation {
    let count = u32::try_from(inputs.len()).unwrap_or(u32::MAX);
    let pass = move || inputs.iter().for_each(|input| drop(black_box(operation(black_box(input)))));
    Operation { name, count, pass: Box::new(pass) }
}

fn read(body: &str) -> Report<'_> {
    Report::from_http(400, Report::NO_HEADERS, body)
}

/// Returns the operation of a device that meets one failure after the other, a second apart.
fn retrier(advice: Vec<Advice>) -> Operation {
    let count = u32::try_from(advice.len()).unwrap_or(u32::MAX);
    let pass = move || {
        let mut retrier = Retrier::new(Capabilities::HTTPS, 7);
        for (second, advice) in (0_u64..).zip(&advice) {
            let _ = black_box(retrier.next(black_box(advice), second * 1_000, 7_u32));
        }
    };
    Operation { name: "retrier", count, pass: Box::new(pass) }
}

/// Compiles a table of so many random rows to tokens, as the macro does.
fn compile(name: &'static str, rows: usize, krate: TokenStream) -> Operation {
    let table = table::toml(&table::random(rows));
    let pass = move || drop(black_box(dps_codes_table::compile(&Source::new("codes.toml", table.as_str()), &krate)));
    Operation { name, count: 1, pass: Box::new(pass) }
}

/// Takes text, and does nothing with it that could be left out.
struct Sink;

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}
