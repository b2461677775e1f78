dps_codes::catalog!("tables/name-reserved.toml");

fn main() {}
