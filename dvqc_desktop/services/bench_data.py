"""A synthetic book for measuring: as many rows as asked for, the same for the same seed, beside the change log."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dvqc_desktop.db import changelog, search_index
from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.domain.codes import UnitKind
from dvqc_desktop.paths import resource
from dvqc_desktop.services.bench_rows import Row, insert_rows, keep_totals
from dvqc_desktop.services.people.people import name_columns

EVENTS_A_YEAR = CONTACTS_A_YEAR = 4
GROUP_SIZE = 15
FIRST_MEMBER = 1
_CACHE_KIB = 256 * 1024
_PATTERN = (
    *[WorkerClass.ACTIVE] * 5,
    *[WorkerClass.AVERAGE] * 8,
    *[WorkerClass.NEEDS_HELP] * 2,
)


@dataclass(frozen=True, slots=True)
class BenchSize:
    """How much is made: workers of today, years of class events and contacts before today, and the seed."""

    workers: int
    years: int
    seed: int = 1

    @property
    def members(self) -> int:
        """One member for fifty workers, from 3 to 500."""
        return max(3, min(self.workers // 50, 500))

    @property
    def groups(self) -> int:
        """Groups of about fifteen."""
        return max(1, self.workers // GROUP_SIZE)

    @property
    def meetings(self) -> int:
        """Held meetings: two a month, and more in a book of many units: 2,000 for 50,000 workers in five years."""
        return self.years * max(24, min(self.workers // 125, 400))


def write_bench_data(database: Database, size: BenchSize) -> None:
    """Fills an empty book as of today, in one transaction, without the change log's triggers."""
    maker = _Maker(size, clock.today())
    database.connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    database.connection.execute("PRAGMA foreign_keys=OFF")  # the maker's rows fit; a test looks at each of them
    try:
        with database.writing_unlogged() as connection:
            changelog.drop_triggers(connection)
            search_index.drop_triggers(connection)
            for table, columns, rows in maker.tables():
                insert_rows(connection, table, columns, rows)
            keep_totals(connection)
            changelog.install_triggers(connection)
            search_index.install_triggers(connection)
    finally:
        database.connection.execute("PRAGMA foreign_keys=ON")


