//! Which file an address stands for.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

/// A folder of files under a sub-path.
#[derive(Clone, Debug)]
pub struct Site {
    root: PathBuf,
    base: String,
    /// Whether text, WebAssembly and binaries go gzipped to those who accept it.
    pub gzip: bool,
    /// One more header for every answer, e.g. a policy that reports to the tests.
    pub extra_headers: Vec<(String, String)>,
    /// Put at the beginning of the head of every page, by tests whose browser does not tell its console.
    pub in_head: Option<String>,
}

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    File(PathBuf),
    /// The address, with its last slash, to go to.
    Redirect(String),
    /// Nothing; the page that says so, where there is one.
    Nothing(Option<PathBuf>),
}

impl Site {
    /// `base` is the sub-path, `/` or `/name/`; missing slashes are added.
    pub fn new(root: impl Into<PathBuf>, base: &str) -> Self {
        let name = base.trim_matches('/');
        let base = if name.is_empty() { "/".to_owned() } else { format!("/{name}/") };
        Self { root: root.into(), base, gzip: true, extra_headers: Vec::new(), in_head: None }
    }

    /// The sub-path with both slashes.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The folder that is served.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path below the sub-path, decoded; `None` outside it, or where it would leave the folder.
    pub fn relative(&self, path: &str) -> Option<String> {
        let inside = path.strip_prefix(&self.base)?;
        let decoded = percent_decode_str(inside).decode_utf8().ok()?.into_owned();
        let stays = Path::new(&decoded).components().all(|part| matches!(part, Component::Normal(_)));
        stays.then_some(decoded)
    }

    /// What stands at `path` (the address without query).
    pub fn locate(&self, path: &str) -> Found {
        if self.base != "/" && path == self.base.trim_end_matches('/') {
            return Found::Redirect(self.base.clone());
        }
        let Some(relative) = self.relative(path) else {
            return self.nothing();
        };
        let file = self.root.join(&relative);
        if relative.is_empty() || relative.ends_with('/') {
            let index = file.join("index.html");
            return if index.is_file() { Found::File(index) } else { self.nothing() };
        }
        if file.is_file() {
            return Found::File(file);
        }
        let page = self.root.join(format!("{relative}.html"));
        if page.is_file() {
            return Found::File(page);
        }
        if file.join("index.html").is_file() {
            return Found::Redirect(format!("{path}/"));
        }
        self.nothing()
    }

    fn nothing(&self) -> Found {
        let page = self.root.join("404.html");
        Found::Nothing(page.is_file().then_some(page))
    }
}
