dps_codes::catalog!("tables/column-type-unknown.toml");

fn main() {}
