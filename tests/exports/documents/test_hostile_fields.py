"""All three hundred hostile strings at once go through every text field of a meeting into every paper that prints it.

The papers' models are read here, closed minutes among them; how a model is drawn is read in the tests beside this one.
"""

import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from dvqc_desktop.db.engine import Database, open_database
from dvqc_desktop.domain.attendance import guest_lines
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.codes import Presence
from dvqc_desktop.domain.marked_text import MarkedText
from dvqc_desktop.domain.names import nfc
from dvqc_desktop.domain.quality import Template, weights
from dvqc_desktop.domain.resolutions import parts_of
from dvqc_desktop.domain.votes import VoteCount
from dvqc_desktop.exports.documents.invitation_paper import invitation_text
from dvqc_desktop.exports.documents.meeting_sets import BookKind, bound_book
from dvqc_desktop.exports.documents.minutes_papers import annex_document
from dvqc_desktop.exports.documents.model import ItemList
from dvqc_desktop.exports.documents.print_paper import PaperKind, make_document
from dvqc_desktop.exports.documents.quality_year_paper import quality_year
from dvqc_desktop.services.meetings.agenda.agenda import ItemForm, add_item
from dvqc_desktop.services.meetings.agenda.invitation import read_invitation
from dvqc_desktop.services.meetings.meetings import MeetingForm, edit_meeting, set_guests
from dvqc_desktop.services.meetings.minutes.item_opinions import OpinionForm, add_opinion
from dvqc_desktop.services.meetings.minutes.minutes import (
    close_minutes,
    set_internal_note,
    set_item_conclusion,
    set_item_minutes,
)
from dvqc_desktop.services.meetings.passed.resolutions import save_section, set_subject
from dvqc_desktop.services.meetings.passed.votes import VoteEntry, record_vote
from dvqc_desktop.services.meetings.quality.quality import (
    chosen_template,
    original_templates,
    save_own_template,
    save_sheet,
)
from dvqc_desktop.services.meetings.roll.attendance import mark_all_present, set_presence
from dvqc_desktop.services.meetings.tasks.tasks import TaskForm, add_task, finish_task
from dvqc_desktop.services.rules import load_rule_pack
from dvqc_desktop.services.unit import get_unit, save_unit
from tests.conftest import KEY, TODAY
from tests.exports.documents.pdf_reading import squeezed
from tests.exports.documents.test_hostile_text import HOSTILE
from tests.services.meeting_book import People, fill_book, new_meeting, party_day

HELD = date(2026, 11, 19)


EARLIER = date(2026, 10, 20)
AHEAD_KINDS = (PaperKind.AGENDA, PaperKind.INVITATION, PaperKind.ATTENDANCE)


def lines(field: str) -> str:
    """What is typed into a field of many lines."""
    return f"<{field}>\n" + "\n".join(HOSTILE)


def line(field: str) -> str:
    """What is typed into a field of one line."""
    return f"<{field}> " + " ".join(HOSTILE)


UNIT = {field: line(field) for field in ("name", "parent_name", "superior_name", "place")}
SECTIONS = {part.key: lines(part.key).replace("\n- ", "\n+ ") for part in parts_of("conclusion", load_rule_pack())}
AHEAD = {field: line(field) for field in ("title", "room", "item", "presenter")} | {"guests": lines("guests")}
SAID = {field: lines(field) for field in ("minutes", "conclusion", "opinion", "note")} | {
    "vote": line("vote"),
    "absent": line("absent"),
}
PASSED = {field: line(field) for field in ("subject", "task", "before", "result")}
JUDGED = {field: line(field) for field in ("criterion", "mark", "words")}


def own_sheet() -> Template:
    """A sheet of the unit's own, with the strings in the words of a criterion and of its first line."""
    sheet = original_templates()[1]
    first, second, third, *others = sheet.criteria
    line_of_it = replace(third.items[0], title=JUDGED["words"])
    third = replace(third, title=JUDGED["criterion"], items=(line_of_it, *third.items[1:]))
    return replace(sheet, criteria=(first, second, third, *others))


def prepare(session: Session, meeting: int, people: People, items: list[int]) -> Change:
    """What is typed before the meeting."""
    form = MeetingForm("party_day", HELD, "16:30", "18:00", AHEAD["room"], people.loi, people.ha, AHEAD["title"])
    edit_meeting(session, meeting, form)
    save_unit(session, replace(get_unit(session), **UNIT))
    item = ItemForm(AHEAD["item"], 5, presenter_words=AHEAD["presenter"])
    items.append(int(add_item(session, meeting, item).row_id or 0))
    return set_guests(session, meeting, AHEAD["guests"])


