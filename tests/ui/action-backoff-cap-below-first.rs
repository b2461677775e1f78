dps_codes::catalog!("tables/action-backoff-cap-below-first.toml");

fn main() {}
