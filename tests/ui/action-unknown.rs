dps_codes::catalog!("tables/action-unknown.toml");

fn main() {}
