dps_codes::catalog!("tables/../../codes.toml");

fn main() {}
