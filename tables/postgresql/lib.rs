//! The error codes of PostgreSQL, compiled from `postgresql.toml`.
#![no_std]

dps_codes::catalog!("postgresql.toml");
