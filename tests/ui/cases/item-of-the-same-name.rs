struct Code;

dps_codes::catalog!("tables/item-of-the-same-name.toml");

fn main() {}
