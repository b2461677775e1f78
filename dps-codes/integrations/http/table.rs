//! Codes of a table from and to `http::StatusCode`.

use http::{StatusCode, status::InvalidStatusCode};

pub use http;

/// Implements the conversions from and to a status. `$status` is the accessor that returns the status of a code.
#[doc(hidden)]
#[macro_export]
macro_rules! __http {
    ($table:literal; string $code:ident $unlisted:ident $classified:ident; $status:ident $int:ident) => {
        $crate::__http! { to $code $status $int }
        $crate::__http! { to S $unlisted $status $int }
        $crate::__http! { to S $classified $status $int }
    };
    ($table:literal; $code:ident $unlisted:ident $classified:ident; $status:ident $int:ident) => {
        impl ::core::convert::From<$crate::__private::http::http::StatusCode> for $classified {
            fn from(status: $crate::__private::http::http::StatusCode) -> Self {
                Self::from(status.as_u16())
            }
        }

        impl ::core::convert::TryFrom<$crate::__private::http::http::StatusCode> for $code {
            type Error = $unlisted;

            fn try_from(status: $crate::__private::http::http::StatusCode) -> ::core::result::Result<Self, $unlisted> {
                Self::try_from(status.as_u16())
            }
        }

        $crate::__http! { to $code $status $int }
        $crate::__http! { to $unlisted $status $int }
        $crate::__http! { to $classified $status $int }
    };
    (to S $name:ident $status:ident $int:ident) => {
        impl<S> ::core::convert::TryFrom<$name<S>> for $crate::__private::http::http::StatusCode {
            type Error = $crate::__private::http::http::status::InvalidStatusCode;

            /// Returns an error if the code has no status.
            fn try_from(
                code: $name<S>,
            ) -> ::core::result::Result<Self, $crate::__private::http::http::status::InvalidStatusCode> {
                $crate::__private::http::status::<::core::primitive::$int>(code.$status())
            }
        }
    };
    (to $name:ident $status:ident $int:ident) => {
        impl ::core::convert::TryFrom<$name> for $crate::__private::http::http::StatusCode {
            type Error = $crate::__private::http::http::status::InvalidStatusCode;

            /// Returns an error if the code has no status.
            fn try_from(
                code: $name,
            ) -> ::core::result::Result<Self, $crate::__private::http::http::status::InvalidStatusCode> {
                $crate::__private::http::status::<::core::primitive::$int>(code.$status())
            }
        }
    };
}

/// Converts the status of a code that may have one.
///
/// # Errors
/// Returns an error if the code has none, or one that is invalid.
pub fn status<N: TryInto<u16>>(status: impl Into<Option<N>>) -> Result<StatusCode, InvalidStatusCode> {
    let status = status.into().and_then(|status| status.try_into().ok());
    StatusCode::from_u16(status.unwrap_or_default())
}
