dps_codes::catalog!("tables/header-misspelt.toml");

fn main() {}
