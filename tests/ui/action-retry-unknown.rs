dps_codes::catalog!("tables/action-retry-unknown.toml");

fn main() {}
