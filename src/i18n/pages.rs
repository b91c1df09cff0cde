//! The words of a record's page.

use super::messages;

messages! { PAGES:
    KIND_HUB { ko: "허브", en: "Hub" }
    KIND_ORGANIZATION { ko: "기관", en: "Organisation" }
    KIND_PARTNERSHIP { ko: "협력", en: "Partnership" }
    KIND_CLAIM { ko: "진술", en: "Statement" }
    KIND_MILESTONE { ko: "일지", en: "Milestone" }
    KIND_SOURCE { ko: "출처", en: "Source" }
    KIND_STORY { ko: "이야기", en: "Story" }

    STATUS_OPERATING { ko: "운영·완료", en: "Operating or completed" }
    STATUS_BUILDING { ko: "건설 중", en: "Under construction" }
    STATUS_SIGNED { ko: "체결", en: "Signed" }
    STATUS_ANNOUNCED { ko: "발표·제안", en: "Announced or proposed" }
    STATUS_LAPSED { ko: "무산·종료", en: "Lapsed or cancelled" }
    STATUS_UNKNOWN { ko: "확인되지 않음", en: "Not known" }

    /// A stage and its date.
    STAGE_ON { ko: "{1} {0}", en: "{0}, {1}" }
    /// The site stands at a day before the first stage; its date.
    NOT_YET { ko: "이 시점 이후({0}) 시작", en: "Begins later ({0})" }
    PLANNED { ko: "계획", en: "planned" }
    STATED_ON { ko: "{0} 발표", en: "stated {0}" }
    DUE_BY { ko: "기한 {0}", en: "due {0}" }
    CHECKED_ON { ko: "마지막 확인: {0}", en: "Last checked on {0}." }
    AS_OF { ko: "{0} 기준", en: "As of {0}" }
    STEP { ko: "{0}/{1}", en: "{0} of {1}" }
    UNDATED { ko: "날짜 없음", en: "Undated" }
    POSITION { ko: "약 {0} km까지 정확 ({1})", en: "Accurate to about {0} km ({1})" }

    FACT_PART_OF { ko: "상위 허브", en: "Part of" }
    FACT_CONTAINS { ko: "하위 허브", en: "Contains" }
    FACT_FIELDS { ko: "분야", en: "Fields" }
    FACT_MAP { ko: "지도", en: "Map" }
    FACT_POSITION { ko: "위치", en: "Position" }
    FACT_ALIASES { ko: "다른 이름", en: "Also known as" }
    FACT_WEBSITE { ko: "누리집", en: "Website" }
    FACT_ALSO_IN { ko: "다른 소재지", en: "Also in" }
    FACT_CHECKED { ko: "마지막 확인", en: "Last checked" }
    FACT_OUTLET { ko: "발행처", en: "Publisher" }
    FACT_PUBLISHED { ko: "발행일", en: "Published" }
    FACT_PAGE { ko: "원문", en: "Page" }
    FACT_ACCESSED { ko: "열람일", en: "Read on" }
    FACT_NOTE { ko: "편집자 주", en: "Editor’s note" }

    SEC_PROMISES { ko: "약속과 결과", en: "What was promised, and what came of it" }
    SEC_REPORTS { ko: "보도된 내용", en: "What is reported" }
    SEC_PARTNERSHIPS { ko: "협력 {0}건", en: "{0} {0#partnership|partnerships}" }
    SEC_ORGANIZATIONS { ko: "기관 {0}곳", en: "{0} {0#organisation|organisations}" }
    SEC_MILESTONES { ko: "일지 {0}건", en: "{0} {0#milestone|milestones}" }
    SEC_EVIDENCE { ko: "근거", en: "Evidence" }
    SEC_STAGES { ko: "단계와 근거", en: "Stages and their proof" }
    SEC_OUTCOME { ko: "결과", en: "What came of it" }
    SEC_NOTE { ko: "덧붙임", en: "Note" }
    SEC_STATEMENT { ko: "진술과 근거", en: "The statement and its proof" }
    SEC_CONFLICTS { ko: "서로 다른 보도", en: "Conflicting reports" }
    SEC_PEOPLE { ko: "사람", en: "People" }
    SEC_NAMED { ko: "관련 기록", en: "Who and what it concerns" }
    SEC_RESTS { ko: "이 출처에 근거한 기록 {0}건", en: "{0} {0#record rests|records rest} on this source" }

    /// Two statements that contradict one another.
    SIDE_BY_SIDE { ko: "서로 다른 보도", en: "Reports differ" }
    EVIDENCE_OPEN { ko: "이 문장 열기", en: "Open at this sentence" }
    EVIDENCE_MORE { ko: "근거 {0}개 더 보기", en: "{0} more {0#quote|quotes}" }
    VERDICT_PROOF { ko: "판단 근거 {0}개", en: "What the verdict rests on ({0})" }
    NOTE_LABEL { ko: "편집자 주(영어)", en: "Editor’s note" }
    EVIDENCE_COMING { ko: "근거를 불러오는 중입니다.", en: "The evidence is on its way." }
    NEW_TAB { ko: "새 탭", en: "new tab" }
}
