//! `Progress`: how much of the inputs has been read, on a terminal only, and not before it takes a second.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A scan that ends sooner shows nothing.
const DELAY: Duration = Duration::from_secs(1);

pub(crate) struct Progress {
    started: Instant,
    /// The length of all inputs, if they are files.
    length: Option<u64>,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(crate) fn new(inputs: &[PathBuf]) -> Self {
        Self { started: Instant::now(), length: inputs.iter().map(|path| length(path)).sum(), bar: None }
    }

    /// Shows how many bytes have been read, and how many failures there are.
    pub(crate) fn show(&mut self, read: u64, failures: u64) {
        if self.started.elapsed() < DELAY {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| bar(self.length));
        bar.set_position(read);
        bar.set_message(format!("{failures} failure{}", if failures == 1 { "" } else { "s" }));
        bar.tick();
    }

    /// Writes something else to standard error.
    pub(crate) fn suspend(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn length(path: &Path) -> Option<u64> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len())
}

/// Creates the bar, which is hidden where standard error is not a terminal.
fn bar(length: Option<u64>) -> ProgressBar {
    let template = match length {
        Some(_) => "{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {msg}",
        None => "{spinner} {bytes}, {bytes_per_sec}, {msg}",
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr()).with_style(style)
}
