"""The codes kept in the store's columns, each list in one place; words for the screen stand beside the pages."""

from enum import StrEnum


class Sex(StrEnum):
    """Sex as the lists give it."""

    MALE = "male"
    FEMALE = "female"


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class SpellEnd(StrEnum):
    """Why somebody is no longer a worker of the book."""

    LEFT = "left"
    TRANSFERRED = "transferred"
    RETIRED = "retired"
    ADMITTED = "admitted"


class MemberStatus(StrEnum):
    """A member's status on a day (domain notes §1.4)."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    TEMPORARY_IN = "temporary_in"
    TEMPORARY_AWAY = "temporary_away"
    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    TRANSFERRED = "transferred"
    LEFT = "left"


PRESENT_STATUSES = (MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY, MemberStatus.TEMPORARY_IN)
FORMER_STATUSES = (MemberStatus.TRANSFERRED, MemberStatus.LEFT)


class Organization(StrEnum):
    """What a post belongs to."""

    PARTY = "party"
    PRODUCTION = "production"
    UNION = "union"
    YOUTH = "youth"
    WOMEN = "women"


class UnitKind(StrEnum):
    """A Party group passes conclusions and proposals to its cell; a cell passes resolutions."""

    PARTY_GROUP = "party_group"
    CELL = "cell"


class HolderRole(StrEnum):
    """The main holder of a worker, or one who helps beside."""

    MAIN = "main"
    HELPER = "helper"


class LinkKind(StrEnum):
    """How two workers stand to each other: better apart at work, or on good terms."""

    APART = "apart"
    GOOD = "good"


class RoundState(StrEnum):
    """A classification round is open for proposals, agreed by a meeting, then closed and frozen."""

    OPEN = "open"
    AGREED = "agreed"
    CLOSED = "closed"


class PlanKind(StrEnum):
    """A worker's mentoring plan, a member's own striving plan, or a team's problem, which is nobody's own."""

    MENTORING = "mentoring"
    STRIVING = "striving"
    TEAM = "team"


class PlanState(StrEnum):
    """A plan is a draft until it was talked over, then active, then closed."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


class AimKind(StrEnum):
    """Near aim or long aim."""

    NEAR = "near"
    LONG = "long"


class PlanDirection(StrEnum):
    """Where a plan leads: output, skill grade, discipline, activist, candidate for admission, future cadre."""

    OUTPUT = "output"
    SKILL = "skill"
    DISCIPLINE = "discipline"
    ACTIVIST = "activist"
    CANDIDATE = "candidate"
    CADRE = "cadre"


class CauseArea(StrEnum):
    """Where a team's problem comes from: people, organisations, the layout of work and machines."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    LAYOUT = "layout"


class BetterWay(StrEnum):
    """Which way the figures of a series get better: pieces a day higher, rejects lower."""

    HIGHER = "higher"
    LOWER = "lower"


class ContactKind(StrEnum):
    """On what occasion somebody was met."""

    BREAK = "break"
    MEAL = "meal"
    SHIFT = "shift"
    HOME_VISIT = "home_visit"
    ILLNESS = "illness"
    MEETING = "meeting"
    FEEDBACK = "feedback"
    OTHER = "other"


class ReferredTo(StrEnum):
    """To whom a concern or proposal is passed on."""

    CELL = "cell"
    UNION = "union"
    YOUTH = "youth"
    WOMEN = "women"
    MANAGEMENT = "management"
    COMMITTEE = "committee"


class MeetingKind(StrEnum):
    """Kinds of meeting (domain notes §1.1)."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    COMBINED = "combined"
    PARTY_DAY = "party_day"
    CRITICISM = "criticism"
    COMMITTEE = "committee"
    YEAR_REVIEW = "year_review"
    OTHER = "other"


class MeetingState(StrEnum):
    """A meeting is planned, then prepared, then held, then its minutes are closed."""

    PLANNED = "planned"
    PREPARING = "preparing"
    HELD = "held"
    CLOSED = "closed"


class Presence(StrEnum):
    """How somebody took part in a meeting (domain notes §1.4)."""

    PRESENT = "present"
    EXCUSED = "absent_excused"
    UNEXCUSED = "absent_unexcused"
    LATE = "late"


class VoteForm(StrEnum):
    """By raising the card, or by secret ballot."""

    CARD = "card"
    SECRET = "secret"


class VoteRule(StrEnum):
    """More than one half, or at least two thirds, of the official members convened (domain notes §1.5)."""

    MAJORITY = "majority"
    TWO_THIRDS = "two_thirds"


class ResolutionKind(StrEnum):
    """What a meeting passes: a cell a resolution, a Party group a conclusion."""

    RESOLUTION = "resolution"
    CONCLUSION = "conclusion"


class NumberState(StrEnum):
    """A paper's number is kept for it, then used; or void, with a reason."""

    RESERVED = "reserved"
    USED = "used"
    VOID = "void"


class DecisionKind(StrEnum):
    """What a meeting may decide that the book then carries out."""

    ASSIGN_HOLDER = "assign_holder"
    AGREE_ROUND = "agree_round"
    LIST_CANDIDATE = "list_candidate"


class CandidateStage(StrEnum):
    """The way into the Party (domain notes §4.1), as far as a cell follows it."""

    INTRODUCED = "introduced"
    LISTED = "listed"
    CLASS = "class"
    CERTIFIED = "certified"
    PAPERS = "papers"
    RESOLVED = "resolved"
    ADMITTED = "admitted"
    OFFICIAL = "official"
    STOPPED = "stopped"


class BackupPlace(StrEnum):
    """Where a copy of the book was put."""

    MAIN = "main"
    SECOND = "second"
    CHOSEN = "chosen"


class ErasureState(StrEnum):
    """How far the erasure of a person is."""

    ASKED = "asked"
    CALLED_OFF = "called_off"
    DONE = "done"
