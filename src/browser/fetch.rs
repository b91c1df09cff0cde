//! Files of the site, by gloo-net.

use super::frames::Delay;
use gloo_net::http::{Request, Response};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{AbortController, AbortSignal};

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is none (404).
    NotFound(String),
    /// The server answered with another error; its status.
    Server(String, u16),
    /// No answer: no network, or the connection broke before the first byte.
    Network(String),
    /// The body broke off, or is not what it should be.
    Cut(String),
    /// Not all of it came within [`PATIENCE_MS`].
    Late(String),
}

/// How long one file may take, ms: the largest comes in 20 s at 10 kB/s.
const PATIENCE_MS: u32 = 60_000;

impl Fault {
    /// The file.
    pub fn file(&self) -> &str {
        match self {
            Fault::NotFound(f) | Fault::Server(f, _) | Fault::Network(f) | Fault::Cut(f) | Fault::Late(f) => f,
        }
    }
}

/// A request under way, and the clock that ends it.
struct Pending {
    file: String,
    clock: AbortSignal,
}

impl Pending {
    async fn start(path: &str, clock: AbortSignal) -> Result<(Pending, Response), Fault> {
        let file = path.split('?').next().unwrap_or(path).to_owned();
        let pending = Pending { file, clock };
        let sent = Request::get(path).abort_signal(Some(&pending.clock)).send().await;
        let response = sent.map_err(|_| pending.broken(Fault::Network))?;
        match response.status() {
            200..=299 => Ok((pending, response)),
            404 => Err(Fault::NotFound(pending.file)),
            status => Err(Fault::Server(pending.file, status)),
        }
    }

    fn broken(&self, fault: fn(String) -> Fault) -> Fault {
        if self.clock.aborted() { Fault::Late(self.file.clone()) } else { fault(self.file.clone()) }
    }
}

/// A text file; `path` is relative to the base of the site.
///
/// # Errors
/// Why it did not come whole.
pub async fn text(path: &str) -> Result<String, Fault> {
    let (pending, response) = Pending::start(path, patience()).await?;
    response.text().await.map_err(|_| pending.broken(Fault::Cut))
}

/// A binary file; `path` is relative to the base of the site.
///
/// # Errors
/// Why it did not come whole.
pub async fn bytes(path: &str) -> Result<Vec<u8>, Fault> {
    bytes_until(path, patience()).await
}

async fn bytes_until(path: &str, clock: AbortSignal) -> Result<Vec<u8>, Fault> {
    let (pending, response) = Pending::start(path, clock).await?;
    response.binary().await.map_err(|_| pending.broken(Fault::Cut))
}

fn patience() -> AbortSignal {
    AbortSignal::timeout_with_u32(PATIENCE_MS)
}

/// A file on its way; dropped, it is given up.
pub struct OnItsWay {
    controller: AbortController,
    given_up: Rc<Cell<bool>>,
    _patience: Delay,
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        self.given_up.set(true);
        self.controller.abort();
    }
}

/// Fetches a binary file, which can be given up; `path` is relative to the base of the site. `done` is told its bytes, or
/// that it did not come whole; nothing when it was given up. `None` where the browser cannot.
pub fn begin(path: String, done: Box<dyn FnOnce(Option<Vec<u8>>)>) -> Option<OnItsWay> {
    let controller = AbortController::new().ok()?;
    let signal = controller.signal();
    let given_up = Rc::new(Cell::new(false));
    let late = controller.clone();
    let patience = Delay::new(PATIENCE_MS as i32, Box::new(move || late.abort()));
    patience.restart();
    let gone = given_up.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = bytes_until(&path, signal).await;
        if !gone.get() {
            done(bytes.ok());
        }
    });
    Some(OnItsWay { controller, given_up, _patience: patience })
}
