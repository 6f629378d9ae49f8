"""Moving cards: by drag, with the dialog of the class; what a drag and a copy carry out of the board."""

from datetime import date

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes.reclassify import main_holder
from dvqc_desktop.ui.pages.board.chips import MemberChip
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import class_of, drag, empty_place, names

TODAY = date(2026, 11, 20)
COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def test_dropping_opens_the_dialog_and_writes_nothing(page, ids, qtbot):
    view = child(page, QListView, "boardListActive")
    event = drag(page, ids["Hướng"], view, empty_place(view))
    qtbot.waitUntil(lambda: "reclassifyDialog" in open_dialogs(page))
    assert event.dropAction() == COPY
    assert class_of(page, ids["Hướng"]) is WorkerClass.AVERAGE
    press(page, "keepClassButton")
    assert open_dialogs(page) == []
    assert "Đinh Công Hướng" in names(page, "boardListAverage")


def test_a_drop_accepted_moves_the_card_and_is_one_undo_step(page, ids, qtbot):
    view = child(page, QListView, "boardListActive")
    drag(page, ids["Hướng"], view, empty_place(view))
    qtbot.waitUntil(lambda: "reclassifyDialog" in open_dialogs(page))
    form = dialog(page, "reclassifyDialog")
    child(form, QPlainTextEdit, "strengthEdit").setPlainText("Làm đều tay, hay giúp bạn")
    child(form, QLineEdit, "basisEdit").setText("Ba tháng liền vượt mức")
    combo = child(form, QComboBox, "memberHelperCombo")
    combo.setCurrentIndex(combo.findText("Lê Kim Oanh", Qt.MatchFlag.MatchStartsWith))
    press(form, "reclassifyButton")
    assert "Đinh Công Hướng" in names(page, "boardListActive")
    assert page.store.undo_label() == "phân loại Đinh Công Hướng"
    page.store.undo()
    assert "Đinh Công Hướng" in names(page, "boardListAverage")
    assert page.data.by_id[ids["Hướng"]].holder.name == "Hoàng Đình Sang"


def test_a_drop_in_its_own_column_does_nothing(page, ids, qtbot):
    view = child(page, QListView, "boardListAverage")
    drag(page, ids["Hướng"], view, empty_place(view))
    qtbot.wait(20)
    assert open_dialogs(page) == []


def test_a_drag_from_elsewhere_is_not_taken(page):
    view = child(page, QListView, "boardListActive")
    data = QMimeData()
    event = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, PLAIN)
    view.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_card_dropped_on_an_active_worker_proposes_him_as_holder(page, ids, qtbot):
    view = child(page, QListView, "boardListActive")
    model = view.model()
    place = view.visualRect(model.index(model.row_of(ids["Minh"]))).center()
    drag(page, ids["Yến"], view, place)
    qtbot.waitUntil(lambda: "holderDialog" in open_dialogs(page))
    form = dialog(page, "holderDialog")
    assert child(form, QComboBox, "holderCombo").currentData() == ids["Minh"]
    press(form, "assignButton")
    assert page.store.read(main_holder, ids["Yến"], TODAY) == ids["Minh"]


def test_a_card_dropped_on_a_member_proposes_the_member(page, ids, qtbot):
    chip = page.findChildren(MemberChip)[0]
    drag(page, ids["Yến"], chip, QPoint(20, 10))
    qtbot.waitUntil(lambda: "holderDialog" in open_dialogs(page))
    assert child(dialog(page, "holderDialog"), QComboBox, "holderCombo").currentData() == chip.member.id


def test_the_third_class_asks_for_each_of_its_parts(page, ids):
    page.acts.reclassify([ids["Tiến"]], WorkerClass.NEEDS_HELP)
    form = dialog(page, "reclassifyDialog")
    child(form, QPlainTextEdit, "strengthEdit").clear()
    press(form, "reclassifyButton")
    shown = {found.text() for found in form.findChildren(QLabel) if found.isVisible()}
    assert "Chưa ghi mặt mạnh của người này." in shown
    assert "Chưa chọn nguyên nhân. Nếu chưa biết, chọn “Chưa rõ, cần tìm hiểu”." in shown
    assert "Chưa ghi việc giúp đã thống nhất." in shown
    assert class_of(page, ids["Tiến"]) is WorkerClass.AVERAGE


