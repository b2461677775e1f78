//! The table of DPS, compiled from `codes.toml`.

crate::catalog!("codes.toml");
