//! The device against a DPS and a hub that fail by script: which calls, how many, after which delays, and in
//! which state it is then. Time is virtual.

mod board;
mod connack;
mod demo;
mod foreign;
mod hub;
mod register;
mod rows;
mod run;
mod truncated;
