"""Lists and movement of the golden case: exactly what the sample's description says."""

from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_workers_have_their_classes_holders_and_groups(run: Run, sample_file: Path) -> None:
    workers = {row["name"]: row for row in run("list", sample_file, "workers", "--json").json}
    assert Counter(row["class"] for row in workers.values()) == {"active": 5, "average": 8, "needs_help": 2}
    assert Counter(row["group"] for row in workers.values()) == {"Nhóm 1": 5, "Nhóm 2": 5, "Nhóm 3": 5}
    khai = workers["Trịnh Đình Khải"]
    assert (khai["class"], khai["aspect"], khai["holder"]) == ("needs_help", "mức sản lượng", "Nguyễn Thúy Lợi")
    assert (khai["helpers"], khai["last_contact"]) == (["Phạm Văn Cường"], "2026-11-18")
    assert workers["Đào Thị Dung"]["aspect"] == "chất lượng sản phẩm"
    assert workers["Cao Thị Yến"]["holder"] is None


HOLDERS = {
    "Phạm Văn Cường": "Nguyễn Thúy Lợi",
    "Bùi Thị Hạnh": "Nguyễn Thúy Lợi",
    "Vũ Thị Nhựng": "Trần Bích Hà",
    "Hoàng Đình Sang": "Lê Kim Oanh",
    "Ngô Quang Minh": "Lê Kim Oanh",
    "Cao Thị Yến": None,
    "Mạc Văn Tiến": "Ngô Quang Minh",
    "Lương Thị Mai": "Bùi Thị Hạnh",
    "Tạ Văn Quý": "Phạm Văn Cường",
    "Đoàn Văn Lực": "Vũ Thị Nhựng",
    "Phan Thị Thu": "Vũ Thị Nhựng",
    "Đinh Công Hướng": "Hoàng Đình Sang",
    "Hồ Sỹ Bình": "Hoàng Đình Sang",
    "Đào Thị Dung": "Trần Bích Hà",
    "Trịnh Đình Khải": "Nguyễn Thúy Lợi",
}


def test_every_worker_has_the_holder_of_the_description(run: Run, sample_file: Path) -> None:
    workers = run("list", sample_file, "workers", "--json").json
    assert {row["name"]: row["holder"] for row in workers} == HOLDERS


def test_classes_as_of_the_last_round(run: Run, sample_file: Path) -> None:
    then = run("list", sample_file, "workers", "--as-of", "30/09/2026", "--json").json
    assert Counter(row["class"] for row in then) == {"active": 4, "average": 8, "needs_help": 3}
    assert {row["name"] for row in then if row["class"] == "needs_help"} == {
        "Tạ Văn Quý", "Đào Thị Dung", "Trịnh Đình Khải",
    }  # fmt: skip


def test_movement_since_the_last_round(run: Run, sample_file: Path) -> None:
    counts = run("movement", sample_file, "--from", "2026-09-30", "--to", "2026-11-20", "--json").json
    assert counts["opening"] == {"active": 4, "average": 8, "needs_help": 3, "unclassified": 0}
    assert counts["closing"] == {"active": 5, "average": 8, "needs_help": 2, "unclassified": 0}
    assert counts["cells"] == {
        "active->active": 3,
        "active->average": 1,
        "average->active": 2,
        "average->average": 6,
        "needs_help->average": 1,
        "needs_help->needs_help": 2,
    }


def test_binh_moved_on_the_twelfth(run: Run, sample_file: Path) -> None:
    def moved(day: str) -> int:
        cells = run("movement", sample_file, "--from", day, "--to", "2026-11-20", "--json").json["cells"]
        return int(cells.get("active->average", 0))

    assert (moved("2026-11-11"), moved("2026-11-12")) == (1, 0)


