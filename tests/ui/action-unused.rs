dps_codes::catalog!("tables/action-unused.toml");

fn main() {}
