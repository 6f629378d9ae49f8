"""The words of the candidates' page: stages as badges, who introduced, what falls due."""

from dataclasses import dataclass
from datetime import date

from dvqc_desktop.domain.codes import CandidateStage, Organization
from dvqc_desktop.domain.dates import add_months
from dvqc_desktop.services.development import STAGE_WORDS, CandidateRow

SHORT_WORDS = {
    CandidateStage.INTRODUCED: "Được giới thiệu",
    CandidateStage.LISTED: "Cảm tình Đảng",
    CandidateStage.CLASS: "Lớp nhận thức",
    CandidateStage.CERTIFIED: "Có chứng nhận",
    CandidateStage.PAPERS: "Lập hồ sơ",
    CandidateStage.RESOLVED: "Đã có nghị quyết",
    CandidateStage.ADMITTED: "Dự bị",
    CandidateStage.OFFICIAL: "Chính thức",
    CandidateStage.STOPPED: "Thôi theo dõi",
}
STAGE_TONES = {
    CandidateStage.ADMITTED: "info",
    CandidateStage.OFFICIAL: "ok",
    CandidateStage.STOPPED: "plain",
    CandidateStage.PAPERS: "warn",
    CandidateStage.RESOLVED: "warn",
}
INTRODUCER_WORDS = {
    Organization.YOUTH: "Đoàn Thanh niên",
    Organization.UNION: "Công đoàn",
    Organization.PARTY: "Đảng viên",
    Organization.WOMEN: "Nữ công, phụ nữ",
    Organization.PRODUCTION: "Chuyên môn",
}
BRIEF_INTRODUCERS = {
    Organization.YOUTH: "chi đoàn",
    Organization.UNION: "công đoàn",
    Organization.PARTY: "đảng viên",
    Organization.WOMEN: "nữ công",
    Organization.PRODUCTION: "chuyên môn",
}
NO_HELPER = "chưa phân công đảng viên giúp vào Đảng"
PROBATION_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something about a candidate should be done."""

    on: date
    candidate_id: int
    words: str


def counts_words(rows: tuple[CandidateRow, ...]) -> str:
    """The sentence beside the title: "5 quần chúng và 1 đảng viên dự bị đang theo dõi"."""
    followed = [row for row in rows if not row.over]
    probationers = sum(row.stage is CandidateStage.ADMITTED for row in followed)
    workers = len(followed) - probationers
    parts = [f"{workers} quần chúng"] if workers else []
    parts += [f"{probationers} đảng viên dự bị"] if probationers else []
    return f"{' và '.join(parts)} đang theo dõi" if parts else ""


def deadlines(rows: tuple[CandidateRow, ...]) -> list[Deadline]:
    """What falls due, the earliest first: the next step as noted, else twelve months after the ceremony."""
    found = []
    for row in rows:
        if row.over:
            continue
        if row.stage is CandidateStage.ADMITTED:
            found.append(Deadline(add_months(row.stage_on, PROBATION_MONTHS), row.id, f"{row.name}: đủ 12 tháng dự bị"))
        elif row.next_due_on is not None:
            step = SHORT_WORDS[row.stage].lower()
            found.append(Deadline(row.next_due_on, row.id, f"{row.name}: {step}"))
    return sorted(found, key=lambda deadline: deadline.on)


def left_words(on: date, today: date) -> tuple[str, str]:
    """How many days are left, and the colour token of these words."""
    days = (on - today).days
    if days < 0:
        return f"quá {-days} ngày", "danger"
    if days == 0:
        return "hôm nay", "warn"
    return f"{days} ngày", "warn" if days <= 14 else "text"


def later_stages(stage: CandidateStage) -> list[CandidateStage]:
    """The stages that may follow one, in order; giving up comes last."""
    stages = list(STAGE_WORDS)
    return stages[stages.index(stage) + 1 :]
