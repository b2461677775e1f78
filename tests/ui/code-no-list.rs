dps_codes::catalog!("tables/code-no-list.toml");

fn main() {}
