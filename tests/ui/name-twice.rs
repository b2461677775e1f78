dps_codes::catalog!("tables/name-twice.toml");

fn main() {}
