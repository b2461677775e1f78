dps_codes::catalog!("tables/class-family-no-identifier.toml");

fn main() {}
