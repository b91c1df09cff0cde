//! Files with their type, hash and gzipped form, kept while they do not change.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};

/// One file as it can be sent.
#[derive(Debug)]
pub struct File {
    pub plain: Bytes,
    /// `None` where the type is not worth compressing.
    pub gzipped: Option<Bytes>,
    pub etag: String,
    pub kind: &'static str,
    modified: SystemTime,
}

#[derive(Debug, Default)]
pub struct Files(Mutex<HashMap<PathBuf, Arc<File>>>);

impl Files {
    /// Reads `path`, or gives what was read before if the file is still the same.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn read(&self, path: &Path) -> io::Result<Arc<File>> {
        let modified = std::fs::metadata(path)?.modified()?;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = known.get(path).filter(|file| file.modified == modified) {
            return Ok(Arc::clone(file));
        }
        let file = Arc::new(File::new(std::fs::read(path)?, kind_of(path), modified)?);
        known.insert(path.to_owned(), Arc::clone(&file));
        Ok(file)
    }
}

impl File {
    fn new(plain: Vec<u8>, kind: &'static str, modified: SystemTime) -> io::Result<Self> {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let etag = format!("\"{:016x}\"", hasher.finish());
        let gzipped = if compresses(kind) { Some(Bytes::from(gzip(&plain)?)) } else { None };
        Ok(Self { plain: plain.into(), gzipped, etag, kind, modified })
    }
}

/// Gzipped as Pages does it, to within a percent or two.
///
/// # Errors
/// None that a vector of bytes can give; the encoder's signature has them.
pub fn gzip(plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::default());
    encoder.write_all(plain)?;
    encoder.finish()
}

fn compresses(kind: &str) -> bool {
    kind.starts_with("text/") || kind.starts_with("application/") || kind == "image/svg+xml"
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "application/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/vnd.microsoft.icon",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
