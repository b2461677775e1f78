dps_codes::catalog!("tables/summary-empty.toml");

fn main() {}
