"""Words and tones of the year of meetings."""

from dvqc_desktop.domain.meeting_year import SlotState

YEAR_VIEW = "year"
STATE_WORDS = {
    SlotState.HELD: "đã họp",
    SlotState.PLANNED: "dự kiến",
    SlotState.MISSING: "còn thiếu",
    SlotState.LATER: "chưa có",
    SlotState.MISSED: "không họp",
    SlotState.BEFORE: "–",
}
STATE_GROUNDS = {SlotState.HELD: "okBg", SlotState.PLANNED: "infoBg", SlotState.MISSING: "warnBg"}
STATE_INKS = {SlotState.HELD: "ok", SlotState.PLANNED: "info", SlotState.MISSING: "warn"}
