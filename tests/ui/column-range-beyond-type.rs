dps_codes::catalog!("tables/column-range-beyond-type.toml");

fn main() {}
