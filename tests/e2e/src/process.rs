//! Programs beside the tests: drivers, a screen. None of them outlives the test that started it.

use std::{
    io::{BufRead, BufReader, Read},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, Once, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use rustix::process::{Pid, Signal, kill_process_group};

/// Groups of processes that still run, for the case that the tests are interrupted.
static RUNNING: Mutex<Vec<Pid>> = Mutex::new(Vec::new());
static INTERRUPT: Once = Once::new();

/// A program in a process group of its own, ended with all that it started when this is dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Program {
    /// Starts it; what it prints is kept.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn start(command: &mut Command) -> anyhow::Result<Self> {
        INTERRUPT.call_once(|| {
            let _ = ctrlc::set_handler(|| {
                for &group in RUNNING.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                    let _ = kill_process_group(group, Signal::KILL);
                }
                std::process::exit(130);
            });
        });
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .with_context(|| format!("could not start {}", command.get_program().to_string_lossy()))?;
        let lines = Arc::<Mutex<Vec<String>>>::default();
        keep(child.stdout.take(), &lines);
        keep(child.stderr.take(), &lines);
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).push(group_of(&child));
        Ok(Self { child, lines })
    }

    /// What it has printed so far, both streams.
    pub fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until something answers at `port`.
    ///
    /// # Errors
    /// If the program ends before, or ten seconds pass.
    pub async fn answers_at(&mut self, port: u16) -> anyhow::Result<()> {
        let start = Instant::now();
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("the driver ended ({status}): {}", self.lines().join(" / "));
            }
            if start.elapsed() > Duration::from_secs(10) {
                bail!("the driver does not answer: {}", self.lines().join(" / "));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let group = group_of(&self.child);
        // Politely first: a browser that is killed leaves its lock files behind.
        let _ = kill_process_group(group, Signal::TERM);
        let start = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) && start.elapsed() < Duration::from_secs(2) {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = kill_process_group(group, Signal::KILL);
        let _ = self.child.wait();
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).retain(|&running| running != group);
    }
}

fn group_of(child: &Child) -> Pid {
    Pid::from_child(child)
}

fn keep(stream: Option<impl Read + Send + 'static>, lines: &Arc<Mutex<Vec<String>>>) {
    let Some(stream) = stream else { return };
    let lines = Arc::clone(lines);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
}

/// A port that is free now.
///
/// # Errors
/// Where none can be had.
pub fn free_port() -> anyhow::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A screen without a monitor, for the browser that has no headless mode.
#[derive(Debug)]
pub struct Screen {
    _program: Program,
    /// For the variable DISPLAY.
    pub name: String,
}

impl Screen {
    /// # Errors
    /// Where Xvfb cannot be started.
    pub fn start() -> anyhow::Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let program = Program::start(&mut command)?;
        let start = Instant::now();
        loop {
            let number = program.lines().into_iter().find(|line| line.trim().parse::<u32>().is_ok());
            if let Some(number) = number {
                return Ok(Self { _program: program, name: format!(":{}", number.trim()) });
            }
            if start.elapsed() > Duration::from_secs(10) {
                bail!("Xvfb gives no display: {}", program.lines().join(" / "));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
