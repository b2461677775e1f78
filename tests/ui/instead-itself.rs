dps_codes::catalog!("tables/instead-itself.toml");

fn main() {}
