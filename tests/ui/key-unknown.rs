dps_codes::catalog!("tables/key-unknown.toml");

fn main() {}
