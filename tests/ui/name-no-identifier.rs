dps_codes::catalog!("tables/name-no-identifier.toml");

fn main() {}
