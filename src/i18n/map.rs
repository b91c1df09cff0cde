//! The words of the map.

use super::messages;

messages! { MAP:
    MAP_LABEL { ko: "지도", en: "Map" }

    FRAME_WORLD { ko: "세계", en: "World" }
    FRAME_KOREA { ko: "대한민국", en: "Korea" }
    FRAME_CAPITAL_AREA { ko: "수도권", en: "Capital area" }
    FRAME_EUROPE { ko: "유럽", en: "Europe" }
    FRAME_EASTERN_NORTH_AMERICA { ko: "북미 동부", en: "Eastern North America" }

    SEA_NORTH_PACIFIC { ko: "북태평양", en: "North Pacific" }
    SEA_SOUTH_PACIFIC { ko: "남태평양", en: "South Pacific" }
    SEA_NORTH_ATLANTIC { ko: "북대서양", en: "North Atlantic" }
    SEA_INDIAN { ko: "인도양", en: "Indian Ocean" }
    SEA_EAST { ko: "동해", en: "East Sea" }
    SEA_YELLOW { ko: "황해", en: "Yellow Sea" }
    SEA_SOUTH { ko: "남해", en: "South Sea" }
    SEA_EAST_CHINA { ko: "동중국해", en: "East China Sea" }
    SEA_NORTH { ko: "북해", en: "North Sea" }
    SEA_BALTIC { ko: "발트해", en: "Baltic Sea" }
    SEA_MEDITERRANEAN { ko: "지중해", en: "Mediterranean" }

    ROLE_KOREAN { ko: "한국의 허브", en: "Korean hub" }
    ROLE_PARTNER { ko: "협력하는 해외 허브", en: "Partner hub abroad" }
    ROLE_COMPARISON { ko: "비교 대상 (한국과의 협력 없음)", en: "For comparison (no Korean link)" }

    /// {0} a hub, {1} how many more.
    GROUP_MORE { ko: "{0} 외 {1}", en: "{0} +{1}" }
    GROUP_PAIR { ko: "{0}·{1}", en: "{0} · {1}" }
    /// {0} the label, {1} hubs, {2} partnerships.
    GROUP_NAME { ko: "{0}, 허브 {1}곳, 협력 {2}건, 지도에서 열기", en: "{0}, {1} hubs, {2} {2#partnership|partnerships}, open on the map" }
    /// {0} a hub, {1} its role, {2} partnerships.
    HUB_NAME { ko: "{0}, {1}, 협력 {2}건", en: "{0}, {1}, {2} {2#partnership|partnerships}" }
    COMPARISON_NAME { ko: "{0}, 비교 대상", en: "{0}, for comparison" }
    /// {0} and {1} its ends, {2} how many, {3} status.
    ARC_NAME { ko: "{0}–{1}, 협력 {2}건, {3}", en: "{0} – {1}, {2} {2#partnership|partnerships}, {3}" }
    BUNDLE_NAME { ko: "{0}–{1}, 협력 {2}건, 가장 앞선 단계 {3}", en: "{0} – {1}, {2} {2#partnership|partnerships}, furthest stage {3}" }
    AWAY { ko: "→ {0}", en: "→ {0}" }
}
