dps_codes::catalog!("tables/symptom-twice.toml");

fn main() {}
