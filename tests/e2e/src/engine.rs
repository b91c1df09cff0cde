//! The three engines: where they are found, how their drivers are started, and what each is told.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
};

use anyhow::{Context, bail};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    process::{Program, Screen, free_port},
    profile::{Profile, Theme},
};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A driver that runs, and what to ask it for.
#[derive(Debug)]
pub struct Driver {
    pub url: String,
    pub capabilities: Value,
    pub program: Program,
    _screen: Option<Screen>,
    _home: TempDir,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Those that `ATLAS_ENGINES` names, or all.
    pub fn wanted() -> Vec<Self> {
        let chosen = std::env::var("ATLAS_ENGINES").unwrap_or_default();
        let chosen: Vec<_> = chosen.split([' ', ',']).filter(|name| !name.is_empty()).collect();
        Self::ALL.into_iter().filter(|engine| chosen.is_empty() || chosen.contains(&engine.name())).collect()
    }

    /// Whether the session has a second, bidirectional channel.
    pub fn has_bidi(self) -> bool {
        self != Self::WebKit
    }

    fn driver(self) -> anyhow::Result<PathBuf> {
        match self {
            Self::Chromium => self.find("CHROMEDRIVER", &["chromedriver"]),
            Self::Firefox => {
                // Where `make setup` puts it, for those who call cargo themselves.
                let tools = fs::read_dir(tools()).into_iter().flatten().flatten();
                let ours = tools.map(|tool| tool.path().join("bin/geckodriver")).find(|path| path.is_file());
                let ours = ours.unwrap_or_default();
                self.find("GECKODRIVER", &["geckodriver", &ours.to_string_lossy()])
            }
            Self::WebKit => self.find("WEBKITDRIVER", &["WebKitWebDriver"]),
        }
    }

    fn browser(self) -> anyhow::Result<PathBuf> {
        match self {
            Self::Chromium => self.find(
                "CHROMIUM",
                &[
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                ],
            ),
            Self::Firefox => {
                self.find("FIREFOX", &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"])
            }
            Self::WebKit => {
                let mut places =
                    vec!["/usr/lib/webkit2gtk-4.1/MiniBrowser".to_owned(), "/usr/libexec/webkit2gtk-4.1/MiniBrowser".to_owned()];
                for folder in fs::read_dir("/usr/lib").into_iter().flatten().flatten() {
                    places.push(folder.path().join("webkit2gtk-4.1/MiniBrowser").to_string_lossy().into_owned());
                }
                places.push("MiniBrowser".to_owned());
                self.find("MINIBROWSER", &places.iter().map(String::as_str).collect::<Vec<_>>())
            }
        }
    }

    fn find(self, variable: &str, names: &[&str]) -> anyhow::Result<PathBuf> {
        let own = std::env::var(variable).ok();
        let names = own.as_deref().into_iter().chain(names.iter().copied());
        for name in names {
            if let Some(path) = on_path(name) {
                return Ok(path);
            }
        }
        let mend = match self {
            Self::Chromium => "apt-get install -y chromium chromium-driver",
            Self::Firefox => "apt-get install -y firefox-esr && make setup",
            Self::WebKit => "apt-get install -y webkit2gtk-driver xvfb",
        };
        bail!(
            "{} is not on this machine ({variable} may say where). Mend it with: {mend}. Or test without it: ATLAS_ENGINES=\"...\" make test",
            self.name()
        )
    }

    /// The driver's command. WebKit's browser is kept on one core, each on the next: on several, its compilers replace
    /// WebAssembly code while it runs, and now and then it computes wrong (docs/decisions/0101).
    fn command(self, driver: PathBuf) -> Command {
        static STARTED: AtomicUsize = AtomicUsize::new(0);
        let cores = if self == Self::WebKit { cores() } else { Vec::new() };
        match (on_path("taskset"), cores.len()) {
            (Some(taskset), 2..) => {
                let mut command = Command::new(taskset);
                let next = cores[STARTED.fetch_add(1, Ordering::Relaxed) % cores.len()];
                command.arg("-c").arg(next.to_string()).arg(driver);
                command
            }
            _ => Command::new(driver),
        }
    }

    /// Starts the driver for one session of `profile`.
    ///
    /// # Errors
    /// Where the browser or its driver is missing (the message says how to mend it) or does not start.
    pub async fn start(self, profile: &Profile) -> anyhow::Result<Driver> {
        let (driver, browser) = (self.driver()?, self.browser()?);
        let home = TempDir::with_prefix("atlas-e2e-").context("a folder for the browser's profile")?;
        let port = free_port()?;
        let mut command = self.command(driver);
        command.env("TMPDIR", home.path());
        let mut screen = None;
        let capabilities = match self {
            Self::Chromium => {
                command.arg(format!("--port={port}")).env("LANGUAGE", profile.lang.code());
                chromium(&browser, profile)
            }
            Self::Firefox => {
                command.args(["--port", &port.to_string(), "--websocket-port", &free_port()?.to_string()]);
                command.arg("--allow-system-access").env("HOME", home.path());
                firefox(&browser, profile)
            }
            Self::WebKit => {
                let shown = Screen::start()?;
                command.arg(format!("--port={port}")).env("DISPLAY", &shown.name);
                screen = Some(shown);
                webkit_environment(&mut command, home.path(), profile)?;
                webkit(&browser, profile)
            }
        };
        let mut program = Program::start(&mut command)?;
        program.answers_at(port).await?;
        let url = format!("http://127.0.0.1:{port}");
        Ok(Driver { url, capabilities, program, _screen: screen, _home: home })
    }
}

fn chromium(browser: &Path, profile: &Profile) -> Value {
    let languages = profile.lang.pick("ko-KR,ko", "en-US,en");
    let arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        format!("--lang={}", profile.lang.pick("ko-KR", "en-US")),
        format!("--accept-lang={languages}"),
        "--window-size=1440,1000".to_owned(),
    ];
    let cookies = if profile.no_storage { 2 } else { 1 };
    json!({
        "browserName": "chrome",
        "webSocketUrl": true,
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": browser,
            "args": arguments,
            "prefs": { "intl.accept_languages": languages, "profile.default_content_setting_values.cookies": cookies },
        },
    })
}

