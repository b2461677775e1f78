dps_codes::catalog!("tables/key-misspelt.toml");

fn main() {}
