//! Runs a command and tells its wall time, its CPU time and its peak memory, its children included.
//!
//! A process of its own does that: what the system counts of finished children cannot be set to zero. The commands of
//! this crate are that process themselves if [`REPORT`] is set; so they can also stand between cargo and rustc.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode};
use std::time::{Duration, Instant, SystemTime};
use std::{fs, thread};

use crate::arguments::Failure;

/// The file to write the figures to.
pub const REPORT: &str = "DPS_CODES_BENCHES_REPORT";

/// The crate whose compilation counts; every command if it is not set.
const CRATE: &str = "DPS_CODES_BENCHES_CRATE";

/// The seconds after which the command is ended.
const SECONDS: &str = "DPS_CODES_BENCHES_SECONDS";

/// The most memory that a command may take, so that the machine stays usable: 14 GiB.
pub const MEMORY: u64 = 14 << 30;

/// The resources that a command has used.
#[derive(Debug, Clone, Copy)]
pub struct Usage {
    /// Seconds from 1970 to the start.
    pub start: f64,
    /// Seconds from start to end.
    pub wall: f64,
    /// Seconds of CPU time, of all threads, in user and system mode.
    pub cpu: f64,
    /// The most memory that it, or a child of it, had at once, in MiB.
    pub peak: f64,
    /// The end of the process.
    pub end: End,
}

/// The end of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It did what it should.
    Done,
    /// It failed by itself.
    Failed,
    /// It took too long.
    TooLong,
    /// It took too much memory.
    TooLarge,
}

/// Measures a command as a whole.
///
/// # Errors
/// If it fails.
pub fn command(command: &Command, report: &Path) -> Result<Usage, Failure> {
    let mut own = Command::new(std::env::current_exe()?);
    own.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        own.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => own.env(name, value),
            None => own.env_remove(name),
        };
    }
    own.env(REPORT, report).env_remove(CRATE).env_remove(SECONDS);
    finish(&mut own, report)
}

/// Measures how one crate is compiled by a cargo command. The crate must be a member of the workspace.
///
/// # Errors
/// If something else than compiling the crate fails, or if rustc was not called for it.
pub fn compilation(cargo: &mut Command, of: &str, limit: Duration, report: &Path) -> Result<Usage, Failure> {
    cargo.env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe()?);
    cargo.env(REPORT, report).env(CRATE, of).env(SECONDS, limit.as_secs().to_string());
    finish(cargo, report)
}

