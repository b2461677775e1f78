dps_codes::catalog!("tables/column-enum-unnamed.toml");

fn main() {}
