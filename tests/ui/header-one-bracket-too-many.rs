dps_codes::catalog!("tables/header-one-bracket-too-many.toml");

fn main() {}
