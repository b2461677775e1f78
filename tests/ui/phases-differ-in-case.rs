dps_codes::catalog!("tables/phases-differ-in-case.toml");

fn main() {}
