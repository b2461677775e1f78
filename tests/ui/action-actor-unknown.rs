dps_codes::catalog!("tables/action-actor-unknown.toml");

fn main() {}
