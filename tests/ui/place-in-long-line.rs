dps_codes::catalog!("tables/place-in-long-line.toml");

fn main() {}
