dps_codes::catalog!("tables/place-windows.toml");

fn main() {}
