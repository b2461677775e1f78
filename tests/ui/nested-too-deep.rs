dps_codes::catalog!("tables/nested-too-deep.toml");

fn main() {}