/// Measures each crate that a cargo command compiles: returns what each needs, with its name; several build scripts have
/// the same. The folder is for reports alone.
///
/// # Errors
/// If the command fails.
pub fn crates(cargo: &mut Command, reports: &Path) -> Result<Vec<(String, Usage)>, Failure> {
    let _ = fs::remove_dir_all(reports);
    fs::create_dir_all(reports)?;
    cargo.env("RUSTC_WRAPPER", std::env::current_exe()?);
    cargo.env(REPORT, reports).env_remove(CRATE).env_remove(SECONDS);
    let output = cargo.output()?;
    if !output.status.success() {
        return Err(format!("failed: {cargo:?}\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut crates = Vec::new();
    for report in fs::read_dir(reports)? {
        let path = report?.path();
        let usage = Usage::read(&fs::read_to_string(&path)?).ok_or("a report is incomplete")?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        crates.push((name, usage));
    }
    Ok(crates)
}

fn finish(command: &mut Command, report: &Path) -> Result<Usage, Failure> {
    let _ = fs::remove_file(report);
    let output = command.output()?;
    let usage = fs::read_to_string(report).ok().and_then(|text| Usage::read(&text));
    match usage {
        Some(usage) if output.status.success() || matches!(usage.end, End::TooLong | End::TooLarge) => Ok(usage),
        _ => Err(format!("failed: {command:?}\n{}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

impl Usage {
    fn write(&self) -> String {
        let end = match self.end {
            End::Done => "done",
            End::Failed => "failed",
            End::TooLong => "too long",
            End::TooLarge => "too large",
        };
        format!("{}\n{}\n{}\n{}\n{end}\n", self.start, self.wall, self.cpu, self.peak)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut figure = || lines.next()?.parse().ok();
        let (start, wall, cpu, peak) = (figure()?, figure()?, figure()?, figure()?);
        let end = match lines.next()? {
            "done" => End::Done,
            "too long" => End::TooLong,
            "too large" => End::TooLarge,
            _ => End::Failed,
        };
        Some(Self { start, wall, cpu, peak, end })
    }
}

/// Runs the command in the arguments and returns its exit code, if this process was started only to measure.
/// To be called first in `main`.
#[must_use]
pub fn as_wrapper() -> Option<ExitCode> {
    let report = PathBuf::from(std::env::var_os(REPORT)?);
    Some(wrap(&report).unwrap_or_else(|failure| {
        eprintln!("{failure}");
        ExitCode::FAILURE
    }))
}

fn wrap(report: &Path) -> Result<ExitCode, Failure> {
    let mut arguments = std::env::args_os().skip(1);
    let mut command = Command::new(arguments.next().ok_or("no command to measure")?);
    let arguments: Vec<_> = arguments.collect();
    let mut pairs = arguments.windows(2);
    let name = pairs.find(|pair| pair[0] == "--crate-name").map(|pair| pair[1].clone());
    let counts = std::env::var_os(CRATE).is_none_or(|of| name.as_ref() == Some(&of));
    // A folder gets a report of each crate; cargo also asks rustc about itself.
    let (report, counts) = match name.filter(|name| name != "___") {
        _ if !report.is_dir() => (report.to_owned(), counts),
        Some(name) => (report.join(name).with_extension(std::process::id().to_string()), true),
        None => (report.to_owned(), false),
    };
    let limit = std::env::var(SECONDS).ok().and_then(|seconds| seconds.parse().ok());
    command.args(arguments).env_remove(REPORT).env_remove(CRATE).env_remove(SECONDS);
    let start = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs_f64();
    let clock = Instant::now();
    let mut child = command.spawn()?;
    let limit = limit.filter(|_| counts).map(Duration::from_secs);
    let end = wait(&mut child, clock, limit)?;
    let wall = clock.elapsed().as_secs_f64();
    if counts {
        let (cpu, peak) = of_children()?;
        fs::write(report, Usage { start, wall, cpu, peak, end }.write())?;
    }
    Ok(if end == End::Done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Waits for the end, or brings it about.
fn wait(child: &mut Child, start: Instant, limit: Option<Duration>) -> Result<End, Failure> {
    let Some(limit) = limit else {
        let success = child.wait()?.success();
        return Ok(if success { End::Done } else { End::Failed });
    };
    let mut looks = 0_u32;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(if status.success() { End::Done } else { End::Failed });
        }
        looks += 1;
        let too_large = looks % 64 == 0 && resident(child.id()).is_some_and(|bytes| bytes > MEMORY);
        if too_large || start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            return Ok(if too_large { End::TooLarge } else { End::TooLong });
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// Returns the memory that a process has now, where the system tells that in `/proc`.
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes << 10)
}

/// Seconds of CPU time and MiB of peak memory, of all children that have ended.
#[cfg(unix)]
fn of_children() -> Result<(f64, f64), Failure> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let microseconds = (usage.user_time() + usage.system_time()).num_microseconds();
    // macOS counts bytes, other systems KiB.
    let unit = if cfg!(target_os = "macos") { 1_048_576.0 } else { 1_024.0 };
    #[allow(clippy::cast_precision_loss)] // far below 2^53
    Ok((microseconds as f64 / 1e6, usage.max_rss() as f64 / unit))
}

#[cfg(not(unix))]
fn of_children() -> Result<(f64, f64), Failure> {
    Err("CPU time and memory are measured on Unix only".into())
}
