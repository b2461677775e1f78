dps_codes::catalog!("tables/equals-sign-missing.toml");

fn main() {}
