"""What an import would do, told before it is done; the import does exactly this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import ChangeGroup
from dvqc_desktop.domain import clock, names
from dvqc_desktop.domain.codes import MemberStatus, Organization, Precision, RoundState
from dvqc_desktop.domain.dates import PartialDate
from dvqc_desktop.domain.imported import Finding, ListedPerson, ListedWork, ListKind, PeopleList
from dvqc_desktop.services.classes.rounds import IMPORT, RoundRow, find_running_round
from dvqc_desktop.services.importing.import_known import MEMBERSHIP_COLUMNS, PERSON_COLUMNS, Known, known_people
from dvqc_desktop.services.importing.import_match import Matcher, Unclear

YOUTH_MEMBER = "Đoàn viên"
WORDS = {
    "code": "mã nhân viên",
    "sex": "giới tính",
    "phone": "điện thoại",
    "trade": "nghề",
    "skill_grade": "bậc thợ",
    "way_home": "nơi ở",
    "education": "trình độ",
    "note": "ghi chú",
    "decision_on": "ngày quyết định kết nạp",
    "admission_on": "ngày vào Đảng",
    "official_on": "ngày chính thức",
    "theory": "lý luận chính trị",
}


@dataclass(frozen=True, slots=True)
class PersonUpdate:
    """What a row adds to somebody the book knows; `words` names it for the preview.

    `columns` and `membership` hold new values by column, `work` the whole new place (None: as before), `posts` pairs
    of organisation and title, `proposes` whether the row's class becomes a proposal, `status` a new member status.
    """

    listed: ListedPerson
    person_id: int
    words: tuple[str, ...]
    columns: tuple[tuple[str, Any], ...] = ()
    membership: tuple[tuple[str, Any], ...] = ()
    work: ListedWork | None = None
    posts: tuple[tuple[str, str], ...] = ()
    proposes: bool = False
    returns: bool = False
    leaves_on: date | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The whole of an import: rows new to the book, rows that change somebody, rows that change nothing, doubts.

    `made_after` is the last entry of the change log when the plan was made: while it stands, the plan holds.
    """

    kind: ListKind
    as_of: date
    added: tuple[ListedPerson, ...]
    updated: tuple[PersonUpdate, ...]
    unchanged: int
    rejected: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    made_after: int = 0

    @property
    def proposals(self) -> int:
        """How many classes become proposals."""
        return sum(takes_proposal(person) for person in self.added) + sum(update.proposes for update in self.updated)


def takes_proposal(person: ListedPerson) -> bool:
    """A new person's class becomes a proposal, unless he has left already."""
    return person.class_code is not None and person.left_on is None


def posts_of(person: ListedPerson) -> list[tuple[str, str]]:
    """The posts a row names, as pairs of organisation and title."""
    posts = [(Organization.PRODUCTION.value, person.post)] if person.post else []
    if person.youth:
        posts.append((Organization.YOUTH.value, YOUTH_MEMBER))
    if person.membership and person.membership.party_post:
        posts.append((Organization.PARTY.value, person.membership.party_post))
    return posts


def plan_import(session: Session, people: PeopleList) -> ImportPlan:
    """What importing the list would do to the book as it is now."""
    planner = _Planner(session, people)
    for person in people.people:
        planner.take(person)
    return replace(planner.plan(), made_after=last_change(session))


def last_change(session: Session) -> int:
    """The number of the last entry of the change log; 0 in a book that nothing was done to."""
    return int(session.execute(select(func.coalesce(func.max(ChangeGroup.id), 0))).scalar_one())


