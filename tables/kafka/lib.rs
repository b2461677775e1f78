//! The error codes of Apache Kafka, compiled from `kafka.toml`.
#![no_std]

dps_codes::catalog!("kafka.toml");
