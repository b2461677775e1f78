dps_codes::catalog!("tables/comma-missing.toml");

fn main() {}
