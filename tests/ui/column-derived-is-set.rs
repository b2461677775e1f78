dps_codes::catalog!("tables/column-derived-is-set.toml");

fn main() {}
