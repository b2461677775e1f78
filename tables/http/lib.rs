//! The status codes of HTTP, compiled from `http.toml`.
#![no_std]

dps_codes::catalog!("http.toml");
