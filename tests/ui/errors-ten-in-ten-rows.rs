dps_codes::catalog!("tables/errors-ten-in-ten-rows.toml");

fn main() {}