def test_members_present_and_former_with_three_dates(run: Run, sample_file: Path) -> None:
    members = {row["name"]: row for row in run("list", sample_file, "members", "--json").json}
    assert {name: row["status"] for name, row in members.items()} == {
        "Nguyễn Thúy Lợi": "official",
        "Trần Bích Hà": "official",
        "Lê Kim Oanh": "probationary",
        "Phùng Thị Hòa": "transferred",
        "Đỗ Văn Kiên": "transferred",
    }
    loi, oanh = members["Nguyễn Thúy Lợi"], members["Lê Kim Oanh"]
    dates = ("admission_decision_date", "admission_date", "official_date")
    assert [loi[key] for key in dates] == ["2014-05-05", "2014-05-19", "2015-05-19"]
    assert [oanh[key] for key in dates] == ["2025-11-17", "2025-12-03", None]
    assert [row["held"] for row in members.values()] == [2, 0, 0, 3, 2]  # in the order of given names


def test_the_one_gap_is_yen(run: Run, sample_file: Path) -> None:
    (gap,) = run("list", sample_file, "gaps", "--json").json
    assert gap["name"] == "Cao Thị Yến"
    assert gap["reason"]


def test_due_holds_promises_first_then_the_overdue_contacts(run: Run, sample_file: Path) -> None:
    due = run("list", sample_file, "due", "--json").json
    contacts = {row["name"]: row for row in due if row["kind"] == "contact"}
    assert {name: row["due"] for name, row in contacts.items()} == {
        "Đào Thị Dung": "2026-11-11",
        "Mạc Văn Tiến": "2026-11-13",
        "Cao Thị Yến": "2026-11-18",
    }
    assert "16 ngày" in contacts["Đào Thị Dung"]["what"]
    kinds = [row["kind"] for row in due]
    assert kinds.index("promise") < kinds.index("contact")
    promise = next(row for row in due if row["kind"] == "promise")
    assert (promise["responsible"], promise["due"], promise["overdue"]) == ("Trần Bích Hà", "2026-11-12", True)
    assert any(row["kind"] == "class_review" and row["name"] == "Trịnh Đình Khải" for row in due)


def test_the_recovery_sheet_is_asked_for_until_there_is_one(run: Run, sample_file: Path) -> None:
    assert "recovery" in {row["kind"] for row in run("list", sample_file, "due", "--json").json}


def test_meetings_in_their_states(run: Run, sample_file: Path) -> None:
    meetings = run("list", sample_file, "meetings", "--json").json
    assert [(row["date"], row["kind"], row["state"]) for row in reversed(meetings)] == [
        ("2026-09-11", "criticism", "closed"),
        ("2026-09-24", "party_day", "closed"),
        ("2026-10-06", "regular", "closed"),
        ("2026-10-22", "party_day", "closed"),
        ("2026-11-05", "regular", "held"),
        ("2026-11-24", "party_day", "preparing"),
        ("2026-12-04", "regular", "planned"),
        ("2026-12-11", "criticism", "planned"),
    ]


@pytest.mark.parametrize("what", ["members", "workers", "meetings", "gaps", "due"])
def test_no_list_holds_a_private_word_and_json_is_never_escaped(run: Run, sample_file: Path, what: str) -> None:
    told = run("list", sample_file, what, "--json")
    assert told.status == 0
    assert "chạy mức" not in told.out
    assert "\\u" not in told.out
    assert {"id", "name"} <= told.json[0].keys()


def test_without_json_a_list_is_plain_lines(run: Run, sample_file: Path) -> None:
    assert "Cao Thị Yến" in run("list", sample_file, "gaps").out
    assert "closing\taverage\t8" in run("movement", sample_file, "--from", "2026-09-30", "--to", "2026-11-20").out


def test_two_days_given_the_wrong_way_round_are_told(run: Run, sample_file: Path) -> None:
    told = run("movement", sample_file, "--from", "20/11/2026", "--to", "2026-09-30", "--json")
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("Chưa so được hai ngày: ngày 30/09/2026 sớm hơn ngày 20/11/2026.")
