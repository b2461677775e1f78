dps_codes::catalog!("tables/catalog-type-names-clash.toml");

fn main() {}
