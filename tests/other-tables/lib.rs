//! Tables of other domains: one with everything that a table can have, and some with next to nothing.
#![no_std]

/// Some of the error codes of Apache Kafka's protocol, with columns of each kind.
pub mod kafka {
    codes::catalog!("tables/kafka.toml");
}

/// Some of HTTP's own statuses: a table of three digits, with rows and classes only.
pub mod http {
    codes::catalog!("tables/http.toml");
}

/// A table that has rows and nothing else.
pub mod rows_only {
    codes::catalog!(r"tables/rows-only.toml");
}

/// Numbers at the ends of their type, and texts with characters that mean something to Rust or to Markdown.
pub mod odd {
    codes::catalog!("tables/odd.toml",);
}
