dps_codes::catalog!("tables/code-without-number.toml");

fn main() {}
