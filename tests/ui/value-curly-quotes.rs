dps_codes::catalog!("tables/value-curly-quotes.toml");

fn main() {}
