//! Tables of other domains: one with everything that a table can have, and some with next to nothing.
#![no_std]

/// Some of the error codes of Apache Kafka's protocol, with columns of each kind.
pub mod kafka {
    codes::catalog!("tables/kafka.toml");

    /// Returns the name that the broker's source has. The table is not published, so this crate matches without a
    /// wildcard: a new row is an error here until it has an arm.
    #[must_use]
    #[allow(deprecated)]
    pub const fn constant(error: KafkaError) -> &'static str {
        match error {
            KafkaError::UnknownServerError => "UNKNOWN_SERVER_ERROR",
            KafkaError::None => "NONE",
            KafkaError::UnknownTopicOrPartition => "UNKNOWN_TOPIC_OR_PARTITION",
            KafkaError::RequestTimedOut => "REQUEST_TIMED_OUT",
            KafkaError::UnknownTopicId => "UNKNOWN_TOPIC_ID",
            KafkaError::Err => "ERR",
        }
    }

    /// Returns how many people an action takes.
    #[must_use]
    pub const fn people(remedy: Remedy, role: Role) -> u8 {
        match (remedy, role) {
            (Remedy::Report | Remedy::FixClient, Role::Produce | Role::Consume) => 1,
            (Remedy::RefreshMetadata | Remedy::Wait, Role::Produce | Role::Consume) => 0,
        }
    }
}

/// A table that uses the actions and phases of [`kafka`].
pub mod streams {
    codes::catalog!("tables/streams.toml");
}

/// A table with actors of its own.
pub mod plant {
    codes::catalog!("tables/plant.toml");
}

/// A table that uses the actions of [`plant`], and so its actors.
pub mod pump {
    codes::catalog!("tables/pump.toml");
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

/// Some of the results of COM: negative numbers that are written in hexadecimal digits.
pub mod hresult {
    codes::catalog!("tables/hresult.toml");
}

/// Some of the error numbers of Linux, which are found by other names and numbers, with columns of each newer kind.
pub mod errno {
    codes::catalog!("tables/errno.toml");
}

/// Some of the errors of rustc: numbers behind a letter.
pub mod rustc {
    codes::catalog!("tables/rustc.toml");
}

/// Some of the codes of SQLSTATE: a table of string codes with everything that it can have.
pub mod sqlstate {
    codes::catalog!("tables/sqlstate.toml");
}

/// String codes of the forms that services use, in a published table.
pub mod services {
    codes::catalog!("tables/services.toml");
}

/// String codes that take a binary search.
pub mod colliding {
    codes::catalog!("tables/colliding.toml");
}
