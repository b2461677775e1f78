dps_codes::catalog!("tables/symptom-without-words.toml");

fn main() {}
