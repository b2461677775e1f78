dps_codes::catalog!("tables/action-unknown-without-actions.toml");

fn main() {}
