//! Records of logs as the console exporter of OpenTelemetry for .NET prints them: one property a line, attributes indented.

/// The first property of a record. The prefilter looks for it in lower case.
pub(crate) const START: &str = "LogRecord.Timestamp:";

/// Returns `true` if the line is another property or an attribute of the record.
pub(crate) fn goes_on_with(line: &str) -> bool {
    line.starts_with("LogRecord.") && !line.starts_with(START) || line.starts_with("    ")
}
