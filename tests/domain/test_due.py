"""The parts of the list of what is due, and its order."""

from datetime import date

from dvqc_desktop.domain.due import DueGroup, DueKind, DueRow, list_place

TODAY = date(2026, 11, 20)


def row(kind: DueKind, day: int) -> DueRow:
    return DueRow(kind, "Gặp", "Đào Thị Dung", "– 16 ngày chưa gặp", date(2026, 11, day), "Trần Bích Hà", 19)


def test_a_row_stands_among_the_overdue_those_of_today_or_the_next() -> None:
    groups = [row(DueKind.CONTACT, day).group(TODAY) for day in (19, 20, 21)]
    assert groups == [DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.NEXT]


def test_promises_to_workers_come_first() -> None:
    rows = [row(DueKind.CONTACT, 11), row(DueKind.PROMISE, 18), row(DueKind.ANSWER, 19), row(DueKind.TASK, 1)]
    ordered = [each.kind for each in sorted(rows, key=lambda each: list_place(each, TODAY))]
    assert ordered == [DueKind.ANSWER, DueKind.PROMISE, DueKind.CONTACT, DueKind.TASK]


def test_the_days_to_come_follow_one_another_after_the_promises() -> None:
    rows = [row(DueKind.MEETING, 23), row(DueKind.CONTACT_DAY, 21), row(DueKind.ANSWER, 27)]
    ordered = [each.kind for each in sorted(rows, key=lambda each: list_place(each, TODAY))]
    assert ordered == [DueKind.ANSWER, DueKind.CONTACT_DAY, DueKind.MEETING]


def test_the_command_line_gets_the_names_of_the_contract() -> None:
    assert row(DueKind.CONTACT, 11).as_json(TODAY) == {
        "id": 19,
        "name": "Đào Thị Dung",
        "kind": "contact",
        "what": "Gặp Đào Thị Dung – 16 ngày chưa gặp",
        "due": "2026-11-11",
        "overdue": True,
        "responsible": "Trần Bích Hà",
    }
