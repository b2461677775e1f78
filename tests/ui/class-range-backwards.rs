dps_codes::catalog!("tables/class-range-backwards.toml");

fn main() {}
