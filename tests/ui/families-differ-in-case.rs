dps_codes::catalog!("tables/families-differ-in-case.toml");

fn main() {}
