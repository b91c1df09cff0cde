//! The listening and what it saw.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use http_body_util::BodyExt;
use hyper::{Method, Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, task::JoinHandle};

use crate::{answer::Answer, fault::Faults, files::Files, site::Site};

/// One request and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub method: String,
    /// The whole path, with the sub-path, without the query.
    pub path: String,
    /// 0 where the connection was closed without an answer.
    pub status: u16,
    /// Bytes of the body as sent (gzipped where it was).
    pub bytes: usize,
    /// What came with a POST, e.g. a report of the browser.
    pub received: String,
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: String,
    pub faults: Faults,
    seen: Arc<Mutex<Vec<Seen>>>,
    task: JoinHandle<()>,
}

struct Shared {
    site: Site,
    files: Files,
    faults: Faults,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Serves `site` at `127.0.0.1:port` (0 takes any free one). Must be called within a tokio runtime.
    ///
    /// # Errors
    /// Where the port cannot be had.
    pub async fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        let faults = Faults::default();
        let seen = Arc::<Mutex<Vec<Seen>>>::default();
        let base = site.base().to_owned();
        let shared = Arc::new(Shared { site, files: Files::default(), faults: faults.clone(), seen: Arc::clone(&seen) });
        let task = tokio::spawn(listen(listener, shared));
        Ok(Self { address, base, faults, seen, task })
    }

    /// `http://127.0.0.1:8080/bio-hub-atlas/`
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// `http://127.0.0.1:8080`
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Every request so far, in order.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Waits for ever, or until the listening breaks.
    pub async fn wait(mut self) {
        let _ = (&mut self.task).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    // The connections end with this task.
    let mut connections = tokio::task::JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, as a rule; the next may be had.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            continue;
        };
        while connections.try_join_next().is_some() {}
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let service = service_fn(move |request| respond(request, Arc::clone(&shared)));
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn respond(request: Request<Incoming>, shared: Arc<Shared>) -> io::Result<hyper::Response<crate::answer::Body>> {
    let path = request.uri().path().to_owned();
    let method = request.method().clone();
    let fault = shared.site.relative(&path).and_then(|below| shared.faults.of(&below));
    let answer = Answer::to(&request, &shared.site, &shared.files);
    let received = if method == Method::POST {
        let body = request.into_body().collect().await.map(http_body_util::Collected::to_bytes).unwrap_or_default();
        String::from_utf8_lossy(&body).into_owned()
    } else {
        String::new()
    };
    let response = answer.send(fault, method == Method::HEAD).await;
    let (status, bytes) = match &response {
        Ok(response) => (response.status().as_u16(), hyper::body::Body::size_hint(response.body()).exact().unwrap_or(0)),
        Err(_) => (0, 0),
    };
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    shared.seen.lock().unwrap_or_else(PoisonError::into_inner).push(Seen {
        method: method.to_string(),
        path,
        status,
        bytes,
        received,
    });
    response
}
