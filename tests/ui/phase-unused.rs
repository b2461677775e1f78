dps_codes::catalog!("tables/phase-unused.toml");

fn main() {}
