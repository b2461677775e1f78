dps_codes::catalog!("tables/names-of-one-spelling.toml");

fn main() {}
