"""The tables, by noun."""

from dvqc_desktop.db.models.base import Base
from dvqc_desktop.db.models.book import ChangeGroup, ChangeRow, Maintenance, RuleOverride, Setting
from dvqc_desktop.db.models.chain import GroupCover, HolderAssignment, WorkerLink, YearAssignment
from dvqc_desktop.db.models.classes import ClassEvent, ClassProposal, ClassRound
from dvqc_desktop.db.models.contacts import Contact, ContactMiss, ContactPause, ContactPrivate, Proposal, SlipCount
from dvqc_desktop.db.models.development import Candidate, CandidateHelper, CandidateStageEvent
from dvqc_desktop.db.models.meetings import (
    AgendaItem,
    AgendaItemPerson,
    Attendance,
    BacklogItem,
    ItemOpinion,
    Meeting,
    MinutesVersion,
    Vote,
)
from dvqc_desktop.db.models.membership import Membership, MemberStatusEvent
from dvqc_desktop.db.models.opinions import Opinion, OpinionSession
from dvqc_desktop.db.models.people import (
    DirectSuperior,
    Person,
    Placement,
    Post,
    Shift,
    ShiftTurn,
    Team,
    WorkerSpell,
    WorkGroup,
)
from dvqc_desktop.db.models.plans import (
    MeasurePoint,
    MeasureSeries,
    Plan,
    PlanAim,
    PlanReview,
    PlanStep,
    PlanStrength,
    PlanWeakness,
)
from dvqc_desktop.db.models.praise import Commendation, FamilyConsent
from dvqc_desktop.db.models.resolutions import (
    Decision,
    DocumentNumber,
    QualityScore,
    QualitySheet,
    Resolution,
    ResolutionSection,
    Task,
)

__all__ = [
    "AgendaItem",
    "AgendaItemPerson",
    "Attendance",
    "BacklogItem",
    "Base",
    "Candidate",
    "CandidateHelper",
    "CandidateStageEvent",
    "ChangeGroup",
    "ChangeRow",
    "ClassEvent",
    "ClassProposal",
    "ClassRound",
    "Commendation",
    "Contact",
    "ContactMiss",
    "ContactPause",
    "ContactPrivate",
    "Decision",
    "DirectSuperior",
    "DocumentNumber",
    "FamilyConsent",
    "GroupCover",
    "HolderAssignment",
    "ItemOpinion",
    "Maintenance",
    "MeasurePoint",
    "MeasureSeries",
    "Meeting",
    "MemberStatusEvent",
    "Membership",
    "MinutesVersion",
    "Opinion",
    "OpinionSession",
    "Person",
    "Placement",
    "Plan",
    "PlanAim",
    "PlanReview",
    "PlanStep",
    "PlanStrength",
    "PlanWeakness",
    "Post",
    "Proposal",
    "QualityScore",
    "QualitySheet",
    "Resolution",
    "ResolutionSection",
    "RuleOverride",
    "Setting",
    "Shift",
    "ShiftTurn",
    "SlipCount",
    "Task",
    "Team",
    "Vote",
    "WorkGroup",
    "WorkerLink",
    "WorkerSpell",
    "YearAssignment",
]
