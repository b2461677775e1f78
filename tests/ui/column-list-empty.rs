dps_codes::catalog!("tables/column-list-empty.toml");

fn main() {}
