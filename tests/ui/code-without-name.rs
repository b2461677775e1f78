dps_codes::catalog!("tables/code-without-name.toml");

fn main() {}
