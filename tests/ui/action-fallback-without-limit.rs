dps_codes::catalog!("tables/action-fallback-without-limit.toml");

fn main() {}
