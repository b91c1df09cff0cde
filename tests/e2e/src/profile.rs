//! As whom a browser looks at the site.

/// The languages of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    Ko,
    En,
}

impl Lang {
    /// Both, Korean first.
    pub const ALL: [Self; 2] = [Self::Ko, Self::En];

    /// Of two texts the one in this language.
    pub fn pick<T>(self, ko: T, en: T) -> T {
        match self {
            Self::Ko => ko,
            Self::En => en,
        }
    }

    /// `ko` or `en`.
    pub fn code(self) -> &'static str {
        self.pick("ko", "en")
    }

    /// The other one.
    pub fn other(self) -> Self {
        self.pick(Self::En, Self::Ko)
    }
}

/// What the system says about light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// A reader's browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub lang: Lang,
    /// Of the viewport, CSS px.
    pub width: u32,
    /// Of the viewport, CSS px.
    pub height: u32,
    pub theme: Theme,
    pub reduced_motion: bool,
    /// The browser has no WebAssembly.
    pub no_wasm: bool,
    /// The browser denies storage.
    pub no_storage: bool,
    /// The test provokes errors and failing requests, so that they are not held against it.
    pub provokes: bool,
}

impl Profile {
    /// A desktop of 1440 by 900 px.
    pub fn desktop(lang: Lang) -> Self {
        Self::wide(lang, 1440)
    }

    /// A phone of 390 by 844 px.
    pub fn phone(lang: Lang) -> Self {
        Self::wide(lang, 390)
    }

    /// `width` px, with the height that goes with it.
    pub fn wide(lang: Lang, width: u32) -> Self {
        let height = match width {
            0..=500 => 844,
            501..=1000 => 1024,
            _ => 900,
        };
        Self {
            lang,
            width,
            height,
            theme: Theme::Light,
            reduced_motion: false,
            no_wasm: false,
            no_storage: false,
            provokes: false,
        }
    }

    #[must_use]
    pub fn dark(mut self) -> Self {
        self.theme = Theme::Dark;
        self
    }

    #[must_use]
    pub fn reduced_motion(mut self) -> Self {
        self.reduced_motion = true;
        self
    }

    #[must_use]
    pub fn without_wasm(mut self) -> Self {
        self.no_wasm = true;
        self.provoking()
    }

    #[must_use]
    pub fn without_storage(mut self) -> Self {
        self.no_storage = true;
        self
    }

    #[must_use]
    pub fn provoking(mut self) -> Self {
        self.provokes = true;
        self
    }
}
