dps_codes::catalog!("tables/column-default-not-in-list.toml");

fn main() {}
