"""Việc của tổ in a real window: a plan made, its cause asked for, its praise, its round; praise and families listed."""

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.codes import CauseArea, PlanState
from dvqc_desktop.domain.due import DueKind, DueRow
from dvqc_desktop.services.contacts import families, praise
from dvqc_desktop.services.people.leaders import workers_of
from dvqc_desktop.services.plans import plans, team_plans
from dvqc_desktop.ui.dialogs.print_preview.window import PrintPreviewWindow
from dvqc_desktop.ui.main_window import MainWindow
from dvqc_desktop.ui.pages.base import PageName
from dvqc_desktop.ui.pages.overview.acts import TaskActs
from dvqc_desktop.ui.pages.plans.page import PlansPage
from dvqc_desktop.ui.pages.plans.team.view import TeamView
from dvqc_desktop.ui.widgets.date_edit import OptionalDateEdit
from dvqc_desktop.ui.widgets.person_combo import PersonCombo
from dvqc_desktop.ui.widgets.segment import Segment
from tests.team_kit import TODAY
from tests.ui.kit import child, dialog, open_dialogs, press


def choose(view: TeamView, part: str) -> None:
    segment = child(view, Segment, "teamPartSegment")
    segment.set_value(part)
    segment.chosen.emit(part)


@pytest.fixture
def view(page: PlansPage) -> TeamView:
    page.show_view(TeamView.key)
    shown = page.view()
    assert isinstance(shown, TeamView)
    return shown


@pytest.fixture
def made(view: TeamView) -> TeamView:
    """A new plan of the team is on the form."""
    view.new_item()
    asked = dialog(view.window(), "teamPlanDialog")
    child(asked, QLineEdit, "teamTitleEdit").setText("Hàng phải sửa nhiều")
    press(asked, "teamPlanSaveButton")
    return view


def test_the_golden_story_is_read_with_its_figures_and_its_end(view: TeamView) -> None:
    assert child(view, QLabel, "teamNameLabel").text() == "Sản lượng QĐ 14 dưới mức một phần ba"
    assert child(view, QLabel, "teamAheadLabel").text() == "xong trước hạn 4 ngày"
    cells = [made.text() for made in view.work.form.panels.findChildren(QLabel)]
    assert "100 cái/công (02/09); dưới mức 33%" in cells
    assert "55% (10/09); dưới kế hoạch 45%" in cells
    assert child(view, QComboBox, "teamRoundCombo").currentText() == "Đợt quý III/2026"
    assert not child(view.tools, QPushButton, "reviewTeamPlanButton").isVisible()


def test_a_new_plan_wants_a_title_and_is_a_draft(view: TeamView) -> None:
    view.new_item()
    asked = dialog(view.window(), "teamPlanDialog")
    press(asked, "teamPlanSaveButton")
    assert "một câu" in child(asked, QLabel, "teamPlanDialogError").text()
    child(asked, QLineEdit, "teamTitleEdit").setText("Hàng phải sửa nhiều")
    press(asked, "teamPlanSaveButton")
    row = view.work.current()
    assert row is not None and (row.title, row.state) == ("Hàng phải sửa nhiều", PlanState.DRAFT)
    assert "ngày đã bàn với tổ" in child(view, QLabel, "planDraftLabel").text()


def test_a_cause_is_asked_for_its_area_and_through_whom(made: TeamView) -> None:
    row = made.work.current()
    assert row is not None
    made.work.form.panels.weaknesses.line_changed.emit(None, "Dao mòn, mài ở xa")
    press(made, "weaknessTieButton1")
    asked = dialog(made.window(), "weaknessDialog")
    through = child(asked, QComboBox, "weaknessHelperCombo")
    assert any("Hoàng Đình Sang" in through.itemText(place) for place in range(through.count()))
    child(asked, QComboBox, "causeAreaCombo").setCurrentIndex(3)
    through.setCurrentText("Chuyên môn")
    press(asked, "weaknessSaveButton")
    (cause,) = made.store.read(plans.get_plan, row.id).weaknesses
    assert (cause.area, cause.helped_by) == (CauseArea.LAYOUT, "Chuyên môn")
    made.work.form.panels.weaknesses.line_changed.emit(cause, "Dao mòn, mài ở cuối xưởng")
    assert made.store.read(plans.get_plan, row.id).weaknesses[0].area is CauseArea.LAYOUT


def test_figures_of_the_team_are_kept_without_asking_who_agreed(made: TeamView) -> None:
    row = made.work.current()
    assert row is not None
    press(made, "seriesButton")
    asked = dialog(made.window(), "seriesDialog")
    assert not child(asked, OptionalDateEdit, "seriesAgreedEdit").isVisible()
    child(asked, QLineEdit, "seriesPlannedEdit").setText("nhiều")
    press(asked, "seriesSaveButton")
    assert "ghi một con số" in child(asked, QLabel, "seriesDialogError").text()
    child(asked, QLineEdit, "seriesPlannedEdit").setText("160")
    press(asked, "seriesSaveButton")
    (series,) = made.store.read(plans.get_plan, row.id).series
    assert (series.name, series.planned) == ("Bình quân của cả tổ", 160)
    assert child(made, QLabel, "teamNameLabel").isVisible()


def test_the_team_is_commended_and_the_praise_taken_back(made: TeamView) -> None:
    row = made.work.current()
    assert row is not None
    press(made, "teamPraiseButton")
    asked = dialog(made.window(), "praiseDialog")
    press(asked, "praiseSaveButton")
    assert "chưa có việc được biểu dương" in child(asked, QLabel, "praiseDialogError").text()
    child(asked, QPlainTextEdit, "praiseTextEdit").setPlainText("Hạ hàng sửa còn 2%")
    press(asked, "praiseSaveButton")
    assert child(made, QLabel, "teamPraiseLabel").text() == "20/11/2026: Hạ hàng sửa còn 2%"
    press(made, "teamPraiseBackButton")
    assert made.store.read(praise.praise_of_team, row.id) == ()


