dps_codes::catalog!("tables/place-wide.toml");

fn main() {}
