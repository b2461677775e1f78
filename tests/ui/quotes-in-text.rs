dps_codes::catalog!("tables/quotes-in-text.toml");

fn main() {}
