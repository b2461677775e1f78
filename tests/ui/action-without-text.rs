dps_codes::catalog!("tables/action-without-text.toml");

fn main() {}
