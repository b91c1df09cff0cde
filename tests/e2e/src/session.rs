//! One browser that looks at the site, and what a test may do with it.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::Context;
use futures_util::StreamExt;
use pages_server::{Server, Site};
use serde_json::{Value, json};
use thirtyfour::{
    WebDriver, WebElement,
    bidi::events::{BeforeRequestSent, LogEntryAdded},
};

use crate::{
    engine::{Driver, Engine},
    locate::{BY_ROLE, Name},
    profile::{Profile, Theme},
};

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long one command of the driver may take; WebKit's hangs rather than fails.
const COMMAND: Duration = Duration::from_secs(90);
/// Where the page's own ears send what they hear, in the engine whose driver does not tell what is on the console.
const CONSOLE: &str = "/__console";
const EARS: &str = "<script>(() => {
    const tell = (text) => navigator.sendBeacon('/__console', String(text));
    const error = console.error;
    console.error = (...said) => { tell(said.join(' ')); error.apply(console, said); };
    addEventListener('error', (event) => tell(event.message || 'could not load ' + (event.target.src || event.target.href)), true);
    addEventListener('unhandledrejection', (event) => tell('unhandled: ' + event.reason));
})()</script>";
/// Where the server takes the browser's reports of what the policy would have blocked.
const REPORTS: &str = "/__report";

/// A browser of its own, looking at a server of its own.
#[derive(Debug)]
pub struct Session {
    pub engine: Engine,
    pub profile: Profile,
    pub server: Server,
    pub web: WebDriver,
    /// What pictures of this session are called.
    name: String,
    driver: Driver,
    heard: Arc<Heard>,
}

/// What the browser said by its second channel.
#[derive(Debug, Default)]
struct Heard {
    errors: Mutex<Vec<String>>,
    requests: Mutex<Vec<String>>,
}

impl Session {
    /// A browser for `profile` with an empty page, and `folder` served under a sub-path.
    ///
    /// # Errors
    /// Where browser, driver or server do not start.
    pub async fn open(engine: Engine, profile: Profile, folder: &Path, name: &str) -> anyhow::Result<Self> {
        let mut site = Site::new(folder, &base_path());
        // The same policy in every engine, which reports and does not block: what it reports went to another origin.
        let policy =
            format!("default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; report-uri {REPORTS}");
        site.extra_headers.push(("content-security-policy-report-only".into(), policy));
        site.in_head = (!engine.has_bidi()).then(|| EARS.to_owned());
        let server = Server::start(site, 0).await.context("the server of the site")?;
        let driver = engine.start(&profile).await?;
        let capabilities = thirtyfour::Capabilities::from(driver.capabilities.as_object().cloned().unwrap_or_default());
        let web = WebDriver::builder(&driver.url, capabilities).request_timeout(COMMAND).connect().await.with_context(|| {
            format!("a session in {}; its driver says: {}", engine.name(), driver.program.lines().join(" / "))
        })?;
        let session = Self { engine, profile, server, web, name: name.to_owned(), driver, heard: Arc::default() };
        session.listen().await?;
        session.dress().await?;
        Ok(session)
    }

    async fn listen(&self) -> anyhow::Result<()> {
        if !self.engine.has_bidi() {
            return Ok(());
        }
        let bidi = self.web.bidi().await?;
        let mut entries = bidi.subscribe::<LogEntryAdded>().await?;
        let mut requests = bidi.subscribe::<BeforeRequestSent>().await?;
        let heard = Arc::clone(&self.heard);
        tokio::spawn(async move {
            while let Some(entry) = entries.next().await {
                if entry.level == thirtyfour::bidi::modules::log::LogLevel::Error {
                    push(&heard.errors, entry.text.unwrap_or_default());
                }
            }
        });
        let heard = Arc::clone(&self.heard);
        tokio::spawn(async move {
            while let Some(event) = requests.next().await {
                push(&heard.requests, event.request.url);
            }
        });
        Ok(())
    }

    /// Size, theme and motion, each by the way this engine has for it (`engine.rs` does what must be said at the start).
    async fn dress(&self) -> anyhow::Result<()> {
        let Profile { width, height, theme, reduced_motion, no_wasm, .. } = self.profile;
        if let Engine::WebKit = self.engine {
            self.web.set_window_rect(0, 0, width, height).await?;
            return Ok(());
        }
        let context = self.web.window().await?.to_string();
        let viewport = json!({ "context": context, "viewport": { "width": width, "height": height } });
        self.web.bidi().await?.send_raw("browsingContext.setViewport", viewport).await?;
        if self.engine == Engine::Chromium {
            if no_wasm {
                let script = json!({ "functionDeclaration": "() => { delete globalThis.WebAssembly }" });
                self.web.bidi().await?.send_raw("script.addPreloadScript", script).await?;
            }
            let features = json!({ "features": [
                { "name": "prefers-color-scheme", "value": if theme == Theme::Dark { "dark" } else { "light" } },
                { "name": "prefers-reduced-motion", "value": if reduced_motion { "reduce" } else { "no-preference" } },
            ] });
            self.web.cdp().send_raw("Emulation.setEmulatedMedia", features).await?;
        }
        Ok(())
    }

