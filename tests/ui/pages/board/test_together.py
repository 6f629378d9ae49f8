"""Several people selected: one by one or together, by key, menu, drag and list; the third class never together."""

from itertools import product

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListView, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes.classes import class_history
from dvqc_desktop.ui.pages.board.cards.column import Column
from dvqc_desktop.ui.pages.board.chips import MemberChip
from tests.ui.kit import child, dialog, open_dialogs, press
from tests.ui.pages.board.board_kit import COPY, LEFT, PLAIN, class_of, drag, empty_place

ACTIVE, AVERAGE, NEEDS_HELP, UNCLASSIFIED = (
    WorkerClass.ACTIVE,
    WorkerClass.AVERAGE,
    WorkerClass.NEEDS_HELP,
    WorkerClass.UNCLASSIFIED,
)
LISTS = {
    ACTIVE: "boardListActive",
    AVERAGE: "boardListAverage",
    NEEDS_HELP: "boardListWeak",
    UNCLASSIFIED: "boardListUnclassified",
}
SOMEBODY = {ACTIVE: "Sang", AVERAGE: "Tiến", NEEDS_HELP: "Khải"}


def drag_several(page, people, target):
    """Drags cards of one column together to an empty place of another."""
    source = next(c for c in page.findChildren(Column) if c.model.row_of(people[0]) >= 0)
    data = source.model.mimeData([source.model.index(source.model.row_of(person)) for person in people])
    at = empty_place(target)
    target.dragEnterEvent(QDragEnterEvent(at, COPY, data, LEFT, PLAIN))
    target.dragMoveEvent(QDragMoveEvent(at, COPY, data, LEFT, PLAIN))
    target.dropEvent(QDropEvent(QPointF(at), COPY, data, LEFT, PLAIN))


def test_several_get_one_class_with_one_reason_and_one_undo_step(page, ids):
    people = [ids["Tiến"], ids["Mai"]]
    page.acts.reclassify_together(people, ACTIVE)
    form = dialog(page, "togetherDialog")
    for person in people:
        child(form, QLineEdit, f"strengths_{person}").setText("Chăm, khéo tay")
    child(form, QLineEdit, "togetherReasonEdit").setText("Đạt mức cả quý")
    assert "2" in form.findChild(QWidget, "effectPanel").words()
    press(form, "togetherSaveButton")
    assert [class_of(page, person) for person in people] == [ACTIVE, ACTIVE]
    entry = page.store.read(class_history, ids["Mai"])[0]
    assert (entry.strengths, entry.reason) == ("Chăm, khéo tay", "Đạt mức cả quý")
    page.store.undo()
    assert [class_of(page, person) for person in people] == [AVERAGE, AVERAGE]


def test_strengths_of_each_and_a_reason_are_asked_for(page, ids):
    page.acts.reclassify_together([ids["Tiến"], ids["Mai"]], ACTIVE)
    form = dialog(page, "togetherDialog")
    child(form, QLineEdit, f"strengths_{ids['Mai']}").setText(" ")
    press(form, "togetherSaveButton")
    assert (
        child(form, QLabel, "togetherPeopleError").text()
        == "Chưa ghi mặt mạnh của " + page.data.by_id[ids["Mai"]].name + "."
    )
    assert child(form, QLabel, "togetherReasonEditError").text() == "Chưa ghi lý do hoặc căn cứ."
    press(form, "keepTogetherButton")
    assert class_of(page, ids["Tiến"]) is AVERAGE


def test_only_the_first_two_classes_are_offered_together(page, ids):
    page.acts.reclassify_together([ids["Tiến"], ids["Mai"]])
    form = dialog(page, "togetherDialog")
    assert {form._target._keys[0], form._target._keys[1]} == {ACTIVE, AVERAGE}
    assert len(form._target._keys) == 2
    assert any("xếp riêng từng người" in words.text() for words in form.findChildren(QLabel))


def test_whoever_is_in_the_class_already_stays(page, ids):
    page.acts.reclassify_together([ids["Tiến"], ids["Sang"]], AVERAGE)
    form = dialog(page, "togetherDialog")
    assert "1 người đã ở loại này" in form.findChild(QWidget, "effectPanel").words()
    assert not child(form, QLineEdit, f"strengths_{ids['Tiến']}").isEnabled()


def test_f8_with_several_selected_asks_how(page, ids, qtbot):
    page.stack.select([ids["Tiến"], ids["Mai"]], focus=True)
    qtbot.keyClick(child(page, QListView, "boardListAverage"), Qt.Key.Key_F8)
    press(dialog(page, "severalDialog"), "togetherButton")
    assert open_dialogs(page) == ["togetherDialog"]


