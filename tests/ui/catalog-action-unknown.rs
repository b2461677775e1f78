dps_codes::catalog!("tables/catalog-action-unknown.toml");

fn main() {}
