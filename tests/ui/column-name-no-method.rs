dps_codes::catalog!("tables/column-name-no-method.toml");

fn main() {}
