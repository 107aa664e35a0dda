//! Linecheck: a recording studio on a laptop, for people who learn to assist in one.
//!
//! Rings, each knowing only those before it: `sim`, then `files`, then `cli`, and beside it `panels` and `app`.

#[cfg(feature = "app")]
pub mod app;
pub mod cli;
pub mod files;
#[cfg(feature = "panels")]
pub mod panels;
pub mod sim;
