dps_codes::catalog!("tables/number-too-large.toml");

fn main() {}
