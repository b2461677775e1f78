dps_codes::catalog!("tables/column-value-not-in-list.toml");

fn main() {}
