//! Uses dps-codes on a Cortex-M4 as firmware would, and checks its results.
#![no_std]
#![no_main]

mod advice;
mod responses;
mod catalog;
mod outcome;
mod retrier;
mod stack;

use cortex_m_rt::entry;
use dps_codes_firmware::tally::Tally;

#[entry]
fn main() -> ! {
    let mut tally = Tally::default();
    catalog::check(&mut tally);
    responses::check(&mut tally);
    outcome::check(&mut tally);
    advice::check(&mut tally);
    retrier::check(&mut tally);
    stack::print(&mut tally);
    tally.end()
}
