"""A small book for the tests of meetings: a Party group of three members and a few workers, as of 20/11/2026."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import HolderAssignment, MemberStatusEvent, Post, WorkerSpell
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.services.meetings.meetings import MeetingForm, add_meeting
from dvqc_desktop.services.people.people import PersonFields, create_person
from dvqc_desktop.services.unit import Unit, save_unit

SINCE = date(2026, 1, 5)
UNIT = Unit(
    kind="party_group",
    name="Tổ đảng Tổ máy 6",
    code="TM6",
    parent_name="Chi bộ Phân xưởng Z2",
    superior_name="Đảng bộ X.40",
    place="Hà Nội",
    term="2025-2027",
)


@dataclass(frozen=True, slots=True)
class People:
    """Row ids of the people of the book."""

    loi: int
    ha: int
    oanh: int
    nhung: int
    dung: int
    luc: int


def member(session: Session, name: str, status: str, post: str | None = None, start_on: date = SINCE) -> int:
    person_id = create_person(session, PersonFields(name, sex="female"))
    session.add(MemberStatusEvent(person_id=person_id, start_on=start_on, status=status))
    if post:
        session.add(Post(person_id=person_id, organization="party", title=post, start_on=start_on))
    return person_id


def worker(session: Session, name: str, sex: str = "female", trade: str | None = "phay") -> int:
    person_id = create_person(session, PersonFields(name, sex=sex, trade=trade))
    session.add(WorkerSpell(person_id=person_id, start_on=SINCE))
    return person_id


def hold(session: Session, worker_id: int, holder_id: int) -> None:
    session.add(HolderAssignment(worker_id=worker_id, holder_id=holder_id, role="main", start_on=SINCE))


def fill(session: Session, ids: list[int]) -> Change:
    loi = member(session, "Nguyễn Thúy Lợi", "official", "Tổ trưởng đảng")
    ha = member(session, "Trần Bích Hà", "official")
    oanh = member(session, "Lê Kim Oanh", "probationary")
    nhung = worker(session, "Vũ Thị Nhựng")
    dung = worker(session, "Đào Thị Dung")
    luc = worker(session, "Đoàn Văn Lực", "male", "bào")
    session.flush()
    for low, high in ((nhung, ha), (dung, ha), (luc, nhung)):
        hold(session, low, high)
    ids += [loi, ha, oanh, nhung, dung, luc]
    return save_unit(session, UNIT)


def fill_book(db: Database) -> People:
    """Write the people and the unit; give their ids."""
    ids: list[int] = []
    db.write(fill, ids)
    return People(*ids)


def party_day(people: People, held_on: date = date(2026, 11, 24)) -> MeetingForm:
    """The internal meeting that is being prepared."""
    return MeetingForm("party_day", held_on, "16:30", "18:00", "Phòng giao ca Phân xưởng Z2", None, people.ha)


def new_meeting(db: Database, form: MeetingForm, *, with_template: bool = False) -> int:
    """Add a meeting; give its id."""
    change = db.write(add_meeting, form, with_template=with_template)
    assert change.row_id is not None
    return change.row_id
