dps_codes::catalog!("tables/escape-unknown.toml");

fn main() {}
