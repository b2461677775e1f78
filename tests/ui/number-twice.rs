dps_codes::catalog!("tables/number-twice.toml");

fn main() {}
