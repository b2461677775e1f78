dps_codes::catalog!("tables/table-unclosed.toml");

fn main() {}
