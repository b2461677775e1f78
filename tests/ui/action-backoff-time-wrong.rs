dps_codes::catalog!("tables/action-backoff-time-wrong.toml");

fn main() {}
