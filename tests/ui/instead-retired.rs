dps_codes::catalog!("tables/instead-retired.toml");

fn main() {}
