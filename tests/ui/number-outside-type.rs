dps_codes::catalog!("tables/number-outside-type.toml");

fn main() {}
