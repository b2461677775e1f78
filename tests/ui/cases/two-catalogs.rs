dps_codes::catalog!("tables/two-catalogs.toml");
dps_codes::catalog!("tables/two-catalogs.toml");

fn main() {
    let _ = Code::One;
}