class _Maker:
    """Makes the rows table by table; members have the first ids, then workers, class by class within each group."""

    def __init__(self, size: BenchSize, today: date) -> None:
        self.size = size
        self.today = today
        self.random = Random(size.seed)
        self.words = json.loads(resource("bench", "words.json").read_text(encoding="utf-8"))
        self.start = today - timedelta(days=365 * size.years)
        self.first_worker = FIRST_MEMBER + size.members
        self.worker_ids = range(self.first_worker, self.first_worker + size.workers)

    def tables(self) -> Iterator[tuple[str, Sequence[str], Iterable[Row]]]:
        """Each table with its columns and rows, parents before children."""
        yield "setting", ("key", "value"), [("unit", self._unit())]
        names = ("id", "full_name", "name_fold", "name_sort", "sex", "trade", "skill_grade", "way_home")
        yield "person", names, self._people()
        yield "membership", ("person_id", "admission_date", "official_date"), self._memberships()
        yield "member_status", ("person_id", "start_on", "status"), self._statuses()
        yield "post", ("person_id", "organization", "title", "start_on"), [(1, "party", "Bí thư", self._day(0))]
        yield "team", ("id", "name"), [(1, "Tổ máy 1")]
        yield "work_group", ("id", "name", "team_id", "leader_id"), self._groups()
        yield "worker_spell", ("person_id", "start_on"), ((one, self._day(0)) for one in self.worker_ids)
        yield "placement", ("person_id", "work_group_id", "team_id", "start_on"), self._placements()
        rounds = ("id", "name", "period_start", "period_end", "opened_on", "state", "agreed_on", "closed_on")
        yield "class_round", rounds, self._rounds()
        yield "class_event", _CLASS_COLUMNS, self._class_events()
        yield "holder_assignment", ("worker_id", "holder_id", "role", "start_on"), self._holders()
        contact = ("worker_id", "by_id", "at", "kind", "said", "help_given", "kept_aside")
        yield "contact", contact, self._contacts()
        yield "plan", ("id", "person_id", "kind", "state", "period_start", "wish", "discussed_on"), self._plans()
        yield "plan_strength", ("plan_id", "position", "text"), self._strengths()
        yield "plan_step", ("plan_id", "position", "text", "owner_id", "due_on", "done_on"), self._steps()
        yield "meeting", ("id", "kind", "state", "held_on", "start_time", "end_time", "chair_id"), self._meetings()
        yield "agenda_item", _ITEM_COLUMNS, self._items()
        yield "item_opinion", ("agenda_item_id", "position", "speaker_id", "text", "internal"), self._opinions()
        yield "resolution", ("id", "meeting_id", "kind", "adopted_on"), self._resolutions()
        sections = ((one, "main", 0, self._said(8)) for one in range(1, self.size.meetings + 1))
        yield "resolution_section", ("resolution_id", "key", "position", "text"), sections
        yield "attendance", ("meeting_id", "person_id", "status", "presence"), self._attendance()
        yield "task", ("text", "owner_id", "given_on", "due_on", "done_on", "meeting_id"), self._tasks()

    def _unit(self) -> str:
        names = {"name": "Chi bộ đo tốc độ", "code": "DO-TOC-DO", "superior_name": "Đảng bộ X.40", "place": "Hà Nội"}
        return json.dumps({"kind": UnitKind.CELL.value, **names}, ensure_ascii=False)

    def _day(self, offset: int) -> str:
        return (self.start + timedelta(days=offset)).isoformat()

    def _before(self, days: int) -> str:
        return (self.today - timedelta(days=days)).isoformat()

    def _pick(self, key: str) -> str:
        return str(self.random.choice(self.words[key]))

    def _class_of(self, worker: int) -> WorkerClass:
        return _PATTERN[(worker - self.first_worker) % GROUP_SIZE]

    def _member(self, number: int) -> int:
        return FIRST_MEMBER + number % self.size.members

    def _people(self) -> Iterator[Row]:
        for person in range(FIRST_MEMBER, self.first_worker + self.size.workers):
            sex = self.random.choice(("male", "female"))
            own = self.words[sex]
            parts = (self._pick("families"), self.random.choice(own["middles"]), self.random.choice(own["given"]))
            name = name_columns(" ".join(parts))
            grade = f"{self.random.randint(1, 7)}/7"
            yield (person, *name.values(), sex, self._pick("trades"), grade, self._pick("ways_home"))

    def _memberships(self) -> Iterator[Row]:
        for number in range(self.size.members):
            yield FIRST_MEMBER + number, self._day(-900), self._day(-535)

    def _statuses(self) -> Iterator[Row]:
        for number in range(self.size.members):
            yield FIRST_MEMBER + number, self._day(-535), "official"

    def _groups(self) -> Iterator[Row]:
        for number in range(self.size.groups):
            yield number + 1, f"Nhóm {number + 1}", 1, self._member(number)

    def _group_of(self, worker: int) -> int:
        return min((worker - self.first_worker) // GROUP_SIZE, self.size.groups - 1)

    def _placements(self) -> Iterator[Row]:
        for worker in self.worker_ids:
            yield worker, self._group_of(worker) + 1, 1, self._day(0)

    def _event_days(self) -> list[str]:
        """The rounds' days, the last one a month ago."""
        count = self.size.years * EVENTS_A_YEAR
        return [self._before(30 + 91 * back) for back in reversed(range(count))]

    def _rounds(self) -> Iterator[Row]:
        for number, day in enumerate(self._event_days(), start=1):
            yield number, f"Đợt {number}", self._day(0), day, day, "closed", day, day

    def _class_events(self) -> Iterator[Row]:
        days = self._event_days()
        for number, at in enumerate(days, start=1):
            for worker in self.worker_ids:
                code = self._class_of(worker)
                if number < len(days) and self.random.random() < 0.2:
                    code = self.random.choice(_PATTERN)
                yield self._class_event(worker, at, code, number)

    def _class_event(self, worker: int, at: str, code: WorkerClass, number: int) -> Row:
        if code is not WorkerClass.NEEDS_HELP:
            return worker, at, code.value, None, None, None, None, "Theo kết quả của đợt", number
        strengths, aspect = self._pick("strengths"), self._pick("aspects")
        return worker, at, code.value, strengths, aspect, "Chưa rõ, cần tìm hiểu", "Kèm tại máy", "Theo đợt", number

    def _holders(self) -> Iterator[Row]:
        """Members hold the first and the third class, active workers of the group the average ones; 1 in 100 nobody."""
        for worker in self.worker_ids:
            if self.random.random() < 0.01:
                continue
            yield worker, self._holder_of(worker), "main", self._before(30)

    def _holder_of(self, worker: int) -> int:
        place = (worker - self.first_worker) % GROUP_SIZE
        if self._class_of(worker) is WorkerClass.AVERAGE:
            return worker - place + place % 5
        return self._member(self._group_of(worker))

    def _contacts(self) -> Iterator[Row]:
        """Evenly through the years, the latest within the last twelve days; in the order of days."""
        count = self.size.years * CONTACTS_A_YEAR
        kinds = ("break", "meal", "shift", "other")
        for back in reversed(range(count)):
            for day in reversed(range(12)):
                for worker in range(self.first_worker + day, self.worker_ids.stop, 12):
                    holder = self._holder_of(worker)
                    free = holder < self.first_worker
                    said, helped = (self._pick("said"), None) if free else (None, self._pick("help"))
                    kind = self.random.choice(kinds)
                    yield worker, holder, self._before(back * 91 + day), kind, said, helped, False

    def _plans(self) -> Iterator[Row]:
        for worker in self.worker_ids:
            yield worker, worker, "mentoring", "active", self._before(60), "Học thêm nghề.", self._before(60)

    def _strengths(self) -> Iterator[Row]:
        for worker in self.worker_ids:
            yield worker, 1, self._pick("strengths")

    def _steps(self) -> Iterator[Row]:
        for worker in self.worker_ids:
            for place, text in enumerate(self.words["steps"], start=1):
                done = self._before(40) if place == 1 else None
                owner = self._member(self._group_of(worker))
                yield worker, place, text, owner, self._before(45 - place * 30), done

    def _meetings(self) -> Iterator[Row]:
        apart = 365 * self.size.years / self.size.meetings
        for number in range(self.size.meetings):
            kind = ("regular", "party_day")[number % 2]
            yield number + 1, kind, "closed", self._day(int(number * apart)), "16:30", "18:00", self._member(number)
        yield self.size.meetings + 1, "regular", "preparing", self._before(-4), "16:30", "18:00", self._member(0)

    def _items(self) -> Iterator[Row]:
        for meeting in range(1, self.size.meetings + 1):
            for place in range(1, 5):
                yield meeting, place, self._pick("titles"), 20, self._said(6), self._said(2), False, False
        for place in range(1, 5):
            yield self.size.meetings + 1, place, self._pick("titles"), 20, None, None, False, False

    def _said(self, sentences: int) -> str:
        return " ".join(self._pick("minutes") for _ in range(sentences))

    def _opinions(self) -> Iterator[Row]:
        for item in range(1, self.size.meetings * 4 + 1):
            for place in range(2):
                yield item, place, self._member(item + place), self._said(2), False

    def _resolutions(self) -> Iterator[Row]:
        apart = 365 * self.size.years / self.size.meetings
        for number in range(self.size.meetings):
            yield number + 1, number + 1, "resolution", self._day(int(number * apart))

    def _attendance(self) -> Iterator[Row]:
        for meeting in range(1, self.size.meetings + 1):
            for number in range(min(self.size.members, 20)):
                presence = "absent_excused" if self.random.random() < 0.1 else "present"
                yield meeting, FIRST_MEMBER + number, "official", presence

    def _tasks(self) -> Iterator[Row]:
        apart = 365 * self.size.years / self.size.meetings
        for meeting in range(1, self.size.meetings + 1):
            given = int((meeting - 1) * apart)
            done = self._day(given + 7) if meeting % 20 else None
            yield (
                f"Việc {meeting}: {self._pick('steps')}",
                self._member(meeting),
                self._day(given),
                self._day(given + 14),
                done,
                meeting,
            )


_CLASS_COLUMNS = (
    "person_id",
    "at",
    "class_code",
    "strengths",
    "aspects",
    "causes",
    "help_agreed",
    "reason",
    "round_id",
)
_ITEM_COLUMNS = ("meeting_id", "position", "title", "minutes", "minutes_text", "conclusion", "standing", "postponed")
