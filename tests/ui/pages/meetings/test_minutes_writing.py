"""Minutes in the real window: marks, lists, paste, names and the annex, opinions, phrases, the view of writing."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton

from dvqc_desktop.db.engine import open_database
from dvqc_desktop.domain import clock
from dvqc_desktop.domain.marked_text import Mark, MarkedText, MarkKind
from dvqc_desktop.services.meetings.agenda.agenda import list_items
from dvqc_desktop.services.meetings.meetings import get_meeting
from dvqc_desktop.services.meetings.minutes.item_opinions import list_opinions
from dvqc_desktop.services.meetings.minutes.phrases import list_phrases
from dvqc_desktop.services.meetings.minutes.record import ItemRecord, item_records
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.meetings.minutes.item_sheet import ItemSheet
from dvqc_desktop.ui.pages.meetings.minutes.marked_edit import MarkedEdit
from dvqc_desktop.ui.pages.meetings.minutes.writing_view import WritingView
from dvqc_desktop.ui.pages.meetings.page import MeetingsPage
from tests.conftest import KEY
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.meetings.kit import MINUTES, go_to, key, open_meetings, said

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> MeetingsPage:
    """The minutes of 05/11 with an empty first item."""
    made = open_meetings(window)
    go_to(made, "05/11", MINUTES)
    made.minutes.text.setPlainText("")
    return made


def meeting(page: MeetingsPage) -> int:
    assert page.minutes.shown is not None
    return page.minutes.shown.meeting.id


def first(page: MeetingsPage) -> ItemRecord:
    page.minutes.leave()
    return page.store.read(item_records, meeting(page))[0]


def type_in(edit: MarkedEdit, *pieces: str) -> None:
    for piece in pieces:
        edit.textCursor().insertText(piece, edit.currentCharFormat())


def paste(edit: MarkedEdit, html: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    edit.insertFromMimeData(data)


def test_words_are_set_bold_and_italic_by_key_and_by_button(page: MeetingsPage) -> None:
    edit = page.minutes.text
    type_in(edit, "Hội nghị ")
    key(edit, Qt.Key.Key_B, CONTROL)
    type_in(edit, "nhất trí")
    key(edit, Qt.Key.Key_B, CONTROL)
    press(page, "italicButton")
    type_in(edit, " cao")
    marks = (Mark(9, 17, MarkKind.BOLD), Mark(18, 21, MarkKind.ITALIC))
    assert first(page).text == MarkedText("Hội nghị nhất trí cao", marks)
    key(edit, Qt.Key.Key_I, CONTROL)
    edit.selectAll()
    press(page, "boldButton")
    edit.selectAll()
    press(page, "boldButton")
    assert first(page).text.marks == (Mark(18, 21, MarkKind.ITALIC),)


def test_a_mark_alone_is_written_and_letters_beyond_the_basic_plane_keep_their_place(page: MeetingsPage) -> None:
    edit = page.minutes.text
    type_in(edit, "𝄞 Thông qua")
    cursor = edit.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    press(page, "boldButton")
    kept = first(page).text
    assert [kept.text[mark.start : mark.end] for mark in kept.marks] == ["Thông"]
    edit.forget_marked(MarkedText())
    edit.forget_marked(kept)
    assert edit.value() == kept


def test_lists_go_on_by_enter_and_end_at_an_empty_point(page: MeetingsPage) -> None:
    edit = page.minutes.text
    type_in(edit, "gặp gỡ")
    press(page, "listButton")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    for piece in ("kèm nghề", ""):
        key(edit, Qt.Key.Key_Return)
        type_in(edit, piece)
    key(edit, Qt.Key.Key_Return)
    type_in(edit, "Hết")
    assert edit.toPlainText() == "- gặp gỡ\n- kèm nghề\nHết"
    edit.selectAll()
    press(page, "numberListButton")
    assert edit.toPlainText() == "1. gặp gỡ\n2. kèm nghề\n3. Hết"
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    key(edit, Qt.Key.Key_Return)
    assert edit.toPlainText().endswith("3. Hết\n4. ")
    edit.selectAll()
    press(page, "numberListButton")
    assert edit.toPlainText() == "gặp gỡ\nkèm nghề\nHết\n"


def test_of_a_paste_only_bold_italic_and_lists_stay(page: MeetingsPage) -> None:
    edit = page.minutes.text
    paste(
        edit, "<p style='color:red;font-size:30pt'><b>Hai</b> việc<ul><li>một</li><li><i>hai</i></li></ul><img src='x'>"
    )
    kept = first(page).text
    assert kept.text.split("\n")[:3] == ["Hai việc", "- một", "- hai"]
    assert [kept.text[mark.start : mark.end] for mark in kept.marks] == ["Hai", "hai"]
    assert "color" not in edit.toHtml().split("<body")[1]


def test_a_pasted_plain_text_is_inserted_and_undone_in_the_field(page: MeetingsPage) -> None:
    edit, data = page.minutes.text, QMimeData()
    data.setText("Khai mạc.")
    assert edit.canInsertFromMimeData(data)
    edit.insertFromMimeData(data)
    assert first(page).text.text == "Khai mạc."
    edit.undo()
    assert edit.toPlainText() == ""


def test_what_was_typed_is_in_the_file_when_the_program_is_killed(page: MeetingsPage, tmp_path: Path) -> None:
    type_in(page.minutes.text, "Đồng chí Hà báo cáo", ".")
    killed = tmp_path / "killed"
    killed.mkdir()
    for found in page.store.database.path.parent.glob(f"{page.store.database.path.name}*"):
        shutil.copy(found, killed / found.name)
    copy = open_database(killed / page.store.database.path.name, KEY)
    kept = copy.read(list_items, meeting(page))[0].minutes_text
    copy.close()
    assert kept == "Đồng chí Hà báo cáo."


def test_steady_typing_is_kept_too(page: MeetingsPage) -> None:
    edit = page.minutes.text
    type_in(edit, "một")
    left = edit._pause.remainingTime()
    type_in(edit, " hai")
    assert 0 < edit._pause.remainingTime() <= left <= 5000


def test_a_sentence_about_a_worker_is_moved_into_the_annex_by_one_click(page: MeetingsPage) -> None:
    type_in(page.minutes.text, "Đủ người.", " Chị Dung cần đổi ca", ".")
    strip = page.minutes.sheet.text_names
    assert strip.isVisible()
    assert "nêu tên Đào Thị Dung" in said(page, "minuteNameStripLabel")
    press(page, "minuteNameStripButton")
    assert (first(page).text.text, first(page).note) == ("Đủ người.", "Chị Dung cần đổi ca.")
    assert page.minutes.sheet.note.toPlainText() == "Chị Dung cần đổi ca."
    assert strip.isHidden()


def test_the_class_of_a_named_person_is_told_and_cannot_be_moved(page: MeetingsPage) -> None:
    page.minutes.conclusion.setPlainText("Chị Dung lên tích cực")
    page.minutes.conclusion.keep()
    assert "thuộc loại nào" in said(page, "conclusionNameStripLabel")
    assert child(page, QPushButton, "conclusionNameStripButton").isHidden()
    page.minutes.conclusion.setPlainText("Giúp chị Dung")
    page.minutes.conclusion.keep()
    press(page, "conclusionNameStripButton")
    assert (first(page).conclusion.text, first(page).note) == ("", "Giúp chị Dung")


def test_an_opinion_is_written_with_its_speaker_and_moved_inside(page: MeetingsPage) -> None:
    press(page, "addOpinionButton")
    (line,) = page.minutes.sheet.opinions.lines
    line.speaker.setCurrentIndex(0)
    type_in(line.text, "Nhất trí", ".")
    (row,) = page.store.read(list_opinions, meeting(page))
    assert (row.speaker, row.form.words.text) == ("Trần Bích Hà", "Nhất trí.")
    assert page.minutes.sheet.opinions.lines == [line]
    type_in(line.text, " Giúp chị Dung", ".")
    assert not line.names.isHidden()
    press(line, "opinionNameStripButton")
    (row,) = page.store.read(list_opinions, meeting(page))
    assert row.form.internal
    assert child(line, QCheckBox, "opinionInternalCheck").isChecked()
    assert line.names.isHidden()


def test_opinions_are_taken_out_and_an_empty_line_leaves_nothing(page: MeetingsPage) -> None:
    press(page, "addOpinionButton")
    press(page, "addOpinionButton")
    (line,) = page.minutes.sheet.opinions.lines
    press(line, "removeOpinionButton")
    assert page.minutes.sheet.opinions.lines == []
    press(page, "addOpinionButton")
    (line,) = page.minutes.sheet.opinions.lines
    type_in(line.text, "Xong", ".")
    press(line, "removeOpinionButton")
    assert page.store.read(list_opinions, meeting(page)) == ()
    assert page.minutes.sheet.opinions.lines == []


def test_a_phrase_and_the_totals_of_a_round_are_inserted(page: MeetingsPage, window: MainWindow) -> None:
    menu = child(page, QMenu, "phraseMenu")
    menu.aboutToShow.emit()
    next(act for act in menu.actions() if act.text() == "Không có ý kiến khác.").trigger()
    next(act for act in menu.actions() if act.text().startswith("Số liệu đợt")).trigger()
    text = page.minutes.text.toPlainText()
    assert text.startswith("Không có ý kiến khác. Thông qua đợt")
    assert "15 quần chúng, gồm" in text
    next(act for act in menu.actions() if act.text() == "Sửa câu mẫu…").trigger()
    form = dialog(window, "phrasesDialog")
    child(form, QPlainTextEdit, "phrasesEdit").setPlainText("a" * 301)
    press(form, "savePhrasesButton")
    assert "không quá 300 chữ" in said(form, "phrasesErrorLabel")
    child(form, QPlainTextEdit, "phrasesEdit").setPlainText("Nhất trí.")
    press(form, "savePhrasesButton")
    assert page.store.read(list_phrases) == ("Nhất trí.",)


def test_a_workers_name_is_inserted_with_a_word_of_warning(page: MeetingsPage, window: MainWindow) -> None:
    type_in(page.minutes.text, "Hỏi ")
    press(page, "insertNameButton")
    form = dialog(window, "insertNameDialog")
    typed = child(form, QLineEdit, "insertNameEdit")
    typed.setText("không ai")
    assert "Không có ai khớp" in said(form, "insertNameNoteLabel")
    typed.returnPressed.emit()
    typed.setText("")
    for _step in range(3):
        key(typed, Qt.Key.Key_Down)
    assert "phụ lục nội bộ" in said(form, "insertNameNoteLabel")
    typed.setText("dao thi dung")
    typed.returnPressed.emit()
    assert "insertNameDialog" not in open_dialogs(window)
    assert page.minutes.text.toPlainText() == "Hỏi Đào Thị Dung"


def test_begin_and_end_are_noted_by_one_click_each(page: MeetingsPage) -> None:
    begin = child(page.minutes, QPushButton, "beginMeetingButton")
    assert begin.text().startswith("Bắt đầu ")
    begin.click()
    press(page.minutes, "endMeetingButton")
    now, found = f"{clock.now():%H}", page.store.read(get_meeting, meeting(page))
    assert found.start_time is not None
    assert found.end_time is not None
    assert {found.start_time[:2], found.end_time[:2]} <= {now, f"{(int(now) - 1) % 24:02d}"}
    assert said(page.minutes, "meetingClockLabel") == f"Họp từ {found.start_time} đến {found.end_time}"
    go_to(page, "24/11", MINUTES)
    assert begin.isHidden()


def test_the_view_of_writing_goes_from_item_to_item_by_one_key(page: MeetingsPage, window: MainWindow) -> None:
    press(page, "writingButton")
    view = dialog(window, "writingView")
    assert isinstance(view, WritingView)
    assert view.size() == window.size()
    edit = child(view, ItemSheet, "itemSheet").text
    type_in(edit, "Chưa hết câu")
    key(view, Qt.Key.Key_F9)
    assert said(view, "writingCountLabel") == "Mục 2/5"
    assert first(page).text.text == "Chưa hết câu"
    type_in(edit, "Thêm.")
    key(view, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert edit.toPlainText() == "Chưa hết câu"
    press(view, "writingNextButton")
    press(view, "writingCloseButton")
    assert "writingView" not in open_dialogs(window)
    assert page.minutes.list.currentIndex().row() == 1
    assert page.minutes.text.toPlainText().endswith("Thêm.")


def test_half_a_sentence_is_kept_when_the_view_of_writing_is_left(page: MeetingsPage, window: MainWindow) -> None:
    page.minutes.write_large()
    view = dialog(window, "writingView")
    child(view, ItemSheet, "itemSheet").note.setPlainText("Việc riêng")
    view.close()
    assert first(page).note == "Việc riêng"
    assert child(page, QLabel, "minutePresenterLabel").text().startswith("Trình bày: đồng chí")
