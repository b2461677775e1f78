dps_codes::catalog!("tables/comment-unknown.toml");

fn main() {}
