dps_codes::catalog!("tables/action-backoff-without-figures.toml");

fn main() {}
