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

    /// Returns `true` if its statuses are those of HTTP.
    pub(crate) const fn has_http_statuses(self) -> bool {
        match self {
            Self::None | Self::Http | Self::Mqtt | Self::Amqp | Self::Text => true,
            Self::Connack => false,
        }
    }

    /// Returns `true` if its responses have a status, and a body that is JSON if it comes from DPS.
    pub(crate) const fn has_status_and_body(self) -> bool {
        match self {
            Self::Http | Self::Mqtt => true,
            Self::None | Self::Connack | Self::Amqp | Self::Text => false,
        }
    }

    /// Returns `true` if a device may be able to ask for the status of its registration. DPS offers that over HTTPS alone.
    pub(crate) const fn has_lookup(self) -> bool {
        match self {
            Self::None | Self::Http | Self::Text => true,
            Self::Mqtt | Self::Connack | Self::Amqp => false,
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
