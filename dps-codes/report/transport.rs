//! `Transport`: how a response came.

use core::fmt;

/// The transport of a response: [`Report::transport`](crate::Report::transport).
///
/// ```
/// use dps_codes::{Report, Transport};
/// assert_eq!(Report::from_http(429, Report::NO_HEADERS, "").transport(), Transport::Http);
/// assert_eq!(Report::default().transport(), Transport::None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Transport {
    /// There is no response.
    #[default]
    None,
    /// HTTP: the device API and the service API.
    Http,
    /// A message of MQTT on a response topic.
    Mqtt,
    /// The CONNACK of MQTT: the response to a CONNECT.
    Connack,
    /// AMQP.
    Amqp,
    /// Free text, such as a line of a log.
    Text,
}

impl Transport {
    /// Returns the name in lower case, as logs and metrics write it.
    ///
    /// ```
    /// use dps_codes::{Report, Transport};
    /// assert_eq!(Report::from_connack(5).transport().name(), "connack");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Http => "http",
            Self::Mqtt => "mqtt",
            Self::Connack => "connack",
            Self::Amqp => "amqp",
            Self::Text => "text",
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
