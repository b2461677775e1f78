dps_codes::catalog!("tables/key-twice.toml");

fn main() {}