def test_a_round_is_noted_and_the_dialog_of_rounds_opens_on_the_board(view: TeamView) -> None:
    row, rounds = view.work.current(), child(view, QComboBox, "teamRoundCombo")
    assert row is not None
    rounds.setCurrentIndex(0)
    rounds.activated.emit(0)
    assert view.store.read(team_plans.led_to, row.id).round_id is None
    window = view.window()
    press(view, "teamRoundsButton")
    assert open_dialogs(window) == ["roundDialog"]
    dialog(window, "roundDialog").close()


def test_a_plan_is_renamed_looked_back_at_and_printed(made: TeamView, qtbot: QtBot) -> None:
    press(made, "teamRenameButton")
    asked = dialog(made.window(), "teamPlanDialog")
    child(asked, QLineEdit, "teamTitleEdit").setText("Hàng phải sửa của Nhóm 1")
    child(asked, QComboBox, "teamGroupCombo").setCurrentIndex(1)
    press(asked, "teamPlanSaveButton")
    row = made.work.current()
    assert row is not None and (row.title, row.group_name) == ("Hàng phải sửa của Nhóm 1", "Nhóm 1")
    press(made.tools, "reviewTeamPlanButton")
    dialog(made.window(), "reviewDialog").close()
    made.print_current()
    preview = made.window().findChild(PrintPreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.isVisible())
    preview.close()


def test_somebody_is_commended_from_the_list_of_the_month(view: TeamView) -> None:
    choose(view, "praise")
    assert view.filter_edit() is view.praise.filter
    view.praise.filter.setText("khải")
    view.praise.filter.filtered.emit("khải")
    row = view.praise.current()
    assert row is not None and view.current_person() == row.person_id
    view.new_item()
    press(dialog(view.window(), "praiseDialog"), "praiseSaveButton")
    now = view.praise.current()
    assert now is not None and now.praised_on == TODAY
    press(view, "praiseBackButton")
    back = view.praise.current()
    assert back is not None and back.praised_on is None


def test_praise_and_families_are_not_copied(view: TeamView, qtbot: QtBot) -> None:
    person = view.store.read(workers_of, TODAY)[0]
    phrase = view.store.read(families.family_phrases)[0]
    view.store.write(families.agree_visits, person.id, TODAY, phrase)
    for part, panel in (("praise", view.praise), ("families", view.families)):
        choose(view, part)
        QGuiApplication.clipboard().setText("trước")
        panel.table.select_row(0)
        qtbot.keySequence(panel.table, QKeySequence(QKeySequence.StandardKey.Copy))
        assert panel.current() is not None
        assert QGuiApplication.clipboard().text() == "trước"


def test_the_lists_of_people_say_that_they_are_not_printed(window: MainWindow, view: TeamView) -> None:
    assert window.frame is not None
    for part in ("praise", "families"):
        choose(view, part)
        view.print_current()
        assert window.findChild(PrintPreviewWindow) is None
        assert "chỉ ở trong sổ, không in" in child(window, QLabel, "statusMessageLabel").text()
        window.frame.say("")


def test_a_family_agrees_is_visited_changed_and_taken_out(view: TeamView) -> None:
    choose(view, "families")
    window, panel = view.window(), view.families
    view.new_item()
    asked = dialog(window, "familyDialog")
    press(asked, "familySaveButton")
    assert "Chọn một người" in child(asked, QLabel, "familyDialogError").text()
    people = child(asked, PersonCombo, "familyPersonCombo")
    people.select(people.itemData(1))
    press(asked, "familySaveButton")
    row = panel.current()
    assert row is not None and row.agreed_on == TODAY
    press(view, "familyVisitButton")
    dialog(window, "contactDialog").close()
    press(view, "familyChangeButton")
    asked = dialog(window, "familyDialog")
    child(asked, QComboBox, "familyPhraseCombo").setCurrentText("Chỉ thăm dịp Tết")
    press(asked, "familySaveButton")
    assert view.store.read(families.list_families, TODAY)[0].phrase == "Chỉ thăm dịp Tết"
    press(view, "familyEndButton")
    assert view.store.read(families.list_families, TODAY) == ()


def test_the_phrases_are_rewritten_and_an_empty_list_is_refused(view: TeamView) -> None:
    choose(view, "families")
    press(view, "familyPhrasesButton")
    asked = dialog(view.window(), "phrasesDialog")
    text = child(asked, QPlainTextEdit, "phrasesTextEdit")
    text.setPlainText(" ")
    press(asked, "phrasesSaveButton")
    assert "còn trống" in child(asked, QLabel, "phrasesDialogError").text()
    text.setPlainText("Thăm cuối tuần\nThăm dịp Tết")
    press(asked, "phrasesSaveButton")
    assert view.store.read(families.family_phrases) == ("Thăm cuối tuần", "Thăm dịp Tết")


def test_the_overview_leads_to_the_teams_plan_and_to_the_visit(window: MainWindow, made: TeamView) -> None:
    assert window.frame is not None
    old = made.store.read(team_plans.list_team_plans)[-1]
    window.frame.navigate(PageName.OVERVIEW)
    acts = TaskActs(window.frame.shelf.current(), made.context)
    acts.do(DueRow(DueKind.TEAM, "", "", "", TODAY, "", old.id))
    assert window.frame.shelf.current() is made.window().findChild(PlansPage)
    row = made.work.current()
    assert row is not None and row.id == old.id
    acts.do(DueRow(DueKind.FAMILY, "", "", "", TODAY, "", None))
    dialog(window, "contactDialog").close()
