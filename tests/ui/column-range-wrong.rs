dps_codes::catalog!("tables/column-range-wrong.toml");

fn main() {}
