dps_codes::catalog!("tables/sources-no-list.toml");

fn main() {}
