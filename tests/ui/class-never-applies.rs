dps_codes::catalog!("tables/class-never-applies.toml");

fn main() {}
