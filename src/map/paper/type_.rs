//! Lines of text on a sheet, broken where they are too long.

use super::Stand;
use crate::map::metrics::LabelClass;
use crate::map::plane::{Pt, Rect};

/// A line of text where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What is written.
    pub text: String,
    /// Its class in the style of the sheet.
    pub class: &'static str,
    /// Where its baseline begins, px.
    pub at: Pt,
    /// Its size, px.
    pub size: f32,
    /// Its width, px.
    pub width: f32,
}

impl Text {
    /// Its box, px.
    pub fn rect(&self) -> Rect {
        Rect::new(self.at.x, self.at.y - 0.9 * self.size, self.width, 1.15 * self.size)
    }
}

/// The type of a line: its class, its size in px, and whether it is strong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// Its class in the style of the sheet.
    pub class: &'static str,
    /// Size, px.
    pub size: f32,
    /// Whether it is strong.
    pub strong: bool,
}

impl Face {
    /// The width of a text in this type, px. Widths grow with the size, so that those of the map serve.
    pub fn width(self, stand: &Stand, text: &str) -> f32 {
        let class = if self.strong { LabelClass::Title } else { LabelClass::Island };
        (stand.measure)(text, class) * self.size / class.type_().size
    }

    /// A text as a line at a place.
    pub fn line(self, stand: &Stand, text: String, at: Pt) -> Text {
        let width = self.width(stand, &text);
        Text { text, class: self.class, at, size: self.size, width }
    }

    /// Breaks a text into at most `most` lines that are no wider than `width` px: between words where it can, within one
    /// where that alone is too long. What does not fit is left out, and three dots say so.
    pub fn broken(self, stand: &Stand, text: &str, width: f32, most: usize) -> Vec<String> {
        let fits = |line: &str| self.width(stand, line) <= width;
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split(' ').filter(|w| !w.is_empty()) {
            let longer = if line.is_empty() { word.to_owned() } else { [&line, " ", word].concat() };
            if fits(&longer) {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                line.push(c);
                if !fits(&line) && line.chars().nth(1).is_some() {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, c.into()));
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                last.push('…');
                while !fits(last) && last.chars().nth(1).is_some() {
                    last.pop();
                    last.pop();
                    last.push('…');
                }
            }
        }
        lines
    }
}
