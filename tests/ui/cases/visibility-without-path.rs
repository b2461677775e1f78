dps_codes::catalog!(pub(crate));

fn main() {}
