dps_codes::catalog!("tables/file-without-codes.toml");

fn main() {
    let _ = Code::One;
}
