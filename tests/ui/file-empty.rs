dps_codes::catalog!("tables/file-empty.toml");

fn main() {}
