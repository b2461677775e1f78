dps_codes::catalog!("tables/catalog-number-type-unknown.toml");

fn main() {}
