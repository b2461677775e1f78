dps_codes::catalog!("tables/source-no-url.toml");

fn main() {}
