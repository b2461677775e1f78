dps_codes::catalog!("tables/column-value-out-of-range.toml");

fn main() {}
