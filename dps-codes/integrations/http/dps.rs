//! Conversions between `Report` and the types of the crate `http`.

use http::{Response, StatusCode};

use crate::Report;

impl<'a> Report<'a> {
    /// Reads a response of the crate `http` whose body is complete, as [`from_http`](Self::from_http) reads its parts.
    ///
    /// ```
    /// use dps_codes::{Action, Phase, Report};
    /// let response = http::Response::builder()
    ///     .status(429)
    ///     .header("retry-after", "8")
    ///     .body(r#"{"errorCode":429001,"trackingId":""}"#)
    ///     .unwrap();
    /// let report = Report::from_response(&response);
    /// assert_eq!(report.retry_after().unwrap().as_secs(), 8);
    /// assert_eq!(report.advice(Phase::Register).action(), Action::Backoff);
    ///
    /// // Of a client that gives the parts, the headers are taken by reference.
    /// let report = Report::from_http(response.status().as_u16(), response.headers(), response.body());
    /// assert_eq!(report, Report::from_response(&response));
    /// ```
    #[must_use]
    pub fn from_response<B: AsRef<[u8]>>(response: &'a Response<B>) -> Self {
        Self::from_http(response.status().as_u16(), response.headers(), response.body())
    }

    /// Returns the HTTP status as a type of the crate `http`: that of the transport, or else the one that goes with the
    /// number.
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
