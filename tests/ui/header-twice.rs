dps_codes::catalog!("tables/header-twice.toml");

fn main() {}
