"""Everything about one person stands on one timeline, in slices, and never a private word."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Base, Person
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.codes import LinkKind, Organization, SpellEnd
from dvqc_desktop.domain.timeline import EntryKind, TimelineEntry
from dvqc_desktop.services import development
from dvqc_desktop.services.chain import chain, holder_answers
from dvqc_desktop.services.contacts.private_notes import change_private_note
from dvqc_desktop.services.people import posts
from dvqc_desktop.services.people.timeline import SOURCES, own_entries, read_timeline, timeline_head
from dvqc_desktop.services.people.worker_links import LinkForm, add_link
from dvqc_desktop.services.people.workers import end_worker
from tests.team_kit import NEEDS_HELP, TODAY, Team

MARKER = "ngại-chạy-mức-7Q3"
# Columns that name a person and lead to no entry: what is no act of the person's or about him.
NOT_TOLD = {
    "work_group.leader_id": "the group's, not the person's",
    "meeting.chair_id": "told by the roll call",
    "meeting.secretary_id": "told by the roll call",
}


def person_of(db: Database, name: str) -> int:
    with db.reading() as session:
        return session.execute(select(Person.id).where(Person.full_name == name)).scalar_one()


def whole(db: Database, name: str) -> tuple[TimelineEntry, ...]:
    return db.read(read_timeline, person_of(db, name), (), 0, None)


def test_every_column_that_names_a_person_leads_to_an_entry() -> None:
    told = {f"{source.person.class_.__tablename__}.{source.person.key}" for source in SOURCES}
    named = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == "person" for key in column.foreign_keys)
    }
    assert named - told == set(NOT_TOLD)


def test_a_worker_of_the_sample_has_all_that_happened(sample: Database) -> None:
    entries = whole(sample, "Đào Thị Dung")
    assert {entry.kind for entry in entries} >= {
        EntryKind.CLASS,
        EntryKind.CHAIN,
        EntryKind.PLAN,
        EntryKind.CONTACT,
        EntryKind.PROPOSAL,
        EntryKind.MEETING,
        EntryKind.PLACE,
    }
    assert [entry.on for entry in entries] == sorted((entry.on for entry in entries), reverse=True)
    last = next(entry for entry in entries if entry.source == "class")
    assert last.title == "Cần giúp: chất lượng sản phẩm"
    assert last.lines[0].startswith("Mặt mạnh: Khéo tay")


@pytest.mark.parametrize("name", ["Nguyễn Thúy Lợi", "Hoàng Đình Sang", "Phạm Văn Cường"])
def test_slices_one_after_the_other_are_the_whole(sample: Database, name: str) -> None:
    person_id, entries = person_of(sample, name), whole(sample, name)
    found: list[TimelineEntry] = []
    while part := sample.read(read_timeline, person_id, (), len(found), 7):
        found += part
    assert tuple(found) == entries
    assert len({(entry.source, entry.row_id) for entry in entries}) == len(entries)


def test_a_kind_is_chosen_and_counted(sample: Database) -> None:
    person_id = person_of(sample, "Nguyễn Thúy Lợi")
    head = sample.read(timeline_head, person_id, TODAY)
    assert head.total == len(whole(sample, "Nguyễn Thúy Lợi"))
    for kind, count in head.counts.items():
        entries = sample.read(read_timeline, person_id, (kind,), 0, None)
        assert (len(entries), {entry.kind for entry in entries}) == (count, {kind})


def test_the_head_says_who_it_is_and_how_many_private_notes_there_are(sample: Database) -> None:
    khai = sample.read(timeline_head, person_of(sample, "Trịnh Đình Khải"), TODAY)
    assert (khai.name, khai.private_notes) == ("Trịnh Đình Khải", 1)
    assert khai.card is not None
    member = sample.read(timeline_head, person_of(sample, "Nguyễn Thúy Lợi"), TODAY)
    assert member.card is None
    with pytest.raises(NoResultFound):
        sample.read(timeline_head, 999, TODAY)


def test_a_private_word_is_on_no_timeline(sample: Database) -> None:
    khai = person_of(sample, "Trịnh Đình Khải")
    kept = next(entry for entry in whole(sample, "Trịnh Đình Khải") if timeline_words(entry, "Có phần riêng"))
    sample.write(change_private_note, kept.row_id, MARKER)
    assert MARKER not in repr([whole(sample, "Trịnh Đình Khải"), sample.read(own_entries, khai)])


def timeline_words(entry: TimelineEntry, words: str) -> bool:
    return any(words in line for line in entry.lines)


def test_what_somebody_does_for_others_is_on_the_timeline_and_not_on_the_sheet(sample: Database) -> None:
    cuong = person_of(sample, "Phạm Văn Cường")
    sources = {entry.source for entry in whole(sample, "Phạm Văn Cường")}
    assert {"holds", "contact_by"} <= sources
    assert not {"holds", "contact_by"} & {entry.source for entry in sample.read(own_entries, cuong)}


def test_ends_say_why(db: Database) -> None:
    team = Team(db)
    loi, dung = team.member("Nguyễn Thúy Lợi"), team.worker("Đào Thị Dung", NEEDS_HELP)
    team.hold(dung, loi)
    post = db.write(posts.add_post, dung, Organization.UNION, "Tổ phó công đoàn", date(2026, 2, 2)).row_id
    assert post is not None
    db.write(posts.end_post, post, date(2026, 5, 5))
    db.write(holder_answers.accept_holding, loi, [dung], TODAY)
    db.write(chain.end_holder, dung, loi, TODAY, "đổi ca")
    db.write(development.add_candidate, dung, date(2026, 3, 3), Organization.YOUTH)
    db.write(end_worker, dung, SpellEnd.TRANSFERRED, TODAY)
    entries = {entry.source: entry for entry in db.read(read_timeline, dung)}
    assert (entries["held_end"].title, entries["held_end"].lines) == (
        "Thôi: người phụ trách Nguyễn Thúy Lợi",
        ("Lý do: đổi ca",),
    )
    assert entries["post_end"].title == "Thôi chức vụ: Tổ phó công đoàn"
    assert entries["spell_end"].title == "Rời danh sách của sổ: chuyển đơn vị"
    assert entries["introduced"].lines == ("Nơi giới thiệu: Đoàn Thanh niên",)


def test_links_with_others_are_told_while_they_stand_and_on_no_sheet(db: Database) -> None:
    team = Team(db)
    dung, khai, yen = (team.worker(name) for name in ("Đào Thị Dung", "Trịnh Đình Khải", "Cao Thị Yến"))
    apart = LinkForm(LinkKind.APART, TODAY - timedelta(days=40), TODAY, "lệch ca máy")
    db.write(add_link, dung, khai, apart)
    db.write(add_link, dung, yen, LinkForm(LinkKind.GOOD, TODAY))
    told = {entry.title: entry.lines for entry in db.read(read_timeline, dung) if entry.source.startswith("link")}
    assert told == {
        "Nên xếp khác nhóm vì công việc: với Trịnh Đình Khải": ("Lý do: lệch ca máy", "Đến hết ngày: 20/11/2026"),
        "Làm việc hợp nhau: với Cao Thị Yến": (),
    }
    assert not [entry for entry in db.read(own_entries, dung) if entry.source.startswith("link")]
    with clock.standing_at(TODAY + timedelta(days=1)):
        later = [entry.title for entry in db.read(read_timeline, khai) if entry.source.startswith("link")]
    assert later == []


def test_a_step_stands_with_who_sees_to_it_and_a_series_with_its_first_and_last_figure(sample: Database) -> None:
    hers = [entry.title for entry in whole(sample, "Nguyễn Thúy Lợi") if entry.source == "step_owner"]
    assert any(title.startswith("Đã lo xong một bước kế hoạch của Trịnh Đình Khải: ") for title in hers)
    (series,) = [entry for entry in whole(sample, "Trịnh Đình Khải") if entry.source == "series"]
    assert series.title.startswith("Số liệu trong kế hoạch: ")
    assert any(", nay 166" in line for line in series.lines)


def test_who_presented_an_item_has_it_on_the_timeline(sample: Database) -> None:
    assert any(entry.source == "presented" for entry in whole(sample, "Nguyễn Thúy Lợi"))
