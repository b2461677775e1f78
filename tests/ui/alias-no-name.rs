dps_codes::catalog!("tables/alias-no-name.toml");

fn main() {}
