dps_codes::catalog!("tables/file-no-toml.toml");

fn main() {}
