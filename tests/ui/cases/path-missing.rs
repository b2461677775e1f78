dps_codes::catalog!();

fn main() {}
