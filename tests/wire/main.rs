//! Every shape of a response of DPS, and responses that only look like one.

mod advice;
mod amqp;
mod assert_report;
mod bodies;
mod bulk;
mod candidates;
mod decisions;
mod details;
mod false_positives;
mod findings;
mod headers;
mod hostile;
mod http;
mod invariants;
mod message_codes;
mod message_details;
mod mqtt;
mod outcome;
mod places;
mod properties;
mod retry_after;
mod secrets;
mod shown;
