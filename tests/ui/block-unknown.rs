dps_codes::catalog!("tables/block-unknown.toml");

fn main() {}
