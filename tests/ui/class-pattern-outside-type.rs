dps_codes::catalog!("tables/class-pattern-outside-type.toml");

fn main() {}
