dps_codes::catalog!(codes);

fn main() {}
