//! Files of the site, by gloo-net.

use gloo_net::http::Request;

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
}

impl Fault {
    /// The file.
    pub fn file(&self) -> &str {
        match self {
            Fault::NotFound(f) | Fault::Server(f, _) | Fault::Network(f) | Fault::Cut(f) => f,
        }
    }
}

async fn answer(path: &str) -> Result<gloo_net::http::Response, Fault> {
    let file = path.split('?').next().unwrap_or(path).to_owned();
    let response = Request::get(path).send().await.map_err(|_| Fault::Network(file.clone()))?;
    match response.status() {
        200..=299 => Ok(response),
        404 => Err(Fault::NotFound(file)),
        status => Err(Fault::Server(file, status)),
    }
}

/// A text file; `path` is relative to the base of the site.
pub async fn text(path: &str) -> Result<String, Fault> {
    let cut = || Fault::Cut(path.split('?').next().unwrap_or(path).to_owned());
    answer(path).await?.text().await.map_err(|_| cut())
}

/// A binary file; `path` is relative to the base of the site.
pub async fn bytes(path: &str) -> Result<Vec<u8>, Fault> {
    let cut = || Fault::Cut(path.split('?').next().unwrap_or(path).to_owned());
    answer(path).await?.binary().await.map_err(|_| cut())
}
