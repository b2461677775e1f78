dps_codes::catalog!("tables/number-is-text.toml");

fn main() {}
