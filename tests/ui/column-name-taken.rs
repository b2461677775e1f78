dps_codes::catalog!("tables/column-name-taken.toml");

fn main() {}
