dps_codes::catalog!("tables/text-long-unclosed.toml");

fn main() {}
