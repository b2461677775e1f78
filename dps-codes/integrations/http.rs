//! Status codes and whole answers of the crate `http`.

use http::{Response, StatusCode, status::InvalidStatusCode};

use crate::{Classified, Code, Report, Unlisted};

impl<'a> Report<'a> {
    /// An answer of the crate `http`, whose body has been read to its end: [`from_http`](Self::from_http) of its parts.
    ///
    /// ```
    /// use dps_codes::{Action, Phase, Report};
    /// let answer = http::Response::builder()
    ///     .status(429)
    ///     .header("retry-after", "8")
    ///     .body(r#"{"errorCode":429001,"trackingId":""}"#)
    ///     .unwrap();
    /// let report = Report::from_response(&answer);
    /// assert_eq!(report.retry_after().unwrap().as_secs(), 8);
    /// assert_eq!(report.advice(Phase::Register).action(), Action::Backoff);
    ///
    /// // Of a client that gives the parts, the headers are taken by reference.
    /// let report = Report::from_http(answer.status().as_u16(), answer.headers(), answer.body());
    /// assert_eq!(report, Report::from_response(&answer));
    /// ```
    #[must_use]
    pub fn from_response<B: AsRef<[u8]>>(response: &'a Response<B>) -> Self {
        Self::from_http(response.status().as_u16(), response.headers(), response.body())
    }

    /// The HTTP status as the crate `http` has it: that of the transport, or else the one that goes with the number.
    ///
    /// ```
    /// use dps_codes::Report;
    /// let report = Report::from_amqp(r#"{"errorCode":412001}"#, None::<i64>);
    /// assert_eq!(report.status_code(), Some(http::StatusCode::PRECONDITION_FAILED));
    /// assert_eq!(Report::from_connack(5).status_code(), None);
    /// ```
    #[must_use]
    pub fn status_code(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.http_status()?).ok()
    }
}

/// An HTTP status is a code itself, with or without a row.
///
/// ```
/// use dps_codes::{Classified, Code};
/// use http::StatusCode;
/// assert_eq!(Classified::from(StatusCode::TOO_MANY_REQUESTS), Classified::Listed(Code::TooManyRequests));
/// assert_eq!(Classified::from(StatusCode::IM_A_TEAPOT).number(), 418);
/// ```
impl From<StatusCode> for Classified {
    fn from(status: StatusCode) -> Self {
        Code::classify(status.as_u16().into())
    }
}

/// The row of an HTTP status, if there is one; else what its class says.
///
/// ```
/// use dps_codes::Code;
/// use http::StatusCode;
/// assert_eq!(Code::try_from(StatusCode::CONFLICT), Ok(Code::Conflict));
/// assert_eq!(Code::try_from(StatusCode::IM_A_TEAPOT).unwrap_err().number(), 418);
/// ```
impl TryFrom<StatusCode> for Code {
    type Error = Unlisted;

    fn try_from(status: StatusCode) -> Result<Self, Unlisted> {
        i64::from(status.as_u16()).try_into()
    }
}

/// An error if the number has none.
fn status_of(http_status: Option<u16>) -> Result<StatusCode, InvalidStatusCode> {
    StatusCode::from_u16(http_status.unwrap_or_default())
}

macro_rules! to_status {
    ($($(#[$documentation:meta])* $name:ident),* $(,)?) => {$(
        $(#[$documentation])*
        impl TryFrom<$name> for StatusCode {
            type Error = InvalidStatusCode;

            fn try_from(code: $name) -> Result<Self, InvalidStatusCode> {
                status_of(code.http_status())
            }
        }
    )*};
}

to_status! {
    /// The HTTP status that goes with the code.
    ///
    /// ```
    /// use dps_codes::Code;
    /// use http::StatusCode;
    /// assert_eq!(StatusCode::try_from(Code::EnrollmentNotFound).unwrap(), StatusCode::NOT_FOUND);
    /// ```
    Code,
    /// The HTTP status that goes with the number; an error if it has none.
    ///
    /// ```
    /// use dps_codes::Code;
    /// use http::StatusCode;
    /// assert_eq!(StatusCode::try_from(Code::classify(503_001)).unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    /// assert!(StatusCode::try_from(Code::classify(-12)).is_err());
    /// ```
    Classified,
    /// The HTTP status that goes with the number; an error if it has none.
    Unlisted,
}
