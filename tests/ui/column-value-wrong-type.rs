dps_codes::catalog!("tables/column-value-wrong-type.toml");

fn main() {}
