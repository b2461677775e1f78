dps_codes::catalog!("tables/actions-differ-in-case.toml");

fn main() {}
