dps_codes::catalog!("tables/row-copied.toml");

fn main() {}
