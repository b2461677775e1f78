dps_codes::catalog!("tables/x.toml"suffix);

fn main() {}
