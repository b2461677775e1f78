dps_codes::catalog!("tables/column-without-type.toml");

fn main() {}
