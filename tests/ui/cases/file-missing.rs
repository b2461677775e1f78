dps_codes::catalog!("tables/file-missing.toml");

fn main() {}
