dps_codes::catalog!("tables/instead-unknown.toml");

fn main() {}
