dps_codes::catalog!("tables/column-choice-twice.toml");

fn main() {}
