//! Every error code of the Azure IoT Hub Device Provisioning Service (DPS): what it means and what to do next.
#![no_std]
#![forbid(unsafe_code)]

mod actor;
mod error;
mod retry;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use actor::Actor;
pub use error::ParseError;
pub use retry::{Backoff, Fallback, Retry};

/// Compiles a table of error codes into types, at the place of the call.
#[macro_export]
macro_rules! catalog {
    ($($path:tt)*) => {
        $crate::__private::compile! { $crate; $($path)* }
    };
}

catalog!("codes.toml");
