dps_codes::catalog!("tables/column-enum-name-taken.toml");

fn main() {}
