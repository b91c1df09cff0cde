//! The words of the panel that saves the map as a picture, and of the picture.

use super::messages;

messages! { PAPER:
    SAVE_PICTURE { ko: "그림으로 저장", en: "Save as picture" }
    PAPER_SHOW { ko: "그릴 것", en: "What to draw" }
    PAPER_PLATE { ko: "한눈에 보기 (세계와 부분 지도)", en: "The overview (world and insets)" }
    PAPER_VIEW { ko: "지금 보는 지도", en: "The map as it is now" }
    PAPER_SIZE { ko: "크기", en: "Size" }
    PAPER_A4 { ko: "A4 가로", en: "A4 landscape" }
    PAPER_A4_PORTRAIT { ko: "A4 세로", en: "A4 portrait" }
    PAPER_A3 { ko: "A3 가로", en: "A3 landscape" }
    PAPER_WIDE { ko: "화면 16:9 (1920 × 1080)", en: "Screen 16:9 (1920 × 1080)" }
    PAPER_SQUARE { ko: "정사각형 (1080 × 1080)", en: "Square (1080 × 1080)" }
    PAPER_OWN { ko: "직접 입력", en: "Own size" }
    PAPER_WIDTH { ko: "너비 (px)", en: "Width (px)" }
    PAPER_HEIGHT { ko: "높이 (px)", en: "Height (px)" }
    PAPER_FORM { ko: "파일 형식", en: "File format" }
    PAPER_SVG { ko: "SVG (선과 글자, 크게 해도 선명함)", en: "SVG (lines and text, sharp at any size)" }
    PAPER_PNG { ko: "PNG (픽셀)", en: "PNG (pixels)" }
    PAPER_DENSITY { ko: "PNG 해상도", en: "PNG resolution" }
    PAPER_TONE { ko: "바탕", en: "Colours" }
    PAPER_LIGHT { ko: "밝게", en: "Light" }
    PAPER_DARK { ko: "어둡게", en: "Dark" }
    PAPER_SAVE { ko: "저장", en: "Save" }
    PAPER_SAVED { ko: "{0} 파일을 저장합니다.", en: "Saving {0}." }

    PAPER_WAIT { ko: "자세한 지도를 받고 있습니다…", en: "Fetching map detail…" }
    PAPER_COARSE {
        ko: "지도 세부를 다 받지 못해 그 자리는 간략하게 그렸습니다. 다시 저장하면 다시 받습니다.",
        en: "Some map detail did not come; the map is coarser there. Save again to retry."
    }

    PAPER_PROVINCE { ko: "시·도, 주 경계", en: "Province or state border" }
    PAPER_DISTRICT { ko: "시·군·구 경계", en: "District border" }
    PAPER_COUNTY { ko: "카운티 경계", en: "County border" }
    PAPER_TOWN { ko: "읍·면·동 경계", en: "Town border" }

    /// {0} the least side, {1} the greatest, px.
    PAPER_FAULT_SIZE {
        ko: "너비와 높이를 {0}에서 {1} px 사이의 정수로 적어 주세요. 긴 쪽은 짧은 쪽의 네 배까지 됩니다.",
        en: "Give width and height as whole numbers from {0} to {1} px. The longer side may be up to four times the shorter."
    }
    PAPER_FAULT_PIXELS {
        ko: "브라우저가 그릴 수 있는 것보다 큰 PNG입니다. 해상도나 크기를 줄이거나 SVG로 저장해 주세요.",
        en: "This PNG is larger than browsers can paint. Choose a lower resolution, a smaller size, or SVG."
    }
    PAPER_FAULT_CANVAS {
        ko: "이 브라우저가 PNG를 만들지 못했습니다. 해상도나 크기를 줄이거나 SVG로 저장해 주세요.",
        en: "This browser could not make the PNG. Choose a lower resolution, a smaller size, or SVG."
    }

    PAPER_TITLE { ko: "바이오 허브 아틀라스: 한국의 바이오 허브와 해외 협력", en: "Bio Hub Atlas: Korea’s bio hubs and their partners abroad" }
    PAPER_LICENCE { ko: "데이터 CC BY 4.0", en: "Data CC BY 4.0" }
}
