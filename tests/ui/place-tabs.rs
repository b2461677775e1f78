dps_codes::catalog!("tables/place-tabs.toml");

fn main() {}
