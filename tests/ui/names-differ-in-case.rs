dps_codes::catalog!("tables/names-differ-in-case.toml");

fn main() {}
