//! From what was found to a response, and what a fault makes of it.

use std::{io, time::Duration};

use bytes::Bytes;
use futures_util::stream;
use http_body_util::{BodyExt, Full, StreamBody, combinators::UnsyncBoxBody};
use hyper::{
    Method, Request, Response, StatusCode,
    body::Frame,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};

use crate::{
    fault::Fault,
    files::{File, Files},
    site::{Found, Site},
};

pub type Body = UnsyncBoxBody<Bytes, io::Error>;

/// A response before it is decided how its body travels.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    fn new(status: StatusCode, kind: &'static str, body: Bytes) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=600"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        Self { status, headers, body }
    }

    fn plain(status: StatusCode, text: &'static str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", Bytes::from_static(text.as_bytes()))
    }

    fn of_file(status: StatusCode, file: &File, asked: &HeaderMap, gzip: bool) -> Self {
        let zipped = file.gzipped.as_ref().filter(|_| gzip && accepts_gzip(asked));
        let mut answer = Self::new(status, file.kind, zipped.unwrap_or(&file.plain).clone());
        if file.gzipped.is_some() {
            answer.headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        if zipped.is_some() {
            answer.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        if let Ok(etag) = HeaderValue::from_str(&file.etag) {
            let same = asked.get(header::IF_NONE_MATCH).is_some_and(|known| names_etag(known, &file.etag));
            answer.headers.insert(header::ETAG, etag);
            if same && status == StatusCode::OK {
                answer.status = StatusCode::NOT_MODIFIED;
                answer.body = Bytes::new();
            }
        }
        answer
    }

    /// The answer of `site` to a request.
    pub fn to<B>(request: &Request<B>, site: &Site, files: &Files) -> Self {
        if request.method() != Method::GET && request.method() != Method::HEAD {
            return Self::plain(StatusCode::METHOD_NOT_ALLOWED, "405: only GET and HEAD\n");
        }
        let read = |status, path: &std::path::Path| match files.read(path) {
            Ok(file) => match &site.in_head {
                Some(more) if file.kind.starts_with("text/html") => Self::new(status, file.kind, in_head(&file.plain, more)),
                _ => Self::of_file(status, &file, request.headers(), site.gzip),
            },
            Err(_) => Self::plain(StatusCode::INTERNAL_SERVER_ERROR, "500: a file could not be read\n"),
        };
        let mut answer = match site.locate(request.uri().path()) {
            Found::File(path) => read(StatusCode::OK, &path),
            Found::Nothing(Some(page)) => read(StatusCode::NOT_FOUND, &page),
            Found::Nothing(None) => Self::plain(StatusCode::NOT_FOUND, "404: nothing here\n"),
            Found::Redirect(to) => {
                let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
                let mut moved = Self::plain(StatusCode::MOVED_PERMANENTLY, "301\n");
                if let Ok(to) = HeaderValue::from_str(&format!("{to}{query}")) {
                    moved.headers.insert(header::LOCATION, to);
                }
                moved
            }
        };
        for (name, value) in &site.extra_headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::from_str(value)) {
                answer.headers.insert(name, value);
            }
        }
        answer
    }

    /// Puts the answer on the wire, as `fault` will have it. `Err` closes the connection without a word.
    pub async fn send(mut self, fault: Option<Fault>, head_only: bool) -> io::Result<Response<Body>> {
        if fault.is_some() {
            // What a fault made must not be kept by the browser for the try after it.
            self.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            self.headers.remove(header::ETAG);
        }
        match fault {
            None => {}
            Some(Fault::NoNetwork) => return Err(io::ErrorKind::ConnectionReset.into()),
            Some(Fault::Status(code)) => {
                self.status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                self.headers.remove(header::CONTENT_ENCODING);
                self.body = Bytes::from_static(b"a fault, as told\n");
            }
            Some(Fault::Body(body)) => {
                self.headers.remove(header::CONTENT_ENCODING);
                self.body = body;
            }
            Some(Fault::Truncated(percent)) => self.body = part(&self.body, percent),
            Some(Fault::Delay(time)) => tokio::time::sleep(time).await,
            Some(Fault::CutOff(percent)) => {
                let length = self.body.len();
                let body = StreamBody::new(broken(part(&self.body, percent))).boxed_unsync();
                return Ok(self.respond(length, body));
            }
            Some(Fault::Slow(bytes_per_second)) => {
                let length = self.body.len();
                let body = StreamBody::new(trickle(self.body.clone(), bytes_per_second)).boxed_unsync();
                return Ok(self.respond(length, body));
            }
        }
        let length = self.body.len();
        let body = if head_only { Bytes::new() } else { self.body.clone() };
        Ok(self.respond(length, Full::new(body).map_err(|never| match never {}).boxed_unsync()))
    }

    fn respond(self, length: usize, body: Body) -> Response<Body> {
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        if self.status != StatusCode::NOT_MODIFIED {
            response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
        }
        response
    }
}

/// The page with `more` at the beginning of its head; as it is, if it has none.
fn in_head(page: &Bytes, more: &str) -> Bytes {
    let text = String::from_utf8_lossy(page);
    text.replacen("<head>", &format!("<head>{more}"), 1).into()
}

fn accepts_gzip(asked: &HeaderMap) -> bool {
    asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("gzip"))
}

fn names_etag(known: &HeaderValue, etag: &str) -> bool {
    known.to_str().is_ok_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag))
}

fn part(body: &Bytes, percent: u8) -> Bytes {
    body.slice(..body.len() * usize::from(percent.min(100)) / 100)
}

/// The bytes, then, once they have gone out, the end of the connection.
fn broken(bytes: Bytes) -> impl futures_util::Stream<Item = io::Result<Frame<Bytes>>> {
    stream::unfold(Some(bytes), |next| async move {
        match next {
            Some(bytes) if !bytes.is_empty() => Some((Ok(Frame::data(bytes)), Some(Bytes::new()))),
            Some(_) => {
                tokio::time::sleep(Duration::from_millis(20)).await;
                Some((Err(io::ErrorKind::ConnectionReset.into()), None))
            }
            None => None,
        }
    })
}

const PIECES_A_SECOND: u32 = 20;

fn trickle(body: Bytes, bytes_per_second: u32) -> impl futures_util::Stream<Item = io::Result<Frame<Bytes>>> {
    let piece = (bytes_per_second / PIECES_A_SECOND).max(1) as usize;
    stream::unfold(body, move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(1000 / u64::from(PIECES_A_SECOND))).await;
        let next = rest.split_to(piece.min(rest.len()));
        Some((Ok(Frame::data(next)), rest))
    })
}
