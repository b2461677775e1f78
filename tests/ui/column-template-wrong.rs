dps_codes::catalog!("tables/column-template-wrong.toml");

fn main() {}
