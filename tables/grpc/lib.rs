//! The status codes of gRPC, compiled from `grpc.toml`.
#![no_std]

dps_codes::catalog!("grpc.toml");
