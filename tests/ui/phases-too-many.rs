dps_codes::catalog!("tables/phases-too-many.toml");

fn main() {}
