dps_codes::catalog!("tables/value-upper-case.toml");

fn main() {}
