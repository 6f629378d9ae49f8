"""Every dialog that can leave somebody without a holder says so before it is saved."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from dvqc_desktop.domain.codes import Organization
from dvqc_desktop.services.chain.group_cover import CoverForm, cover_group
from dvqc_desktop.ui.pages.board.person.posts_part import PostLine
from tests.ui.kit import child, dialog, press

TODAY = date(2026, 11, 20)


@pytest.fixture
def covered(page, ids):
    """Group 3 is covered through Sang's post in the union, and with it Yến."""
    group = page.data.by_id[ids["Yến"]].group_id
    page.store.write(cover_group, CoverForm(group, ids["Sang"], Organization.UNION, TODAY))
    return ids


def words(form):
    return form.findChild(QWidget, "effectPanel").words()


def test_moving_to_another_group_says_who_leaves_the_cover_and_whose_holder_stays(page, covered):
    page.acts.edit_worker(covered["Yến"])
    form = dialog(page, "workerDialog")
    assert "Không ai mất người phụ trách." in words(form)
    child(form, QComboBox, "workerGroupCombo").setCurrentText("1")
    assert "Cao Thị Yến: chưa có người phụ trách." in words(form)
    press(form, "cancelWorkerButton")
    page.acts.edit_worker(covered["Quý"])
    form = dialog(page, "workerDialog")
    child(form, QComboBox, "workerGroupCombo").setCurrentText("2")
    assert "Phạm Văn Cường vẫn phụ trách." in words(form)


def test_giving_up_a_post_says_who_is_no_longer_covered(page, covered):
    page.acts.edit_worker(covered["Sang"])
    form = dialog(page, "workerDialog")
    for line in form.findChildren(PostLine):
        line.title.clear()
    assert "Cao Thị Yến: chưa có người phụ trách." in words(form)
    press(form, "saveWorkerButton")
    assert page.data.by_id[covered["Yến"]].breach == "none"


def test_a_new_direct_superior_who_holds_somebody_to_be_helped_is_told(page, ids):
    page.acts.edit_worker(ids["Khải"])
    form = dialog(page, "workerDialog")
    combo = child(form, QComboBox, "workerSuperiorCombo")
    combo.setCurrentIndex(combo.findText("Nguyễn Thúy Lợi"))
    assert "người phụ trách là cấp trên trực tiếp, chi bộ chưa đồng ý" in words(form)


def test_whoever_is_admitted_keeps_his_people(page, ids):
    page.acts.end_worker(ids["Nhựng"])
    form = dialog(page, "endWorkerDialog")
    assert "2 người mất người phụ trách:" in words(form)
    combo = child(form, QComboBox, "endReasonCombo")
    combo.setCurrentIndex(combo.findText("Được kết nạp", Qt.MatchFlag.MatchStartsWith))
    assert "giữ 2 người đang phụ trách" in words(form)
    assert "Đoàn Văn Lực" not in words(form)


def test_whoever_leaves_a_covered_group_to_its_post_is_told_apart(page, covered):
    page.acts.end_worker(covered["Minh"])
    form = dialog(page, "endWorkerDialog")
    assert "Mạc Văn Tiến: người phụ trách không còn ở đơn vị." in words(form)
    press(form, "keepWorkerButton")
    page.acts.end_worker(covered["Sang"])
    form = dialog(page, "endWorkerDialog")
    assert "3 người mất người phụ trách:" in words(form)
