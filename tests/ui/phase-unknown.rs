dps_codes::catalog!("tables/phase-unknown.toml");

fn main() {}
