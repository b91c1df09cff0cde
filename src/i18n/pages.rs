//! The words of a record's page.

use super::messages;

messages! { PAGES:
    EVIDENCE_OPEN { ko: "이 문장 열기", en: "Open at this sentence" }
}
