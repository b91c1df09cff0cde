//! Where a name leads.

use crate::atlas::{Atlas, Ref};
use crate::model::Lang;

/// The address of a record below the base of the site: `ko/hubs/paju/`.
pub fn href(atlas: &Atlas, item: Ref, lang: Lang) -> String {
    format!("{}/{}/{}/", lang.code(), item.kind.segment(), atlas.id(item))
}

/// The address of a page with a text fragment that lands on the quote.
///
/// Long quotes are given by their first and last words, as the specification of URL fragment text directives
/// (WICG, Scroll To Text Fragment) has it. Pages that are not text (PDF) and addresses without `http` are
/// returned as they are.
pub fn text_fragment(url: &str, quote: &str) -> String {
    let plain = url.split(['?', '#']).next().unwrap_or(url).to_ascii_lowercase();
    if !url.starts_with("http") || plain.ends_with(".pdf") {
        return url.to_owned();
    }
    let words: Vec<&str> = quote.split_whitespace().collect();
    let directive = if words.len() > 12 {
        let (head, tail) = (words[..5].join(" "), words[words.len() - 5..].join(" "));
        format!("{},{}", encode(&head), encode(&tail))
    } else {
        encode(&words.join(" "))
    };
    let joint = if url.contains('#') { ":~:text=" } else { "#:~:text=" };
    format!("{url}{joint}{directive}")
}

/// The same address without the quote that it lands on.
pub fn without_fragment(url: &str) -> &str {
    url.split(":~:").next().unwrap_or(url).trim_end_matches('#')
}

/// Percent-encodes all but unreserved characters; `-` and `,` have a meaning in a directive and are encoded too.
fn encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_quote_is_the_whole_directive_and_its_hyphens_are_encoded() {
        assert_eq!(text_fragment("https://a.example/x", "K-NIBRT, opened"), "https://a.example/x#:~:text=K%2DNIBRT%2C%20opened");
    }

    #[test]
    fn without_its_quote_an_address_is_what_it_was() {
        for url in ["https://a.example/x", "https://a.example/x#part", "https://a.example/x?q=1", "mailto:a@a.example"] {
            assert_eq!(without_fragment(&text_fragment(url, "one two")), url);
        }
    }

    #[test]
    fn a_long_quote_is_given_by_its_ends() {
        let quote = "one two three four five six seven eight nine ten eleven twelve thirteen";
        assert_eq!(
            text_fragment("https://a.example/x", quote),
            "https://a.example/x#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"
        );
    }

    #[test]
    fn an_address_that_has_a_fragment_keeps_it_and_a_pdf_has_none() {
        assert_eq!(text_fragment("https://a.example/#p", "b"), "https://a.example/#p:~:text=b");
        assert_eq!(text_fragment("https://a.example/f.PDF?x=1", "b"), "https://a.example/f.PDF?x=1");
    }
}
