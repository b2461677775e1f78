dps_codes::catalog!("tables/header-unclosed.toml");

fn main() {}
