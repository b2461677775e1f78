dps_codes::catalog!("tables/class-without-numbers.toml");

fn main() {}
