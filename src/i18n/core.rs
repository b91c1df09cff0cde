//! The words of the frame of the page: bar, panel, search, time, notices.

use super::messages;

messages! { CORE:
    SITE_NAME { ko: "바이오 허브 아틀라스", en: "Bio Hub Atlas" }
    SITE_DESCRIPTION {
        ko: "한국의 바이오·정밀의료 허브와 해외 협력을 한 지도에서 봅니다. 약속한 것, 서명한 것, 지어진 것을 출처의 문장과 함께 보여 줍니다.",
        en: "Korea’s bio and precision-medicine hubs and their partners abroad on one map: what was promised, signed and built, each with the sentence of its source."
    }
    SKIP_TO_CONTENT { ko: "본문으로 건너뛰기", en: "Skip to content" }
    NAV_LABEL { ko: "사이트", en: "Site" }
    NAV_STORIES { ko: "이야기", en: "Stories" }
    NAV_ABOUT { ko: "소개", en: "About" }
    OTHER_LANGUAGE { ko: "EN (English)", en: "한국어" }
    OTHER_LANGUAGE_SHORT { ko: "EN", en: "한국어" }
    THEME { ko: "화면 밝기: {0}", en: "Theme: {0}" }
    THEME_SYSTEM { ko: "시스템 설정", en: "system" }
    THEME_LIGHT { ko: "밝게", en: "light" }
    THEME_DARK { ko: "어둡게", en: "dark" }

    SEARCH_LABEL { ko: "허브, 기관, 협력, 약속 찾기", en: "Find hubs, partners, promises" }
    SEARCH_COUNT { ko: "결과 {0}건", en: "{0} {0#result|results}" }
    /// {0} how many are shown, and there are more.
    SEARCH_MANY { ko: "결과 {0}건 이상", en: "{0} or more results" }
    SEARCH_COMING { ko: "찾는 중", en: "Looking" }
    SEARCH_NONE { ko: "‘{0}’에 맞는 결과가 없습니다.", en: "Nothing found for “{0}”." }
    SEARCH_HINT { ko: "낱말을 줄이거나 다른 철자, 초성으로 찾아보세요.", en: "Try fewer words, another spelling, or Korean initials." }

    PANEL_LABEL { ko: "목록", en: "Lists" }
    TAB_HUBS { ko: "허브", en: "Hubs" }
    TAB_ORGANIZATIONS { ko: "기관", en: "Organisations" }
    TAB_PARTNERSHIPS { ko: "협력", en: "Partnerships" }
    TAB_CLAIMS { ko: "약속", en: "Promises" }
    TAB_STORIES { ko: "이야기", en: "Stories" }
    COUNT_PARTNERSHIPS { ko: "협력 수", en: "Partnerships" }
    GROUP_KOREAN { ko: "한국의 허브 {0}곳", en: "{0} Korean {0#hub|hubs}" }
    GROUP_PARTNER { ko: "협력하는 해외 허브 {0}곳", en: "{0} partner {0#hub|hubs} abroad" }
    GROUP_COMPARISON { ko: "비교 대상 {0}곳", en: "{0} for comparison" }
    GROUP_COUNT { ko: "{0} {1}", en: "{0} {1}" }
    ROW_COUNT { ko: "협력 {0}건", en: "{0} {0#partnership|partnerships}" }

    TIME_LABEL { ko: "기준일", en: "As-of day" }
    TIME_TODAY { ko: "오늘로", en: "Back to today" }

    CLOSE { ko: "닫기", en: "Close" }
    SHARE { ko: "공유", en: "Share" }
    SHARE_COPIED { ko: "주소를 복사했습니다.", en: "Address copied." }
    SHARE_FAILED { ko: "복사하지 못했습니다. 주소: {0}", en: "Could not copy. The address: {0}" }
    DISMISS { ko: "알림 닫기", en: "Dismiss" }
    RETRY { ko: "다시 시도", en: "Try again" }

    LOADING_DATA { ko: "데이터를 불러오는 중", en: "Loading the data" }
    FAULT_NOT_FOUND { ko: "데이터 파일이 없습니다({0}, 404).", en: "A data file is missing ({0}, 404)." }
    FAULT_SERVER { ko: "서버가 오류로 답했습니다({0}, {1}).", en: "The server answered with an error ({0}, {1})." }
    FAULT_NETWORK { ko: "네트워크에 연결하지 못했습니다({0}).", en: "No connection to the network ({0})." }
    FAULT_CUT { ko: "데이터가 중간에 끊기거나 깨졌습니다({0}).", en: "The data arrived cut off or damaged ({0})." }
    FAULT_TIMEOUT { ko: "응답이 너무 늦습니다({0}).", en: "The answer takes too long ({0})." }
    FAULT_WAY_ON {
        ko: "연결을 확인하고 다시 시도해 주세요. 이미 불러온 내용은 그대로 볼 수 있습니다.",
        en: "Check the connection and try again. What has loaded stays readable."
    }
    FAULT_MAP {
        ko: "바탕 지도를 불러오지 못했습니다. 연결되면 다시 불러옵니다.",
        en: "The map beneath could not be loaded. It is asked for again once there is a connection."
    }
    FAULT_DETAIL { ko: "지도 세부를 불러오지 못했습니다.", en: "Map detail could not be loaded." }
    FAULT_EVIDENCE { ko: "근거를 불러오지 못했습니다.", en: "The evidence could not be loaded." }
    FAULT_RECORD {
        ko: "기록 {0}개를 읽지 못했습니다: {1}. 나머지는 모두 보여 줍니다.",
        en: "{0} {0#record|records} could not be read: {1}. All others are shown."
    }
    FAULT_STORAGE {
        ko: "브라우저가 저장을 막아 언어와 밝기 설정을 기억하지 못합니다. 이번 방문에는 적용됩니다.",
        en: "The browser denies storage, so language and theme are not remembered. They hold for this visit."
    }
    NOTICE_PARAMETER {
        ko: "주소의 ‘{0}’ 값 ‘{1}’{1:을} 이해하지 못해 뺐습니다.",
        en: "The address has “{1}” for “{0}”, which is not understood; it was left out."
    }

    MISSING_TITLE { ko: "이 주소에는 기록이 없습니다", en: "There is no record at this address" }
    MISSING_TEXT { ko: "‘{0}’{0:이} 없습니다. 가장 가까운 기록입니다.", en: "There is no record called “{0}”. The nearest ones:" }
    MISSING_NONE { ko: "‘{0}’{0:이} 없습니다. 처음으로 돌아가 찾아보세요.", en: "There is no record called “{0}”. Go to the start and search." }
    TO_START { ko: "처음으로", en: "To the start" }

    ABOUT_TITLE { ko: "아틀라스 소개", en: "About the atlas" }
    ABOUT_WHAT {
        ko: "바이오 허브 아틀라스는 한국의 바이오·정밀의료 허브와 해외 협력을 모은 공개 자료입니다. 모든 진술에는 그렇게 말한 출처의 문장이 붙어 있습니다.",
        en: "The Bio Hub Atlas is an open collection on Korea’s bio and precision-medicine hubs and their partners abroad. Every statement carries the sentence of the source that says so."
    }
    ABOUT_METHOD {
        ko: "약속과 사실은 다릅니다. 목표는 언제 누가 말했고 언제까지인지, 그 뒤 어떻게 되었는지, 마지막으로 언제 확인했는지를 함께 적습니다. 소식이 없으면 없다고 적습니다.",
        en: "A promise is not a fact. A target is shown with when it was stated, when it is due, what became of it and when someone last looked. Where nothing was found, the record says so."
    }
    ABOUT_STATUS {
        ko: "협력의 상태는 따로 적지 않고, 날짜가 있는 단계에서 그날을 기준으로 정합니다. 기준일을 옮기면 지도와 목록이 그날의 상태로 돌아갑니다. 기록에는 그 뒤의 일도 그대로 있습니다.",
        en: "The status of a partnership is never stored: it follows from its dated stages as of a day. Move the day, and the map and the lists go back to it; records keep what came later."
    }
    ABOUT_COUNTS {
        ko: "허브 {0}곳, 기관 {1}곳, 협력 {2}건, 진술 {3}건, 출처 {4}건.",
        en: "{0} hubs, {1} organisations, {2} partnerships, {3} statements, {4} sources."
    }
    ABOUT_DATA { ko: "데이터와 이용 조건", en: "Data and licence" }
    ABOUT_LICENCE {
        ko: "데이터는 CC BY 4.0으로 공개합니다. 인용문의 권리는 각 발행처에, 지도 자료의 권리는 각 제공처에 있습니다. 코드는 MIT 또는 Apache-2.0입니다.",
        en: "The data are published under CC BY 4.0. Quotes remain their publishers’, map layers are under their own licences. The code is MIT or Apache-2.0."
    }
    ABOUT_FILES { ko: "데이터 파일(JSON)", en: "Data files (JSON)" }
    ABOUT_MAP { ko: "지도 자료", en: "Map sources" }
}