    // --- going and looking -----------------------------------------------------------------------

    /// Opens the address below the sub-path, e.g. `""` or `"ko/hubs/paju/"`.
    ///
    /// # Panics
    /// Where the browser cannot.
    pub async fn visit(&self, below: &str) {
        let address = format!("{}{below}", self.server.url());
        self.web.goto(&address).await.unwrap_or_else(|error| panic!("could not open {address}: {error}"));
    }

    /// The address without origin and sub-path, e.g. `ko/hubs/paju/?day=2019-01-01`.
    ///
    /// # Panics
    /// Where it is another site's.
    pub async fn address(&self) -> String {
        let address = self.web.current_url().await.expect("the address").to_string();
        let base = self.server.url();
        address.strip_prefix(&base).unwrap_or_else(|| panic!("{address} is not below {base}")).to_owned()
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Panics
    /// Where it throws.
    pub async fn js(&self, script: &str) -> Value {
        self.js_with(script, Vec::new()).await
    }

    /// The same, with arguments.
    ///
    /// # Panics
    /// Where it throws.
    pub async fn js_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let result = self.web.execute(script, arguments).await;
        result.unwrap_or_else(|error| panic!("the script failed: {error}\n{script}")).json().clone()
    }

    /// Repeats `look` until it gives something, or fails telling `what` did not come.
    ///
    /// # Panics
    /// After [`PATIENCE`].
    pub async fn until<T>(&self, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look().await {
                return found;
            }
            if start.elapsed() > PATIENCE {
                let address = self.web.current_url().await.map(|url| url.to_string()).unwrap_or_default();
                let text = self.web.execute("return document.body && document.body.innerText", Vec::new()).await;
                let text = text.ok().and_then(|value| value.json().as_str().map(str::to_owned)).unwrap_or_default();
                let text: String = text.chars().take(1200).collect();
                panic!("after {PATIENCE:?} still not: {what}\nat {address}\nthe page says: {text}");
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// All shown elements of this role and name.
    pub async fn all<'n>(&self, role: &str, name: impl Into<Name<'n>>) -> Vec<WebElement> {
        self.all_in("", role, name).await
    }

    /// The same, within what a CSS selector finds.
    pub async fn all_in<'n>(&self, within: &str, role: &str, name: impl Into<Name<'n>>) -> Vec<WebElement> {
        let (how, wanted) = name.into().how();
        let arguments = vec![json!(role), json!(how), json!(wanted), json!(within)];
        let result = self.web.execute(BY_ROLE, arguments).await;
        result.ok().and_then(|found| found.elements().ok()).unwrap_or_default()
    }

    /// The names of all shown elements of this role.
    pub async fn names(&self, role: &str) -> Vec<String> {
        let names = self.js_with(BY_ROLE, vec![json!(role), json!("names"), json!(""), json!("")]).await;
        names.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }

