"""A report as data, in the figures of team 6, for tests of the workbook."""

from datetime import date

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import CandidateStage, MeetingKind, MemberStatus, UnitKind
from dvqc_desktop.domain.figures import FigureDefinition, Figures, Section
from dvqc_desktop.domain.indicators import ExtraFigure
from dvqc_desktop.domain.report import (
    ChainLine,
    ClassCounts,
    ContactLine,
    MeetingLine,
    MemberLine,
    Movement,
    ProposalLine,
    ReportFigures,
    ReportPeriod,
    ReportUnit,
)

NOW = Figures(3, 3, 1.0, 1, 15, 5, 8, 2, 0, 15, 3, 1, 0, 0, 66, 15, 5, 3, 3, 8 / 9, 9, 2, 2, 0, 0)
BEFORE = Figures(3, 2, 2 / 3, 1, 15, 4, 8, 3, 0, 15, 1, 0, 0, 0, 60, 15, 3, 3, 0, 0.0, 9, 0, 1, 0, 0)
UNIT = ReportUnit(
    UnitKind.PARTY_GROUP, "X40-Z2-M6", "Tổ đảng Tổ máy 6", "Chi bộ Phân xưởng Z2", "Đảng bộ X.40", "Hà Nội"
)
PERIOD = ReportPeriod(date(2026, 10, 1), date(2026, 12, 31), "Quý IV năm 2026", date(2026, 9, 30), date(2026, 11, 20))
MEMBERS = (
    MemberLine(
        "Nguyễn Thúy Lợi", MemberStatus.OFFICIAL, date(2014, 5, 19), date(2015, 5, 19), "Tổ trưởng đảng", True, 3
    ),
    MemberLine("Trần Bích Hà", MemberStatus.OFFICIAL, date(2019, 11, 7), date(2020, 11, 7), "", False, 2),
    MemberLine("Lê Kim Oanh", MemberStatus.PROBATIONARY, date(2025, 12, 3), None, "", False, 2),
)
MOVEMENT = (
    Movement("active", "active", 3),
    Movement("active", "average", 1),
    Movement("average", "active", 2),
    Movement("average", "average", 6),
    Movement("needs_help", "average", 1),
    Movement("needs_help", "needs_help", 2),
)
CONTACTS = (
    ContactLine(WorkerClass.ACTIVE, 20, 5, 5),
    ContactLine(WorkerClass.AVERAGE, 36, 8, 8),
    ContactLine(WorkerClass.NEEDS_HELP, 10, 2, 2),
    ContactLine(WorkerClass.UNCLASSIFIED, 0, 0, 0),
    ContactLine(None, 0, 0, 0),
)
EXTRAS = (
    ExtraFigure(FigureDefinition("own_1", "Sáng kiến", "sáng kiến", Section.OWN, "Do tổ đếm."), 2.0, 1.0),
    ExtraFigure(
        FigureDefinition("made_1", "QĐ 14", "cái/công", Section.PRODUCTION, "Theo sổ tổ.", 1), 220.5, 150.0, 130.0
    ),
)


def team_report() -> ReportFigures:
    """The report of quarter IV."""
    return ReportFigures(
        unit=UNIT,
        period=PERIOD,
        made_on=date(2026, 11, 20),
        now=NOW,
        previous=BEFORE,
        previous_words="Quý III/2026",
        last_year=None,
        last_year_words="Quý IV/2025",
        rounds=(ClassCounts("30/06/2026", 3, 9, 3), ClassCounts("30/09/2026", 4, 8, 3), ClassCounts("Nay", 5, 8, 2)),
        movement=MOVEMENT,
        groups=(ClassCounts("Nhóm 1", 2, 2, 1), ClassCounts("Nhóm 2", 1, 3, 1), ClassCounts("Nhóm 3", 2, 3)),
        chain=(
            ChainLine(WorkerClass.ACTIVE, 5, 5, 0, 0, 0, 0),
            ChainLine(WorkerClass.AVERAGE, 8, 0, 7, 0, 0, 0),
            ChainLine(WorkerClass.NEEDS_HELP, 2, 2, 0, 0, 0, 1),
            ChainLine(WorkerClass.UNCLASSIFIED, 0, 0, 0, 0, 0, 0),
        ),
        contacts=CONTACTS,
        plans=(("Có kế hoạch đang thực hiện", 15), ("Kế hoạch còn dự thảo", 0)),
        opinions=(("Ý kiến quần chúng góp ý đã nhận", 12),),
        extras=EXTRAS,
        proposals=(ProposalLine("", 1, 1, 1), ProposalLine("union", 4, 2, 1)),
        meetings=(
            MeetingLine(date(2026, 10, 6), MeetingKind.REGULAR, 3, 3),
            MeetingLine(date(2026, 10, 22), MeetingKind.PARTY_DAY, 3, 2),
            MeetingLine(date(2026, 11, 5), MeetingKind.REGULAR, 3, 3),
        ),
        stages=((CandidateStage.INTRODUCED, 2), (CandidateStage.CLASS, 1)),
        members=MEMBERS,
    )
