"""People for tests of the chain and the board: members, workers, classes, holders, by short words."""

from datetime import date

from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Membership, MemberStatusEvent
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.chain.chain import HolderForm, assign_holder
from dvqc_desktop.services.classes.classes import ClassForm, classify
from dvqc_desktop.services.people.people import PersonFields, create_person
from dvqc_desktop.services.people.workers import add_worker

START = date(2026, 1, 5)
TODAY = date(2026, 11, 20)
ACTIVE, AVERAGE, NEEDS_HELP, UNCLASSIFIED = (
    WorkerClass.ACTIVE,
    WorkerClass.AVERAGE,
    WorkerClass.NEEDS_HELP,
    WorkerClass.UNCLASSIFIED,
)


def member_in(session: Session, name: str, since: date = START, status: str = "official") -> int:
    """A member, inside a use case."""
    person_id = create_person(session, PersonFields(name))
    session.add(Membership(person_id=person_id, admission_date=since, official_date=since))
    session.add(MemberStatusEvent(person_id=person_id, start_on=since, status=status))
    session.flush()
    return person_id


def class_form(worker_class: WorkerClass, at: date, reason: str = "Theo dõi trong quý") -> ClassForm:
    """A form that is whole for every class."""
    return ClassForm(
        worker_class, at, reason, "Chăm chỉ", ("tay nghề",), "", ("Mới vào nghề",), "Kèm một buổi mỗi tuần"
    )


class Team:
    """Writes through a database and gives ids."""

    def __init__(self, database: Database) -> None:
        self.db = database

    def member(self, name: str, since: date = START) -> int:
        """Adds a member."""
        made: list[int] = []

        def act(session: Session) -> object:
            from dvqc_desktop.domain.changes import Change, Topic

            made.append(member_in(session, name, since))
            return Change("thêm đảng viên", name, frozenset({Topic.MEMBERS}))

        self.db.write(act)  # type: ignore[arg-type]
        return made[0]

    def worker(self, name: str, worker_class: WorkerClass | None = None, at: date = START) -> int:
        """Adds a worker, with a class where one is given."""
        person_id = self.db.write(add_worker, PersonFields(name), START).row_id
        assert person_id is not None
        if worker_class is not None:
            self.give(person_id, worker_class, at)
        return person_id

    def give(self, person_id: int, worker_class: WorkerClass, at: date = START) -> None:
        """Gives a class."""
        self.db.write(classify, person_id, class_form(worker_class, at))

    def hold(self, worker_id: int, holder_id: int, on: date = START) -> None:
        """Gives a main holder."""
        self.db.write(assign_holder, HolderForm(worker_id, holder_id, on))
