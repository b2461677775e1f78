dps_codes::catalog!("tables/text-with-control-character.toml");

fn main() {}
