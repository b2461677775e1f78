dps_codes::catalog!("tables/errors-more-than-twenty.toml");

fn main() {}
