dps_codes::catalog!("tables/colon-for-equals-sign.toml");

fn main() {}
