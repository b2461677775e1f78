dps_codes::catalog!(pub(crte) "codes.toml");

fn main() {}
