dps_codes::catalog!("tables/summary-is-number.toml");

fn main() {}
