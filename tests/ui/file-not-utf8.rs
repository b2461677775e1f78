dps_codes::catalog!("tables/file-not-utf8.toml");

fn main() {}
