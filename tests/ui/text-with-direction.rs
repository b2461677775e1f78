dps_codes::catalog!("tables/text-with-direction.toml");

fn main() {}
