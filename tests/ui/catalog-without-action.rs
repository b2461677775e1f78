dps_codes::catalog!("tables/catalog-without-action.toml");

fn main() {}
