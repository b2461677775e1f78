dps_codes::catalog!("tables/action-fallback-unknown.toml");

fn main() {}
