dps_codes::catalog!("tables/header-without-brackets.toml");

fn main() {
    let _ = (Code::TankEmpty, Code::NoWater);
}
