//! Every shape in which an error of DPS arrives, and what only looks like one.

mod advice;
mod amqp;
mod bodies;
mod bulk;
mod expect;
mod hostile;
mod http;
mod mqtt;
mod pastes;
mod properties;
mod samples;
mod sdks;
mod text;
mod tools;
mod traps;