class _Planner:
    """Goes through a list row by row."""

    def __init__(self, session: Session, people: PeopleList) -> None:
        self._people = people
        self._folds = {person.row: names.fold(person.full_name) for person in people.people}
        self._round = find_running_round(session) if people.kind is ListKind.WORKERS else None
        round_id = self._round.id if self._round else None
        self._today = clock.today()
        known = known_people(session, set(self._folds.values()), self._today, round_id)
        self._matcher = Matcher(known)
        self._added: list[ListedPerson] = []
        self._updated: list[PersonUpdate] = []
        self._unchanged = 0
        self._rejected: list[Finding] = []
        self._warnings: list[Finding] = []

    def take(self, person: ListedPerson) -> None:
        try:
            known = self._matcher.match(person, self._folds[person.row])
            if known is None:
                self._added.append(self._without_late_class(person))
                return
            self._refuse_other_side(known)
        except Unclear as unclear:
            self._rejected.append(self._finding(person, self._people.name_column, person.full_name, str(unclear)))
            return
        update = self._update(person, known)
        if update.words:
            self._updated.append(update)
        else:
            self._unchanged += 1

    def plan(self) -> ImportPlan:
        return ImportPlan(
            self._people.kind,
            self._people.as_of,
            tuple(self._added),
            tuple(self._updated),
            self._unchanged,
            tuple(self._rejected),
            tuple(self._warnings),
        )

    def _without_late_class(self, person: ListedPerson) -> ListedPerson:
        """The row, without its class while a round waits to be closed and takes no proposals."""
        if not takes_proposal(person) or self._round_takes(person):
            return person
        return replace(person, class_code=None, aspects=None)

    def _refuse_other_side(self, known: Known) -> None:
        if self._people.kind is ListKind.WORKERS and known.membership is not None:
            raise Unclear("trong sổ là đảng viên, không ghi vào danh sách quần chúng")
        if self._people.kind is ListKind.MEMBERS and known.spell_start and known.membership is None:
            raise Unclear("trong sổ đang là quần chúng; ghi kết nạp ở tab Phát triển Đảng")

    def _update(self, person: ListedPerson, known: Known) -> PersonUpdate:
        workers = self._people.kind is ListKind.WORKERS
        columns = _new_columns(person, known)
        membership, status = _new_membership(person, known)
        work = self._new_work(person, known)
        posts = tuple(post for post in posts_of(person) if (post[0], names.fold(post[1])) not in known.posts)
        leaves = person.left_on if workers and known.spell_start else None
        returns = workers and not known.spell_start and not person.left_on and not self._is_older(known.last_end)
        proposes = person.left_on is None and self._proposes(person, known)
        marks = (
            *(WORDS.get(name, "ngày sinh") for name, _ in columns if name != "birth_precision"),
            *(WORDS[name] for name, _ in membership),
            *(["tổ, nhóm, ca"] if work else []),
            *(title for _, title in posts),
            *(["đề nghị phân loại"] if proposes else []),
            *(["nghỉ việc"] if leaves else []),
            *(["trở lại danh sách"] if returns else []),
            *(["tình trạng đảng viên"] if status else []),
        )
        return PersonUpdate(
            person, known.person_id, marks, columns, membership, work, posts, proposes, returns, leaves, status
        )

    def _is_older(self, day: date | None) -> bool:
        """True when the book knows something of a later day than the list stands for."""
        return day is not None and self._people.as_of < day

    def _new_work(self, person: ListedPerson, known: Known) -> ListedWork | None:
        if person.left_on or self._is_older(known.placed_on) or self._is_older(known.spell_start):
            return None
        wanted = ListedWork(
            person.work.team or known.work.team,
            person.work.group or known.work.group,
            person.work.shift or known.work.shift,
        )
        return wanted if _folded(wanted) != _folded(known.work) else None

    def _proposes(self, person: ListedPerson, known: Known) -> bool:
        if person.class_code is None:
            return False
        before = known.proposed
        if before is not None and before.class_code == person.class_code:
            return before.source == IMPORT and not before.agreed and person.aspects not in (None, before.aspects)
        if (before is None or before.agreed) and known.class_code == person.class_code:
            return False
        if before is not None and (before.agreed or before.source != IMPORT):
            done = "đã thống nhất loại khác trong đợt này" if before.agreed else "đã có đề nghị khác do người ghi"
            return self._warn_class(person, f"{done}; không ghi đề nghị")
        return self._round_takes(person)

    def _round_takes(self, person: ListedPerson) -> bool:
        running: RoundRow | None = self._round
        if running is None or running.state is RoundState.OPEN:
            return True
        return self._warn_class(person, f"{running.name} đã thống nhất, chưa chốt; không ghi đề nghị")

    def _warn_class(self, person: ListedPerson, reason: str) -> bool:
        value = person.class_code or ""
        self._warnings.append(self._finding(person, self._people.class_column, value, reason))
        return False

    @staticmethod
    def _finding(person: ListedPerson, column: str, value: str, reason: str) -> Finding:
        return Finding(person.row, column, value, reason)


def _new_columns(person: ListedPerson, known: Known) -> tuple[tuple[str, Any], ...]:
    changed: list[tuple[str, Any]] = []
    for name in PERSON_COLUMNS:
        value = getattr(person, name)
        if value is not None and value != known.columns[name]:
            changed.append((name, value))
    if person.birth and _tells_more(person.birth, known.birth):
        changed += [("birth_date", person.birth.date), ("birth_precision", person.birth.precision.value)]
    return tuple(changed)


def _tells_more(new: PartialDate, old: PartialDate | None) -> bool:
    rank = {Precision.YEAR: 0, Precision.MONTH: 1, Precision.DAY: 2}
    return old is None or rank[new.precision] > rank[old.precision]


def _new_membership(person: ListedPerson, known: Known) -> tuple[tuple[tuple[str, Any], ...], str | None]:
    listed, before = person.membership, known.membership
    if listed is None:
        return (), None
    values = {name: getattr(listed, name) for name in MEMBERSHIP_COLUMNS}
    kept = before or {}
    changed = tuple((name, value) for name, value in values.items() if value is not None and value != kept.get(name))
    if before is None:
        return changed, listed.status
    backwards = listed.status == MemberStatus.PROBATIONARY
    return changed, listed.status if listed.stated and not backwards and listed.status != known.status else None


def _folded(work: ListedWork) -> tuple[str, str, str]:
    return names.fold(work.team or ""), names.fold(work.group or ""), names.fold(work.shift or "")
