dps_codes::catalog!("tables/place-without-line-break.toml");

fn main() {}