fn firefox(browser: &Path, profile: &Profile) -> Value {
    let mut preferences = json!({
        "intl.accept_languages": profile.lang.pick("ko-KR,ko", "en-US,en"),
        "layout.css.prefers-color-scheme.content-override": if profile.theme == Theme::Dark { 0 } else { 1 },
        "ui.prefersReducedMotion": i32::from(profile.reduced_motion),
        "javascript.options.wasm": !profile.no_wasm,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    });
    if profile.no_storage {
        preferences["network.cookie.cookieBehavior"] = json!(2);
        preferences["network.cookie.cookieBehavior.pbmode"] = json!(2);
    }
    json!({
        "browserName": "firefox",
        "webSocketUrl": true,
        "moz:firefoxOptions": { "binary": browser, "args": ["-headless"], "prefs": preferences },
    })
}

fn webkit(browser: &Path, profile: &Profile) -> Value {
    let mut arguments = vec!["--automation", "--full-screen"];
    if profile.theme == Theme::Dark {
        arguments.push("--dark-mode");
    }
    if profile.no_storage {
        arguments.extend(["--enable-html5-local-storage=false", "--cookies-policy=never"]);
    }
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": arguments },
    })
}

fn webkit_environment(command: &mut Command, home: &Path, profile: &Profile) -> anyhow::Result<()> {
    let settings = home.join("config/gtk-3.0");
    fs::create_dir_all(&settings)?;
    let animations = u8::from(!profile.reduced_motion);
    fs::write(settings.join("settings.ini"), format!("[Settings]\ngtk-enable-animations={animations}\n"))?;
    command
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("LANG", profile.lang.pick("ko_KR.UTF-8", "en_US.UTF-8"))
        .env_remove("LC_ALL")
        .env_remove("LANGUAGE")
        .env("NO_AT_BRIDGE", "1");
    // WebKit asks the C library for its language, so the locale must exist; `make setup` makes both.
    let locales = tools().join("locales");
    if locales.is_dir() {
        command.env("LOCPATH", locales);
    }
    if profile.no_wasm {
        command.env("JSC_useWasm", "0").env("JSC_useWebAssembly", "0");
    }
    Ok(())
}

/// The cores this process may run on, by number; none where the system does not say.
fn cores() -> Vec<usize> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let list = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:")).unwrap_or_default();
    let ends = |range: &str| {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
    };
    list.split(',').filter_map(ends).flat_map(|(from, to): (usize, usize)| from..=to).collect()
}

fn on_path(name: &str) -> Option<PathBuf> {
    if name.contains('/') {
        return Path::new(name).is_file().then(|| name.into());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn tools() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    cache.or(home).unwrap_or_default().join("bio-hub-atlas/tools")
}
