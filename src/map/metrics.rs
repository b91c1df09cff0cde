//! Widths of text without a browser: for tests and for static pages.

/// What a text on the map is, which decides its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LabelClass {
    /// The name of a hub or a group.
    Hub,
    /// The name of the country that all its hubs are gathered in.
    Country,
    /// The name of a sea.
    Sea,
    /// The name of an island.
    Island,
    /// The name of an inset that is drawn as a box.
    Box,
    /// Where an arc leads that leaves the frame.
    Away,
    /// The title of a frame.
    Title,
    /// The distance of a ring.
    Ring,
    /// The name of a country.
    Nation,
    /// The name of a city, beside its dot.
    City,
    /// The name of a province, a district, a town.
    Area,
}

/// The type of a class: size in px, weight, and letter spacing in em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Size, px.
    pub size: f32,
    /// Weight as CSS has it.
    pub weight: u16,
    /// Letter spacing, em.
    pub spacing: f32,
    /// Height of its box, px: from above the tallest letter to below the lowest.
    pub height: f32,
}

impl LabelClass {
    /// All of them.
    pub const ALL: [LabelClass; 11] = [
        LabelClass::Hub,
        LabelClass::Country,
        LabelClass::Sea,
        LabelClass::Island,
        LabelClass::Box,
        LabelClass::Away,
        LabelClass::Title,
        LabelClass::Ring,
        LabelClass::Nation,
        LabelClass::City,
        LabelClass::Area,
    ];

    /// Whether it belongs to the ground on which hubs and arcs lie.
    pub const fn is_ground(self) -> bool {
        matches!(self, LabelClass::Sea | LabelClass::Island | LabelClass::Nation | LabelClass::City | LabelClass::Area)
    }

    /// Its type. The style sheet of the plate has the same values.
    pub const fn type_(self) -> Type {
        match self {
            LabelClass::Hub => Type { size: 11.5, weight: 600, spacing: 0.0, height: 14.0 },
            LabelClass::Country => Type { size: 14.0, weight: 750, spacing: 0.0, height: 17.0 },
            LabelClass::Sea => Type { size: 11.0, weight: 400, spacing: 0.1, height: 14.0 },
            LabelClass::Island => Type { size: 10.5, weight: 400, spacing: 0.0, height: 13.0 },
            LabelClass::Box => Type { size: 11.0, weight: 600, spacing: 0.0, height: 14.0 },
            LabelClass::Away => Type { size: 11.0, weight: 600, spacing: 0.0, height: 14.0 },
            LabelClass::Title => Type { size: 12.0, weight: 600, spacing: 0.0, height: 16.0 },
            LabelClass::Ring => Type { size: 10.5, weight: 400, spacing: 0.0, height: 13.0 },
            LabelClass::Nation => Type { size: 11.5, weight: 600, spacing: 0.06, height: 14.0 },
            LabelClass::City => Type { size: 11.0, weight: 400, spacing: 0.0, height: 13.0 },
            LabelClass::Area => Type { size: 10.5, weight: 400, spacing: 0.04, height: 13.0 },
        }
    }
}

/// Advances of U+0020 to U+007E in thousandths of an em, Noto Sans CJK KR 2.004 Regular, as its `hmtx` table has them.
const REGULAR: [u16; 95] = [
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555,
    555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742,
    635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275,
    552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
];

/// The same of Noto Sans CJK KR Bold, which browsers take for weights from 600 up.
const BOLD: [u16; 95] = [
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590, 590, 590, 590, 590, 590, 590, 590,
    590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770,
    682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306,
    604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,
];

/// The width of a text on the map, px, as Noto Sans CJK KR would set it; other system fonts are within about a tenth.
///
/// Kerning is left out. Hangul takes 0.92 em, Hanja and full-width marks 1 em, other letters 0.59 em.
pub fn noto_width(text: &str, class: LabelClass) -> f32 {
    let Type { size, weight, spacing, .. } = class.type_();
    let table = if weight >= 600 { &BOLD } else { &REGULAR };
    let em: f32 = text
        .chars()
        .map(|c| {
            let advance = match c {
                ' '..='~' => table[c as usize - 0x20],
                '\u{ac00}'..='\u{d7a3}' => 920,
                '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{2190}'..='\u{21ff}' => 1000,
                _ => 590,
            };
            f32::from(advance) / 1000.0 + spacing
        })
        .sum();
    em * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_agree_with_the_font() {
        assert!((noto_width("서울", LabelClass::Hub) - 2.0 * 0.92 * 11.5).abs() < 1e-3);
        assert!((noto_width("Aa", LabelClass::Hub) - (0.641 + 0.591) * 11.5).abs() < 1e-3);
        assert!((noto_width("東海", LabelClass::Sea) - 2.0 * 1.1 * 11.0).abs() < 1e-3);
    }
}
