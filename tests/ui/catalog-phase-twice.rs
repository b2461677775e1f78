dps_codes::catalog!("tables/catalog-phase-twice.toml");

fn main() {}
