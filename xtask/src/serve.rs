//! `cargo xtask serve`: the built site at an address on this machine, as GitHub Pages would serve it.

use std::{io, path::PathBuf};

use anyhow::{Context, bail};
use pages_server::{Server, Site};

#[derive(clap::Args)]
pub struct Options {
    /// The folder to serve
    #[arg(long, default_value = "dist")]
    dir: PathBuf,
    /// The sub-path to serve it under
    #[arg(long, env = "ATLAS_BASE_PATH", default_value = "/bio-hub-atlas/")]
    base: String,
    /// The port; if it is taken, one of the ten after it
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Send text and WebAssembly gzipped, as Pages does
    #[arg(long, default_value_t = true, action = clap::ArgAction::Set)]
    gzip: bool,
}

/// Serves until it is stopped.
///
/// # Errors
/// Where there is nothing to serve or no port to serve it at.
pub fn run(options: Options) -> anyhow::Result<()> {
    if !options.dir.join("index.html").is_file() {
        bail!("{} holds no index.html; build it first: make build", options.dir.display());
    }
    let mut site = Site::new(options.dir, &options.base);
    site.gzip = options.gzip;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let server = first_free(&site, options.port).await?;
        println!("The atlas is at  {}", server.url());
        println!("Ctrl-C stops it.");
        server.wait().await;
        Ok(())
    })
}

async fn first_free(site: &Site, port: u16) -> anyhow::Result<Server> {
    for candidate in port..=port.saturating_add(10) {
        match Server::start(site.clone(), candidate).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            other => return other.with_context(|| format!("port {candidate}")),
        }
    }
    bail!("the ports {port} to {} are all taken; choose another: make serve PORT=9000", port.saturating_add(10))
}