def hold(session: Session, meeting: int, people: People, item: int) -> Change:
    """What is typed at the meeting."""
    mark_all_present(session, meeting)
    set_presence(session, meeting, people.oanh, Presence.EXCUSED, SAID["absent"])
    set_item_minutes(session, item, SAID["minutes"])
    set_item_conclusion(session, item, SAID["conclusion"])
    set_internal_note(session, item, SAID["note"])
    add_opinion(session, item, OpinionForm(people.ha, MarkedText(SAID["opinion"])))
    record_vote(session, meeting, VoteEntry(SAID["vote"], VoteCount(2, 0, 0)))
    for key, text in SECTIONS.items():
        save_section(session, meeting, key, text)
    set_subject(session, meeting, PASSED["subject"])
    save_own_template(session, own_sheet())
    sheet = chosen_template(session)
    marks = {item.key: item.most for item in sheet.items()}
    save_sheet(session, meeting, sheet, marks, {next(iter(weights(sheet, "party_day"))): JUDGED["mark"]})
    return add_task(session, TaskForm(PASSED["task"], people.ha), meeting)


def give_before(session: Session, meeting: int, people: People) -> Change:
    """A task of the meeting before, with its result."""
    task = add_task(session, TaskForm(PASSED["before"], people.ha), meeting)
    return finish_task(session, int(task.row_id or 0), HELD, PASSED["result"])


def papers(db: Database) -> Iterator[tuple[str, object]]:
    """Every paper of the meeting, by name: those of its closing are read from what was frozen."""
    people, items = fill_book(db), list[int]()
    before, meeting = new_meeting(db, party_day(people, EARLIER)), new_meeting(db, party_day(people, HELD))
    db.write(give_before, before, people)
    db.write(prepare, meeting, people, items)
    db.write(hold, meeting, people, items[0])
    for kind in (*AHEAD_KINDS, PaperKind.MINUTES, PaperKind.RESOLUTION, PaperKind.TASKS, PaperKind.QUALITY):
        yield kind, make_document(db, kind, meeting)
    yield "message", invitation_text(db.read(read_invitation, meeting), load_rule_pack())
    yield "annex", annex_document(db, meeting)
    db.write(close_minutes, meeting)
    yield "closed", make_document(db, PaperKind.MINUTES, meeting)
    yield "extract", make_document(db, PaperKind.EXTRACT, items[0])
    yield "minutes book", bound_book(db, BookKind.MINUTES, HELD.year)
    yield "resolution book", bound_book(db, BookKind.RESOLUTION, HELD.year)
    yield "quality year", quality_year(db, HELD.year)


@pytest.fixture(scope="module")
def printed(empty_book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words of each paper, made once."""
    database = open_database(Path(shutil.copy(empty_book, tmp_path_factory.mktemp("fields") / "so.dvqc")), KEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DVQC_TODAY", TODAY)
        made = {str(name): squeezed(" ".join(words(paper))) for name, paper in papers(database)}
    database.close()
    return made


def words(part: object) -> Iterator[str]:
    """All text in a paper's model, in its order; each line of a list begins with a hyphen."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from words(one)
    elif isinstance(part, ItemList):
        for item in part.items:
            yield from ("- ", *words(item))
    elif is_dataclass(part):
        for field in fields(part):
            yield from words(getattr(part, field.name))


HEAD = ("name", "parent_name", "place")
MINUTES = ("title", "room", "item", "presenter", "minutes", "conclusion", "opinion", "vote", "absent", "task", "main")
PASSED_ON = (*SECTIONS, "title", "room", "subject", "task", "before", "result", "criterion")
EXTRACT = ("title", "room", "item", "presenter", "minutes", "conclusion", "opinion")
CARRIED = {
    PaperKind.AGENDA: (*HEAD, "title", "room", "item", "presenter"),
    PaperKind.INVITATION: (*HEAD, "title", "room", "item"),
    PaperKind.ATTENDANCE: (*HEAD, "title"),
    PaperKind.MINUTES: (*HEAD, *MINUTES),
    PaperKind.RESOLUTION: (*HEAD, *PASSED_ON),
    PaperKind.TASKS: (*HEAD, "title", "task"),
    PaperKind.QUALITY: (*HEAD, "title", "criterion", "words", "mark"),
    "message": ("name", "title", "room", "item"),
    "annex": ("name", "title", "item", "note"),
    "closed": (*HEAD, *MINUTES),
    "extract": (*HEAD, *EXTRACT),
    "minutes book": (*HEAD, *MINUTES),
    "resolution book": (*HEAD, *PASSED_ON),
    "quality year": (*HEAD, "criterion"),
}
TYPED = {**UNIT, **SECTIONS, **AHEAD, **SAID, **PASSED, **JUDGED}


def test_every_paper_carries_every_field_with_all_strings_unchanged(printed: dict[str, str]) -> None:
    assert printed.keys() == CARRIED.keys()
    for paper, wanted in CARRIED.items():
        assert [name for name in wanted if squeezed(nfc(TYPED[name])) not in printed[paper]] == [], paper


def test_guests_are_carried_one_by_one(printed: dict[str, str]) -> None:
    guests = [squeezed(part) for guest in guest_lines(AHEAD["guests"]) for part in guest.split(":", 1)]
    for paper in (*AHEAD_KINDS, PaperKind.MINUTES, "closed"):
        assert [guest for guest in guests if guest not in printed[paper]] == [], paper


def test_every_field_is_in_some_paper() -> None:
    carried = {name for wanted in CARRIED.values() for name in wanted}
    assert TYPED.keys() - carried == {"superior_name", "guests"}  # a group stands under its cell
