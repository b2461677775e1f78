dps_codes::catalog!("tables/code-without-summary.toml");

fn main() {}
