"""The state of an entry of the register heard, referred, answered, told back."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dvqc_desktop.domain.codes import ReferredTo

REFERRED_WORDS = {
    ReferredTo.UNION: "Công đoàn",
    ReferredTo.YOUTH: "Đoàn thanh niên",
    ReferredTo.WOMEN: "Nữ công",
    ReferredTo.MANAGEMENT: "Chuyên môn",
    ReferredTo.CELL: "Chi bộ",
    ReferredTo.COMMITTEE: "Cấp ủy",
}


class ProposalState(StrEnum):
    """How far an entry has come; it stays open until told back."""

    HEARD = "heard"
    REFERRED = "referred"
    LATE = "late"
    ANSWERED = "answered"
    TOLD_BACK = "told_back"


STATE_WORDS = {
    ProposalState.HEARD: "Mới nghe",
    ProposalState.REFERRED: "Chờ trả lời",
    ProposalState.LATE: "Quá hẹn trả lời",
    ProposalState.ANSWERED: "Chưa báo lại",
    ProposalState.TOLD_BACK: "Đã báo lại",
}


@dataclass(frozen=True, slots=True)
class ProposalDays:
    """The four days of an entry; None for what has not come yet."""

    received_on: date
    referred_on: date | None = None
    answered_on: date | None = None
    told_back_on: date | None = None

    def in_order(self) -> bool:
        """True when no day comes before the one that leads to it, and nobody was told without an answer."""
        days = [self.received_on, self.referred_on, self.answered_on, self.told_back_on]
        known = [day for day in days if day is not None]
        return known == sorted(known) and not (self.told_back_on and self.answered_on is None)


def proposal_state(days: ProposalDays, due_on: date | None, day: date) -> ProposalState:
    """The state of an entry on `day`; late when the answer was due before it."""
    if days.told_back_on is not None:
        return ProposalState.TOLD_BACK
    if days.answered_on is not None:
        return ProposalState.ANSWERED
    if due_on is not None and due_on < day:
        return ProposalState.LATE
    return ProposalState.REFERRED if days.referred_on is not None else ProposalState.HEARD
