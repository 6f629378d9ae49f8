"""The work mode of a round: a digit proposes and goes on, the third class asks its aspect, Esc keeps everything."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.services.classes import rounds
from dvqc_desktop.services.classes.classes import ClassForm, get_class
from dvqc_desktop.services.classes.round_walk import find_proposal
from tests.ui.kit import child, open_dialogs, press, put
from tests.ui.pages.board.round_kit import TODAY, hit, open_round, propose, proposed, told, walk_of

ACTIVE, AVERAGE, NEEDS_HELP = WorkerClass.ACTIVE, WorkerClass.AVERAGE, WorkerClass.NEEDS_HELP
KEY = Qt.Key


@pytest.fixture
def round_id(page):
    return open_round(page)


@pytest.fixture
def walk(page, round_id):
    return walk_of(page)


def words_of(walk):
    return [found.text() for found in child(walk, QWidget, "walkKnown").findChildren(QLabel)]


def test_a_digit_proposes_the_class_and_goes_on(page, ids, round_id, walk):
    assert told(walk, "walkName") == "Phạm Văn Cường"
    hit(walk, "1", "2")
    assert (proposed(page, round_id, ids["Cường"]), proposed(page, round_id, ids["Hạnh"])) == (ACTIVE, AVERAGE)
    assert page.store.read(get_class, ids["Hạnh"], TODAY) is ACTIVE
    assert (told(walk, "walkName"), told(walk, "walkBarWords")) == ("Trịnh Đình Khải", "2/15 đã có đề nghị")


def test_the_third_class_first_asks_its_aspect_by_keys_alone(page, ids, round_id, walk):
    hit(walk, "3")
    assert proposed(page, round_id, ids["Cường"]) is None
    hit(walk, KEY.Key_Return)
    assert told(walk, "walkAspectChecksError") == "Chưa chọn mặt cần giúp."
    hit(walk, KEY.Key_Right, KEY.Key_Space)
    child(walk, QLineEdit, "walkReasonEdit").setFocus()
    put(walk.focusWidget(), "Hàng phải sửa 9")
    hit(walk, "1", KEY.Key_Backspace, KEY.Key_Return)
    found = page.store.read(find_proposal, round_id, ids["Cường"])
    assert (found.aspects, found.reason) == (("chất lượng sản phẩm",), "Hàng phải sửa 9")
    assert told(walk, "walkName") == "Bùi Thị Hạnh"


def test_in_the_form_of_the_aspect_digits_and_esc_propose_nothing(page, ids, round_id, walk):
    hit(walk, "3", "1", "2", KEY.Key_Backspace)
    assert child(walk, QWidget, "walkThirdForm").isVisible()
    hit(walk, KEY.Key_Escape)
    assert not child(walk, QWidget, "walkThirdForm").isVisible()
    assert (told(walk, "walkName"), proposed(page, round_id, ids["Cường"])) == ("Phạm Văn Cường", None)
    assert walk.isVisible()


def test_back_on_and_skip(walk):
    hit(walk, KEY.Key_Return, KEY.Key_Right)
    assert told(walk, "walkName") == "Trịnh Đình Khải"
    hit(walk, KEY.Key_Backspace, KEY.Key_Left, KEY.Key_Left)
    assert told(walk, "walkName") == "Phạm Văn Cường"
    hit(walk, KEY.Key_End, KEY.Key_Right)
    assert told(walk, "walkName") == "Cao Thị Yến"
    hit(walk, KEY.Key_Return)
    assert told(walk, "walkName") == "Phạm Văn Cường"


def test_esc_leaves_with_everything_kept_and_it_goes_on_where_it_stopped(page, ids, walk, round_id):
    hit(walk, "1", "2", KEY.Key_Escape)
    assert open_dialogs(page) == []
    assert page.data.by_id[ids["Hạnh"]].proposed.worker_class is AVERAGE
    assert told(walk_of(page), "walkName") == "Trịnh Đình Khải"


def test_a_proposal_from_a_list_says_so_and_gives_way_to_one_by_hand(page, ids, round_id):
    propose(page, round_id, ids["Cường"], AVERAGE, rounds.IMPORT)
    walk = walk_of(page)
    hit(walk, KEY.Key_Home)
    assert told(walk, "walkState") == "Đề nghị: Trung bình, từ danh sách nhập"
    model = child(walk, QTableView, "walkList").model()
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "Phạm Văn Cường: Trung bình, từ danh sách nhập"
    hit(walk, "1", KEY.Key_Left)
    assert told(walk, "walkState") == "Đề nghị: Tích cực"


def test_a_proposal_is_taken_back_by_key_or_link(page, ids, round_id, walk):
    hit(walk, "1", KEY.Key_Left, KEY.Key_Delete, KEY.Key_Delete)
    assert proposed(page, round_id, ids["Cường"]) is None
    assert told(walk, "walkState") == "Chưa có đề nghị"
    hit(walk, "2", KEY.Key_Left)
    press(walk, "walkWithdrawButton")
    assert told(walk, "walkBarWords") == "0/15 đã có đề nghị"


def test_whoever_was_agreed_is_proposed_no_more(page, ids, round_id):
    propose(page, round_id, ids["Cường"], ACTIVE)
    proposal = page.store.read(find_proposal, round_id, ids["Cường"])
    page.store.write(rounds.agree_proposals, [proposal.id], ClassForm(ACTIVE, TODAY, "Thống nhất"))
    walk = walk_of(page)
    hit(walk, KEY.Key_Home, "2", KEY.Key_Delete)
    assert told(walk, "walkState") == "Đề nghị: Tích cực, đã thống nhất"
    assert proposed(page, round_id, ids["Cường"]) is ACTIVE


def test_the_mouse_and_space_choose_too(page, ids, round_id, walk):
    press(walk, "walkChoice_active")
    child(walk, QPushButton, "walkChoice_average").setFocus()
    hit(walk, "1")
    child(walk, QPushButton, "walkChoice_average").setFocus()
    hit(walk, KEY.Key_Space)
    assert [proposed(page, round_id, ids[name]) for name in ("Cường", "Hạnh", "Khải")] == [ACTIVE, ACTIVE, AVERAGE]


def test_a_key_held_down_a_letter_and_a_shortcut_propose_nothing(page, ids, round_id, walk):
    held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_1, Qt.KeyboardModifier.NoModifier, "1", True)
    control = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_1, Qt.KeyboardModifier.ControlModifier)
    for event in (held, control):
        QApplication.sendEvent(walk.focusWidget(), event)
    hit(walk, KEY.Key_A, KEY.Key_4)
    assert told(walk, "walkBarWords") == "0/15 đã có đề nghị"
    assert not walk.focusWidget().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_vietnamese_keyboard_has_letters_on_the_digits_and_still_proposes(page, ids, round_id, walk):
    plain = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(walk.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, 0x102, plain, 0, ord("1"), 0, "ă"))
    assert proposed(page, round_id, ids["Cường"]) is ACTIVE


def test_what_is_known_is_told_strengths_first_and_private_notes_never(walk):
    hit(walk, KEY.Key_Down, KEY.Key_Down)
    words = words_of(walk)
    assert words[0] == "Mặt mạnh"
    assert "3/5 việc đã xong" in words
    assert "Sản lượng QĐ 14 mỗi ngày: 166 cái/công, định mức 150: đạt từ 28/10/2026" in words
    assert "18/11/2026, giờ nghỉ, Nguyễn Thúy Lợi" in words
    assert "Cùng giúp: Phạm Văn Cường" in words
    assert not any("riêng" in text for text in words)


def test_page_down_scrolls_what_is_known(walk):
    hit(walk, KEY.Key_Down, KEY.Key_Down, KEY.Key_PageDown)
    bar = child(walk, QWidget, "walkKnown").verticalScrollBar()
    assert bar.value() > 0
    hit(walk, KEY.Key_PageUp)
    assert bar.value() == 0


def test_the_aspects_of_a_third_class_now_are_ticked_already(ids, walk):
    hit(walk, KEY.Key_Down, KEY.Key_Down, "3")
    ticked = [box.text() for box in walk.findChildren(QCheckBox) if box.isChecked()]
    assert ticked == ["Mức sản lượng"]


def test_the_board_under_the_walk_is_read_again_only_when_it_ends(page, walk, ids):
    hit(walk, "1")
    assert page.data.by_id[ids["Cường"]].proposed is None
    press(walk, "walkDoneButton")
    assert page.data.by_id[ids["Cường"]].proposed is not None
    assert page.data.progress.proposed == 1
