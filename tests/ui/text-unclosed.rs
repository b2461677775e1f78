dps_codes::catalog!("tables/text-unclosed.toml");

fn main() {}
