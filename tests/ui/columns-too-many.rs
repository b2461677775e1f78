dps_codes::catalog!("tables/columns-too-many.toml");

fn main() {}
