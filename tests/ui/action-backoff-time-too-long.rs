dps_codes::catalog!("tables/action-backoff-time-too-long.toml");

fn main() {}
