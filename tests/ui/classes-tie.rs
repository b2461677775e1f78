dps_codes::catalog!("tables/classes-tie.toml");

fn main() {}
