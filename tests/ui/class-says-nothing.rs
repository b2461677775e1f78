dps_codes::catalog!("tables/class-says-nothing.toml");

fn main() {}
