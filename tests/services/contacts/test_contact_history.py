"""Who reads the log sees that a contact was put right and what it said before; private words are not in it."""

from datetime import date, timedelta

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import ContactKind
from dvqc_desktop.domain.contacts import ContactTopic
from dvqc_desktop.services.contacts import contacts
from dvqc_desktop.services.contacts.contact_corrections import correct_contact
from dvqc_desktop.services.contacts.contacts import ContactFields
from tests.team_kit import ACTIVE, AVERAGE, TODAY, Team


@pytest.fixture
def loi(db: Database) -> int:
    return Team(db).member("Nguyễn Thúy Lợi")


@pytest.fixture
def khai(db: Database) -> int:
    return Team(db).worker("Trịnh Đình Khải", AVERAGE)


def meet(db: Database, by_id: int, *people: int, private: str = "") -> int:
    form = ContactFields(by_id, TODAY, ContactKind.BREAK, (ContactTopic.SKILL,), said="Thử 160")
    made = db.write(contacts.record_contact, people, form, private).row_id
    assert made is not None
    return made


def told(db: Database, person_id: int) -> list[str]:
    return [correction.words for correction in db.read(contacts.list_contacts, person_id)[0].corrections]


def test_a_correction_says_what_stood_there_before(db: Database, loi: int, khai: int) -> None:
    made = meet(db, loi, khai)
    assert told(db, khai) == []
    yesterday = TODAY - timedelta(days=1)
    db.write(correct_contact, made, ContactFields(loi, yesterday, ContactKind.MEAL, seen="Quen tay"))
    today = f"{clock.today():%d/%m/%Y}"
    assert told(db, khai) == [
        f"Đã sửa {today}; trước đó ngày gặp: 20/11/2026; dịp gặp: giờ nghỉ; chuyện về: tay nghề; nội dung: “Thử 160”; "
        "thấy: để trống"
    ]


def test_each_correction_is_told_the_latest_first(db: Database, loi: int, khai: int) -> None:
    made = meet(db, loi, khai)
    for text in ("Thử 165", "Thử 170"):
        db.write(correct_contact, made, ContactFields(loi, TODAY, ContactKind.BREAK, said=text))
    assert ["Thử 165" in words for words in told(db, khai)] == [True, False]


def test_a_correction_taken_back_is_not_told(db: Database, loi: int, khai: int) -> None:
    made = meet(db, loi, khai)
    db.write(correct_contact, made, ContactFields(loi, TODAY, said="Thử 170"))
    db.undo()
    assert told(db, khai) == []
    db.redo()
    assert len(told(db, khai)) == 1


def test_who_met_before_is_named_and_everybody_met_sees_it(db: Database, loi: int, khai: int) -> None:
    team = Team(db)
    dung, sang = team.worker("Đào Thị Dung", AVERAGE), team.worker("Hoàng Đình Sang", ACTIVE)
    made = meet(db, loi, khai, dung)
    assert told(db, khai) == told(db, dung) == []
    form = ContactFields(sang, TODAY, ContactKind.HOME_VISIT, help_given="Cùng sửa mái", next_on=None)
    db.write(correct_contact, made, form)
    assert all("người gặp: Nguyễn Thúy Lợi" in told(db, person)[0] for person in (khai, dung))


def test_a_private_word_put_right_is_never_told(db: Database, loi: int, khai: int) -> None:
    made = meet(db, loi, khai, private="Lời tâm sự cũ")
    same = ContactFields(
        loi, TODAY, ContactKind.BREAK, (ContactTopic.SKILL,), said="Thử 170", next_on=date(2026, 11, 27)
    )
    db.write(correct_contact, made, same, "Lời tâm sự mới")
    (words,) = told(db, khai)
    assert "tâm sự" not in words
    assert words.endswith("trước đó nội dung: “Thử 160”; ngày hẹn: để trống")


@pytest.mark.parametrize(("aside", "private"), [(False, "Nhà đang lo: Thử 160, không kể ai"), (True, "")])
def test_words_moved_to_the_private_part_are_not_told(
    db: Database, loi: int, khai: int, aside: bool, private: str
) -> None:
    made = meet(db, loi, khai)
    without = ContactFields(loi, TODAY, ContactKind.BREAK, (ContactTopic.SKILL,), seen="Đã nghe", kept_aside=aside)
    db.write(correct_contact, made, without, private)
    (words,) = told(db, khai)
    assert words.endswith("trước đó nội dung: lời đã chuyển sang phần riêng; thấy: để trống")
