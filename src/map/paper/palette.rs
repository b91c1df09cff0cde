//! The colours of a sheet. The same values as the tokens of the style sheet; a test compares.

/// Colours as CSS writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground of the sheet.
    pub paper: &'static str,
    /// The inside of rings.
    pub card: &'static str,
    /// Land, and the halo of names.
    pub land: &'static str,
    /// Sea.
    pub sea: &'static str,
    /// Edges of land and of frames.
    pub edge: &'static str,
    /// Borders.
    pub border: &'static str,
    /// Lakes and rivers.
    pub water: &'static str,
    /// Meridians and parallels: 42 parts of the edge's colour to 58 of the sea's.
    pub graticule: &'static str,
    /// Main text.
    pub ink: &'static str,
    /// Second text.
    pub ink_2: &'static str,
    /// Quiet text.
    pub ink_3: &'static str,
    /// What runs or is built, and hubs.
    pub operating: &'static str,
    /// What is signed.
    pub signed: &'static str,
    /// What is announced or proposed.
    pub announced: &'static str,
    /// What lapsed.
    pub lapsed: &'static str,
    /// What is not known.
    pub unknown: &'static str,
}

/// Dark on light.
pub const LIGHT: Palette = Palette {
    paper: "#f7f5f0",
    card: "#fdfcf9",
    land: "#fbfaf5",
    sea: "#dfe8ec",
    edge: "#b9c8d0",
    border: "#c8c1b2",
    water: "#c9dae2",
    graticule: "#cfdbe0",
    ink: "#1b262d",
    ink_2: "#4d5a63",
    ink_3: "#626e77",
    operating: "#0b6b5c",
    signed: "#2a5c94",
    announced: "#9a6210",
    lapsed: "#9d4338",
    unknown: "#666f76",
};

/// Light on dark.
pub const DARK: Palette = Palette {
    paper: "#12181c",
    card: "#171e23",
    land: "#232c32",
    sea: "#141c22",
    edge: "#3c4a53",
    border: "#3f4b52",
    water: "#1a252d",
    graticule: "#252f37",
    ink: "#e9edef",
    ink_2: "#b3bdc4",
    ink_3: "#95a1a9",
    operating: "#55c9b3",
    signed: "#86b6ea",
    announced: "#dca650",
    lapsed: "#e68f82",
    unknown: "#98a3aa",
};
