//! What a device does over its calls: each case as the calls that it makes, and what they cost.
#![allow(missing_docs)]

mod device;
mod outages;
mod steps;
mod weeks;
