//! The calls of a device over time: each case as the calls that it makes, and what they cost.
#![allow(missing_docs)]

mod device;
mod memory;
mod outages;
mod steps;
mod weeks;
