dps_codes::catalog!("tables/column-range-never-met.toml");

fn main() {}
