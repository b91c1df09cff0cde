//! The server against a raw client: what a browser would see, byte for byte.

use std::{io::Read, path::Path, time::Duration};

use bytes::Bytes;
use pages_server::{Fault, Server, Site};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

async fn get(server: &Server, path: &str, headers: &str) -> Reply {
    let address = server.origin().replace("http://", "");
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all).await;
    let Some(end) = all.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Reply { status: 0, head: String::new(), body: all };
    };
    let head = String::from_utf8(all[..end].to_vec()).unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, head, body: all[end + 4..].to_vec() }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("index.html", "<h1>home</h1>");
    write("404.html", "<h1>not here</h1>");
    write("ko/hubs/paju/index.html", "<h1>파주</h1>");
    write("about.html", "<h1>about</h1>");
    write("app.wasm", "\0asm 0123456789 0123456789 0123456789 0123456789");
    write("data/a b.json", "{\"a\":1}");
    folder
}

async fn server(folder: &tempfile::TempDir) -> Server {
    Server::start(Site::new(folder.path(), "bio-hub-atlas"), 0).await.unwrap()
}

#[tokio::test]
async fn a_folder_answers_with_its_index_and_its_name_without_slash_redirects() {
    let folder = folder();
    let server = server(&folder).await;
    assert_eq!(get(&server, "/bio-hub-atlas/", "").await.body, b"<h1>home</h1>");
    assert_eq!(get(&server, "/bio-hub-atlas/ko/hubs/paju/", "").await.body, "<h1>파주</h1>".as_bytes());
    let moved = get(&server, "/bio-hub-atlas/ko/hubs/paju?day=2019-01-01", "").await;
    assert_eq!((moved.status, moved.header("location")), (301, Some("/bio-hub-atlas/ko/hubs/paju/?day=2019-01-01")));
    let moved = get(&server, "/bio-hub-atlas", "").await;
    assert_eq!((moved.status, moved.header("location")), (301, Some("/bio-hub-atlas/")));
}

#[tokio::test]
async fn a_page_is_had_without_its_extension_and_a_name_with_a_space_by_its_code() {
    let folder = folder();
    let server = server(&folder).await;
    assert_eq!(get(&server, "/bio-hub-atlas/about", "").await.status, 200);
    assert_eq!(get(&server, "/bio-hub-atlas/data/a%20b.json", "").await.status, 200);
}

#[tokio::test]
async fn what_is_not_there_or_outside_answers_404_with_the_page_that_says_so() {
    let folder = folder();
    let server = server(&folder).await;
    for path in
        ["/bio-hub-atlas/none", "/bio-hub-atlas/none/", "/", "/other/", "/bio-hub-atlas/%2e%2e/Cargo.toml", "/bio-hub-atlas/../x"]
    {
        let reply = get(&server, path, "").await;
        assert_eq!((reply.status, reply.body.as_slice()), (404, b"<h1>not here</h1>".as_slice()), "{path}");
    }
}

#[tokio::test]
async fn webassembly_has_its_type_and_goes_gzipped_to_those_who_accept_it() {
    let folder = folder();
    let server = server(&folder).await;
    let reply = get(&server, "/bio-hub-atlas/app.wasm", "Accept-Encoding: gzip, br\r\n").await;
    assert_eq!(reply.header("content-type"), Some("application/wasm"));
    assert_eq!(reply.header("content-encoding"), Some("gzip"));
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(reply.body.as_slice()).read_to_end(&mut plain).unwrap();
    assert_eq!(plain, std::fs::read(folder.path().join("app.wasm")).unwrap());
    assert_eq!(get(&server, "/bio-hub-atlas/app.wasm", "").await.body, plain);
}

#[tokio::test]
async fn an_unchanged_file_answers_304_and_a_changed_one_anew() {
    let folder = folder();
    let server = server(&folder).await;
    let first = get(&server, "/bio-hub-atlas/about.html", "").await;
    assert_eq!(first.header("cache-control"), Some("max-age=600"));
    let known = format!("If-None-Match: {}\r\n", first.header("etag").unwrap());
    let again = get(&server, "/bio-hub-atlas/about.html", &known).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    std::thread::sleep(Duration::from_millis(20));
    std::fs::write(folder.path().join("about.html"), "<h1>new</h1>").unwrap();
    assert_eq!(get(&server, "/bio-hub-atlas/about.html", &known).await.body, b"<h1>new</h1>");
}

#[tokio::test]
async fn faults_meet_the_paths_they_name_until_they_are_cleared() {
    let folder = folder();
    let server = server(&folder).await;
    let data = "/bio-hub-atlas/data/a%20b.json";
    server.faults.set("data/", Fault::Status(500));
    assert_eq!(get(&server, data, "").await.status, 500);
    assert_eq!(get(&server, "/bio-hub-atlas/", "").await.status, 200);
    server.faults.set("data/", Fault::Truncated(50));
    assert_eq!(get(&server, data, "").await.body, b"{\"a");
    server.faults.set("data/", Fault::CutOff(50));
    let cut = get(&server, data, "").await;
    assert_eq!((cut.header("content-length"), cut.body.as_slice()), (Some("7"), b"{\"a".as_slice()));
    server.faults.set("", Fault::NoNetwork);
    assert_eq!(get(&server, "/bio-hub-atlas/", "").await.status, 0);
    server.faults.clear();
    server.faults.set("data/", Fault::Body(Bytes::from_static(b"[]")));
    assert_eq!(get(&server, data, "").await.body, b"[]");
    server.faults.clear();
    assert_eq!(get(&server, data, "").await.body, b"{\"a\":1}");
}

#[tokio::test]
async fn a_slow_answer_is_slow_and_whole() {
    let folder = folder();
    let server = server(&folder).await;
    server.faults.set("app.wasm", Fault::Slow(200));
    let start = std::time::Instant::now();
    let reply = get(&server, "/bio-hub-atlas/app.wasm", "").await;
    assert_eq!(reply.body, std::fs::read(folder.path().join("app.wasm")).unwrap());
    assert!(start.elapsed() >= Duration::from_millis(200), "{:?}", start.elapsed());
}

#[tokio::test]
async fn the_server_remembers_what_it_was_asked_and_what_was_posted() {
    let folder = folder();
    let server = server(&folder).await;
    get(&server, "/bio-hub-atlas/none", "").await;
    let address = server.origin().replace("http://", "");
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream
        .write_all(b"POST /report HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello")
        .await
        .unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).await.unwrap();
    let seen = server.seen();
    assert_eq!((seen[0].path.as_str(), seen[0].status), ("/bio-hub-atlas/none", 404));
    assert_eq!((seen[1].method.as_str(), seen[1].received.as_str()), ("POST", "hello"));
}
