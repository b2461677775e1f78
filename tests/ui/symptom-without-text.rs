dps_codes::catalog!("tables/symptom-without-text.toml");

fn main() {}
