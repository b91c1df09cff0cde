//! The words of the map.

use super::messages;

messages! { MAP:
    MAP_LABEL { ko: "지도", en: "Map" }
}
