dps_codes::catalog!("tables/list-unclosed.toml");

fn main() {}
