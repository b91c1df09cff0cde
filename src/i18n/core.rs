//! The words of the frame of the page: bar, panel, search, notices.

use super::messages;

messages! { CORE:
    SITE_NAME { ko: "바이오 허브 아틀라스", en: "Bio Hub Atlas" }
}
