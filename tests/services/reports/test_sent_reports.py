"""A report that was sent stays as it was sent, whatever becomes of the book afterwards."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, text

from dvqc_desktop.db.engine import Database
from dvqc_desktop.db.models import Contact, Person
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.changes import Change
from dvqc_desktop.domain.errors.reports import PeriodNotBegunError
from dvqc_desktop.domain.errors.sent_reports import (
    ReportSumBroken,
    RevisionReasonMissing,
    SentDayWrong,
    SentRecipientMissing,
    SentReportAltered,
    SentReportMissing,
)
from dvqc_desktop.domain.periods import parse_period
from dvqc_desktop.services.cell_settings import save_settings
from dvqc_desktop.services.reports import report_warnings, sent_reports
from dvqc_desktop.services.reports.narrative import save_part
from dvqc_desktop.services.reports.report import read_report
from dvqc_desktop.services.reports.report_warnings import ReportWarning, WarningKind
from dvqc_desktop.services.reports.sent_reports import (
    Marking,
    find_sent,
    mark_sent,
    read_sent,
    report_to_hand_out,
)
from dvqc_desktop.services.rules import kept_rules, rules_in_force, set_rule

OCTOBER, NOVEMBER = parse_period("2026-10"), parse_period("2026-11")
LAST, TODAY = date(2026, 10, 31), date(2026, 11, 20)
SENT = Marking(OCTOBER, "Chi ủy Z2", date(2026, 11, 2), LAST)


def sent_id(db: Database, marking: Marking = SENT) -> int:
    made = db.write(mark_sent, marking).row_id
    assert made is not None
    return made


def test_what_was_sent_is_the_report_of_that_day_to_the_letter(sample: Database) -> None:
    frozen = sample.read(read_sent, sent_id(sample))
    with clock.standing_at(LAST):
        expected = sample.read(read_report, OCTOBER)
    assert frozen.report == replace(expected, made_on=date(2026, 11, 2))
    assert frozen.signer is not None and frozen.signer.name == "Nguyễn Thúy Lợi"
    assert kept_rules(frozen.rule_version, frozen.rule_changes) == sample.read(rules_in_force)


def test_a_stored_report_does_not_move_with_people_names_rules_and_entries(sample: Database) -> None:
    made = sent_id(sample)
    before = sample.read(read_sent, made)

    def upset(session, /) -> Change:  # type: ignore[no-untyped-def]
        session.execute(delete(Contact))
        session.execute(delete(Person).where(Person.full_name == "Trịnh Đình Khải"))
        return Change("xóa", "", frozenset())

    sample.write(upset)
    sample.write(save_settings, {"wording.active": "Hăng hái"})
    sample.write(set_rule, "page.margin_left", 25)
    assert sample.read(read_sent, made) == before
    assert sample.read(report_to_hand_out, OCTOBER) == before.report
    assert sample.read(read_report, OCTOBER).now != before.report.now


def test_a_second_sending_is_a_revision_with_its_reason(sample: Database) -> None:
    first = sent_id(sample)
    with pytest.raises(RevisionReasonMissing) as refused:
        sample.write(mark_sent, SENT)
    assert "sửa lần 1 cần lý do" in str(refused.value)
    second = sample.write(mark_sent, replace(SENT, sent_on=TODAY, reason="bổ sung tuần 44"))
    assert second.label == "đánh dấu đã gửi báo cáo tháng 10 năm 2026, sửa lần 1"
    rows = sample.read(sent_reports.sent_reports)
    assert [(row.id, row.words) for row in rows] == [
        (second.row_id, "Tháng 10/2026 (sửa lần 1)"),
        (first, "Tháng 10/2026"),
    ]
    newest = sample.read(find_sent, OCTOBER)
    assert newest is not None and (newest.revision, newest.reason) == (1, "bổ sung tuần 44")


def test_the_marking_is_taken_back_by_undo_alone(sample: Database) -> None:
    made = sent_id(sample)
    sample.undo()
    assert sample.read(find_sent, OCTOBER) is None
    with pytest.raises(SentReportMissing):
        sample.read(read_sent, made)
    sample.redo()
    assert sample.read(read_sent, made).report.period.closing_on == LAST


def test_the_words_of_the_narrative_are_kept_with_it_whatever_is_written_later(sample: Database) -> None:
    sample.write(save_part, OCTOBER, "direction", "Cả tổ giữ nền nếp.")
    made = sent_id(sample)
    sample.write(save_part, OCTOBER, "direction", "Lời viết sau.")
    words = {part.key: part.text for part in sample.read(read_sent, made).narrative}
    assert words["direction"] == "Cả tổ giữ nền nếp."
    assert words["situation"].startswith("Đến hết ngày 31/10/2026")


@pytest.mark.parametrize(
    ("marking", "refusal", "words"),
    [
        (replace(SENT, recipient="  "), SentRecipientMissing, "chưa ghi nơi nhận"),
        (replace(SENT, closed_on=date(2026, 11, 1)), SentDayWrong, "từ 01/10/2026 đến 31/10/2026"),
        (replace(SENT, sent_on=date(2026, 10, 30)), SentDayWrong, "ngày gửi phải từ ngày chốt số đến hôm nay"),
        (replace(SENT, sent_on=date(2026, 11, 21)), SentDayWrong, "đến hôm nay"),
        (replace(SENT, period=parse_period("2027-01")), PeriodNotBegunError, "chưa bắt đầu"),
    ],
)
def test_a_marking_that_does_not_fit_is_refused(
    sample: Database, marking: Marking, refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        sample.write(mark_sent, marking)
    assert sample.read(sent_reports.sent_reports) == ()


def test_a_report_with_a_broken_sum_is_not_sent(sample: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = ReportWarning(WarningKind.SUMS, "Số đầu kỳ, mới đến, đã đi và cuối kỳ chưa khớp nhau.", blocking=True)
    monkeypatch.setattr(report_warnings, "_sums", lambda *_asked: iter((broken,)))
    with pytest.raises(ReportSumBroken, match="chưa khớp nhau"):
        sample.write(mark_sent, SENT)
    assert sample.read(find_sent, OCTOBER) is None


def test_a_stored_report_changed_past_the_program_is_not_shown_as_sent(sample: Database) -> None:
    made = sent_id(sample)
    with sample.writing_unlogged() as connection:
        connection.exec_driver_sql("DROP TRIGGER log_sent_report_update")
        content = json.loads(connection.execute(text("SELECT content FROM sent_report")).scalar_one())
        content["report"]["now"]["contacts_total"] += 1
        connection.execute(text("UPDATE sent_report SET content = :c"), {"c": json.dumps(content)})
    with pytest.raises(SentReportAltered, match="không còn như khi lưu"):
        sample.read(read_sent, made)


def test_beside_a_later_period_stands_what_was_sent_of_the_last(sample: Database) -> None:
    kept = sample.read(read_sent, sent_id(sample)).report

    def lose(session, /) -> Change:  # type: ignore[no-untyped-def]
        session.execute(delete(Contact))
        return Change("xóa", "", frozenset())

    sample.write(lose)
    report = sample.read(read_report, NOVEMBER)
    assert report.previous == kept.now
    shares = {extra.definition.name: extra.previous for extra in report.extras}
    assert shares["class_active_ratio"] == kept.now.class_active / kept.now.workers_total


def test_a_running_month_is_closed_on_the_day_it_was_sent(sample: Database) -> None:
    made = sent_id(sample, Marking(NOVEMBER, "Chi ủy Z2", date(2026, 11, 15), date(2026, 11, 15)))
    report = sample.read(read_sent, made).report
    assert (report.period.closing_on, report.made_on) == (date(2026, 11, 15), date(2026, 11, 15))
    assert report.now.contacts_total < sample.read(read_report, NOVEMBER).now.contacts_total
