//! Reports from whole responses.

use http::{Response, StatusCode};

use crate::Report;

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
