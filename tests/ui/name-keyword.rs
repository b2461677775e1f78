dps_codes::catalog!("tables/name-keyword.toml");

fn main() {}
