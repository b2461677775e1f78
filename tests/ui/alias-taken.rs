dps_codes::catalog!("tables/alias-taken.toml");

fn main() {}
