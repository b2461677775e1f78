dps_codes::catalog!("tables/value-missing.toml");

fn main() {}