    /// Waits for the first shown element of this role and name.
    ///
    /// # Panics
    /// If it does not come.
    pub async fn see<'n>(&self, role: &str, name: impl Into<Name<'n>>) -> WebElement {
        self.see_in("", role, name).await
    }

    /// The same, within what a CSS selector finds.
    ///
    /// # Panics
    /// If it does not come.
    pub async fn see_in<'n>(&self, within: &str, role: &str, name: impl Into<Name<'n>>) -> WebElement {
        let name = name.into();
        let what = format!("a {role} with {name:?} {within}");
        self.until(&what, async || self.all_in(within, role, name).await.into_iter().next()).await
    }

    /// What the engine itself computes about an element: `computedlabel` or `computedrole`.
    ///
    /// # Panics
    /// Where the driver does not say.
    pub async fn computed(&self, element: &WebElement, what: &str) -> String {
        let ask = Ask { path: format!("element/{}/{what}", element.element_id()) };
        let answer = self.web.cmd(ask).await.expect(what).value_json().expect(what);
        answer.as_str().unwrap_or_default().to_owned()
    }

    /// Does what the protocol calls actions: fingers, for which thirtyfour has no words.
    ///
    /// # Panics
    /// Where the driver cannot.
    pub async fn act(&self, actions: Value) {
        self.web.cmd(Act { actions }).await.expect("actions");
    }

    /// Waits for it and clicks it; an element that is replaced meanwhile is looked for again.
    ///
    /// # Panics
    /// If it does not come or cannot be clicked.
    pub async fn click<'n>(&self, role: &str, name: impl Into<Name<'n>>) {
        self.click_in("", role, name).await;
    }

    /// The same, within what a CSS selector finds.
    ///
    /// # Panics
    /// If it does not come or cannot be clicked.
    pub async fn click_in<'n>(&self, within: &str, role: &str, name: impl Into<Name<'n>>) {
        let name = name.into();
        let what = format!("a {role} with {name:?} that can be clicked {within}");
        self.until(&what, async || {
            let element = self.all_in(within, role, name).await.into_iter().next()?;
            element.scroll_into_view().await.ok()?;
            element.click().await.ok()
        })
        .await;
    }

    /// Waits until the page shows this text (white space collapsed).
    ///
    /// # Panics
    /// If it does not come.
    pub async fn read(&self, text: &str) {
        self.until(&format!("the text {text:?}"), async || self.shows(text).await.then_some(())).await;
    }

    /// Whether the page shows this text now.
    pub async fn shows(&self, text: &str) -> bool {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        let found = self.web.execute(script, vec![json!(text)]).await;
        found.ok().and_then(|found| found.json().as_bool()).unwrap_or(false)
    }

    /// Waits until the address (below the sub-path) fulfils something.
    ///
    /// # Panics
    /// If it does not.
    pub async fn arrive(&self, what: &str, at: impl Fn(&str) -> bool) -> String {
        self.until(&format!("the address: {what}"), async || {
            let address = self.address().await;
            at(&address).then_some(address)
        })
        .await
    }

    // --- what is kept and checked -------------------------------------------------------------------

    /// A picture in `tests/e2e/shots`.
    pub async fn shot(&self, what: &str) -> Option<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("shots");
        std::fs::create_dir_all(&folder).ok()?;
        let path = folder.join(format!("{}.{what}.png", self.name.replace("::", ".")));
        self.web.screenshot(&path).await.ok()?;
        Some(path)
    }

    /// What the browser holds against the page so far: errors on its console.
    pub async fn errors(&self) -> Vec<String> {
        let mut errors = self.heard.errors.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match self.engine {
            Engine::Chromium => {
                let log = self.web.browser_log().await.unwrap_or_default();
                errors.extend(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message));
            }
            Engine::WebKit => {
                errors.extend(self.server.seen().into_iter().filter(|seen| seen.path == CONSOLE).map(|seen| seen.received));
            }
            Engine::Firefox => {}
        }
        errors
    }

    /// Requests that went, or would have gone, to another origin.
    pub fn foreign_requests(&self) -> Vec<String> {
        let origin = format!("{}/", self.server.origin());
        let inner = ["data:", "blob:", "about:", "chrome:", "resource:"];
        let requests = self.heard.requests.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut foreign: Vec<_> = requests
            .into_iter()
            .filter(|url| !url.starts_with(&origin) && !inner.iter().any(|scheme| url.starts_with(scheme)))
            .collect();
        foreign.extend(self.server.seen().into_iter().filter(|seen| seen.path == REPORTS).map(|seen| seen.received));
        foreign
    }

    /// Requests to the site that were not answered well.
    pub fn failed_requests(&self) -> Vec<String> {
        let seen = self.server.seen().into_iter().filter(|seen| seen.method != "POST");
        seen.filter(|seen| seen.status >= 400 || seen.status == 0)
            .map(|seen| format!("{} {} {}", seen.status, seen.method, seen.path))
            .collect()
    }

    /// Forgets all that was noticed so far.
    pub fn forgive(&self) {
        self.heard.requests.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.heard.errors.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.server.forget();
    }

    /// The check at the end of every test: each fault found, in words.
    pub async fn faults(&self) -> Vec<String> {
        // Reports and log entries travel by themselves; give them a moment.
        tokio::time::sleep(Duration::from_millis(250)).await;
        let mut faults: Vec<_> =
            self.foreign_requests().into_iter().map(|url| format!("a request to another origin: {url}")).collect();
        if !self.profile.provokes {
            faults.extend(self.errors().await.into_iter().map(|text| format!("an error on the console: {text}")));
            faults.extend(self.failed_requests().into_iter().map(|text| format!("a request that failed: {text}")));
        }
        faults
    }

    /// Ends the browser. Ending the session first is what makes the driver end it; ending the driver alone would leave it.
    pub async fn close(self) {
        let Self { web, driver, server, .. } = self;
        let _ = tokio::time::timeout(Duration::from_secs(15), web.quit()).await;
        drop(driver);
        drop(server);
    }
}

/// A question that the WebDriver protocol has and thirtyfour has not.
#[derive(Debug)]
struct Ask {
    path: String,
}

impl thirtyfour::common::command::FormatRequestData for Ask {
    fn format_request(&self, session: &thirtyfour::SessionId) -> thirtyfour::RequestData {
        thirtyfour::RequestData::new(http::Method::GET, format!("session/{session}/{}", self.path))
    }
}

/// Actions as the protocol has them.
#[derive(Debug)]
struct Act {
    actions: Value,
}

impl thirtyfour::common::command::FormatRequestData for Act {
    fn format_request(&self, session: &thirtyfour::SessionId) -> thirtyfour::RequestData {
        thirtyfour::RequestData::new(http::Method::POST, format!("session/{session}/actions")).add_body(self.actions.clone())
    }
}

/// Where the build thinks it will stand (`ATLAS_BASE_PATH`).
pub fn base_path() -> String {
    std::env::var("ATLAS_BASE_PATH").unwrap_or_else(|_| "/bio-hub-atlas/".to_owned())
}

fn push(list: &Mutex<Vec<String>>, text: String) {
    list.lock().unwrap_or_else(PoisonError::into_inner).push(text);
}
