dps_codes::catalog!("tables/value-unquoted.toml");

fn main() {}