def test_the_third_class_whole_gets_a_member_and_keeps_the_former_holder_helping(page, ids):
    page.acts.reclassify([ids["Tiến"]], WorkerClass.NEEDS_HELP)
    form = dialog(page, "reclassifyDialog")
    for box in (child(form, QWidget, name).findChildren(QCheckBox)[1] for name in ("aspectChecks", "causeChecks")):
        box.setChecked(True)
    child(form, QLineEdit, "helpEdit").setText("Chị Hà kèm một buổi mỗi tuần")
    child(form, QLineEdit, "basisEdit").setText("Nhóm đề nghị có đảng viên kèm trực tiếp")
    press(form, "reclassifyButton")
    card = page.data.by_id[ids["Tiến"]]
    assert (card.worker_class, card.aspects) == (WorkerClass.NEEDS_HELP, ("chất lượng sản phẩm",))
    assert card.holder.name == "Trần Bích Hà"
    assert [helper.name for helper in card.helpers] == ["Ngô Quang Minh"]


def test_the_dialog_tells_who_would_lose_a_holder(page, ids):
    page.acts.reclassify([ids["Cường"]], WorkerClass.AVERAGE)
    words = dialog(page, "reclassifyDialog").findChild(QWidget, "effectPanel").words()
    assert "Tạ Văn Quý: người phụ trách không còn là người tích cực." in words


def test_a_copy_of_the_list_holds_no_class_aspect_or_movement(page, qtbot):
    page._view._buttons[2].click()
    table = child(page, QTableView, "workerTable")
    table.selectAll()
    qtbot.keyClick(table, "c", Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert "Đào Thị Dung" in text
    for word in ("Tích cực", "Trung bình", "Cần giúp", "chất lượng", "từ T", "tiến bộ", "Phân loại"):
        assert word not in text


def test_a_list_of_one_class_is_not_copied(page, qtbot):
    page._view._buttons[2].click()
    QGuiApplication.clipboard().setText("trước")
    table = child(page, QTableView, "workerTable")
    page.list_view.segment._buttons[3].click()
    table.selectAll()
    qtbot.keyClick(table, "c", Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "trước"
    assert "lọc theo loại" in child(dialog(page, "errorDialog"), QLabel, "errorWhatLabel").text()


def test_a_drag_carries_ids_and_no_words(page):
    model = child(page, QListView, "boardListWeak").model()
    data = model.mimeData([model.index(0)])
    assert not data.hasText()
    assert b"Dung" not in bytes(data.data(data.formats()[0]).data())


def test_an_assignment_ends_by_key_with_its_reason_and_no_class_is_touched(page, ids, qtbot):
    page.open_row(ids["Tiến"])
    qtbot.keyClick(child(page, QListView, "boardListAverage"), Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    form = dialog(page, "holderDialog")
    edit = child(form, QLineEdit, "formerReasonEdit")
    assert "thôi phụ trách" in child(form, QLabel, "formerReasonEditError").text()
    edit.setText("đổi ca")
    press(form, "endHolderButton")
    assert page.store.read(main_holder, ids["Tiến"], TODAY) is None
    assert class_of(page, ids["Tiến"]) is WorkerClass.AVERAGE
    page.store.undo()
    assert page.store.read(main_holder, ids["Tiến"], TODAY) is not None


def test_the_menu_offers_the_end_of_an_assignment_to_whoever_has_a_holder(page, ids):
    def words(name):
        return [action.text() for action in page.acts.make_menu([page.data.by_id[ids[name]]]).actions()]

    assert "Thôi phân công phụ trách…\tShift+F7" in words("Tiến")
    assert "Thôi phân công phụ trách…\tShift+F7" not in words("Yến")
