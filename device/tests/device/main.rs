//! What the device does against a DPS that misbehaves by script: which calls, how many, after which waits, to which end.

mod board;
mod broken;
mod cuts;
mod demo;
mod http;
mod mqtt;
