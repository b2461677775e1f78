dps_codes::catalog!("tables");

fn main() {}