def test_the_menu_of_several_offers_it_at_once(page, ids):
    menu = page.acts.make_menu([page.data.by_id[ids["Tiến"]], page.data.by_id[ids["Mai"]]])
    next(action for action in menu.actions() if action.text() == "Chuyển cùng lúc…").trigger()
    assert open_dialogs(page) == ["togetherDialog"]


def test_several_selected_in_the_list_are_asked_too(page):
    page._view._buttons[2].click()
    page.list_view.table.selectAll()
    press(page, "classifySelectedButton")
    assert open_dialogs(page) == ["severalDialog"]
    press(dialog(page, "severalDialog"), "keepSeveralButton")
    assert open_dialogs(page) == []


def test_several_cards_dragged_on_a_column_ask_how(page, ids, qtbot):
    drag_several(page, [ids["Tiến"], ids["Mai"]], child(page, QListView, "boardListActive"))
    qtbot.waitUntil(lambda: open_dialogs(page) == ["severalDialog"])
    press(dialog(page, "severalDialog"), "togetherButton")
    assert dialog(page, "togetherDialog")._target.value() is ACTIVE


def test_several_dragged_to_the_third_class_go_one_by_one(page, ids, qtbot):
    drag_several(page, [ids["Tiến"], ids["Mai"]], child(page, QListView, "boardListWeak"))
    qtbot.waitUntil(lambda: open_dialogs(page) == ["reclassifyDialog"])
    press(dialog(page, "reclassifyDialog"), "stopQueueButton")
    assert {class_of(page, ids["Tiến"]), class_of(page, ids["Mai"])} == {AVERAGE}


def dragged(page, person, target, qtbot):
    page.cards_area.show_unclassified(True)
    view = child(page, QListView, LISTS[target])
    drag(page, person, view, empty_place(view))
    qtbot.waitUntil(lambda: open_dialogs(page) == ["reclassifyDialog"])
    form = dialog(page, "reclassifyDialog")
    assert form._form.worker_class() is target
    return form


def test_a_card_dragged_in_any_direction_asks_and_refused_stays(page, ids, qtbot):
    for source, target in product(SOMEBODY, LISTS):
        if source is not target:
            press(dragged(page, ids[SOMEBODY[source]], target, qtbot), "keepClassButton")
            assert class_of(page, ids[SOMEBODY[source]]) is source


def test_a_card_dragged_in_any_direction_moves_when_the_dialog_is_accepted(page, ids, qtbot):
    for source, target in product(SOMEBODY, LISTS):
        if source is target:
            continue
        form = dragged(page, ids[SOMEBODY[source]], target, qtbot)
        child(form, QLineEdit, "basisEdit").setText("Theo dõi cả quý")
        if target is NEEDS_HELP:
            state_third_class(form)
        press(form, "reclassifyButton")
        assert class_of(page, ids[SOMEBODY[source]]) is target
        page.store.undo()
        assert class_of(page, ids[SOMEBODY[source]]) is source


def state_third_class(form):
    for name in ("aspectChecks", "causeChecks"):
        child(form, QWidget, name).findChildren(QCheckBox)[1].setChecked(True)
    child(form, QLineEdit, "helpEdit").setText("Chị Hà kèm một buổi mỗi tuần")


def test_a_card_dropped_on_a_member_or_an_active_worker_proposes_the_holder(page, ids, qtbot):
    chip = page.findChildren(MemberChip)[1]
    drag(page, ids["Tiến"], chip, chip.rect().center())
    qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
    assert child(dialog(page, "holderDialog"), QComboBox, "holderCombo").currentData() == chip.member.id
    press(dialog(page, "holderDialog"), "keepHolderButton")
    view = child(page, QListView, "boardListActive")
    row = next(c for c in page.findChildren(Column) if c.worker_class is ACTIVE).model.row_of(ids["Sang"])
    drag(page, ids["Tiến"], view, view.visualRect(view.model().index(row)).center())
    qtbot.waitUntil(lambda: open_dialogs(page) == ["holderDialog"])
    assert child(dialog(page, "holderDialog"), QComboBox, "holderCombo").currentData() == ids["Sang"]


def test_a_holder_against_a_rule_is_refused_with_its_reason(page, ids):
    page.acts.assign([ids["Khải"]], ids["Sang"])
    form = dialog(page, "holderDialog")
    assert "do đảng viên trực tiếp giúp" in form.findChild(QWidget, "effectPanel").words()
    press(form, "assignButton")
    assert open_dialogs(page) == ["holderDialog"]
