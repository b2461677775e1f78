dps_codes::catalog!("tables/class-pattern-wrong.toml");

fn main() {}
