//! A hundred NTSTATUS codes of Windows, compiled from `ntstatus.toml`.
#![no_std]

dps_codes::catalog!("ntstatus.toml");
