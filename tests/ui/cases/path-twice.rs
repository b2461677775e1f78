dps_codes::catalog!("a.toml", "b.toml");

fn main() {}
