dps_codes::catalog!("tables/instead-without-retired.toml");

fn main() {}
