dps_codes::catalog!("tables/column-unused.toml");

fn main() {}
