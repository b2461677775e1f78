dps_codes::catalog!("tables/action-in-phase-unknown.toml");

fn main() {}
