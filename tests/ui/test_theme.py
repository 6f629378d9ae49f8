"""Colours, type and icons: every token in both themes, sizes that follow the type, Vietnamese capitals unclipped."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QIcon
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.paths import resource
from dvqc_desktop.ui import marks, theme
from dvqc_desktop.ui.tokens import TOKENS
from dvqc_desktop.ui.vietnamese import VietnameseWords
from dvqc_desktop.ui.widgets.basics import button

TEXT_PAIRS = (("text", "window"), ("text2", "window"), ("text3", "header"), ("warn", "warnBg"), ("danger", "dangerBg"))
CLASS_PAIRS = (("tc", "tcBg"), ("tb", "tbBg"), ("kt", "ktBg"), ("onAccent", "accent"), ("selText", "sel"))


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    theme.apply_theme(qapp)
    yield qapp
    theme.apply_theme(qapp)


def luminance(token: str, dark: bool) -> float:
    color = QColor(TOKENS[token][dark])
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("pair", TEXT_PAIRS + CLASS_PAIRS)
def test_text_stands_out_from_its_ground(pair: tuple[str, str], dark: bool) -> None:
    light, dim = sorted((luminance(name, dark) for name in pair), reverse=True)
    assert (light + 0.05) / (dim + 0.05) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheet_fills_every_name_and_finds_every_picture(app: QApplication, dark: bool) -> None:
    sheet = theme.style_sheet(dark)
    assert "$" not in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert resource("icons", "theme", path.rsplit("/", 1)[-1]).is_file()


def test_the_theme_turns_dark_and_back(app: QApplication) -> None:
    theme.apply_theme(app, dark=True)
    assert theme.is_dark() and app.palette().window().color() == QColor(TOKENS["window"][1])
    theme.apply_theme(app)
    assert theme.color("window") == QColor(TOKENS["window"][0])


class Polished(QObject):
    """Counts how often a widget was given its style anew."""

    times = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.StyleChange
        return False


def test_the_same_dress_is_not_put_on_twice(app: QApplication, qtbot: QtBot) -> None:
    plain, polished = button("Chốt đợt…"), Polished()
    qtbot.addWidget(plain)
    plain.show()
    plain.installEventFilter(polished)
    theme.apply_theme(app)
    assert polished.times == 0
    theme.apply_theme(app, dark=True)
    assert polished.times > 0


def test_larger_type_makes_heights_larger_too(app: QApplication) -> None:
    theme.apply_theme(app, larger=True)
    assert (theme.px(32), theme.font().pixelSize()) == (37, 16)
    assert "min-height:32px" in theme.style_sheet(False)


def test_small_buttons_are_lower_than_others(app: QApplication, qtbot: QtBot) -> None:
    plain, small = button("Chốt đợt…"), button("Chốt đợt…")
    small.setProperty("kind", "small")
    for made in (plain, small):
        qtbot.addWidget(made)
        made.ensurePolished()
    assert (plain.sizeHint().height(), small.sizeHint().height()) == (30, 26)


def test_the_type_has_a_heavy_face_and_room_for_stacked_capitals(app: QApplication) -> None:
    assert QFontInfo(theme.font(14, 600)).weight() == 600
    assert "SemiCondensed" in QFontInfo(theme.font()).family() + QFontInfo(theme.font()).styleName()
    metrics = QFontMetrics(theme.font(14))
    assert metrics.boundingRect("ẪỄỘ").height() <= metrics.height()


def test_icons_take_the_colour_of_their_token_and_sleep_grey(app: QApplication) -> None:
    icon = theme.icon("add", 16, "danger")
    awake = icon.pixmap(QSize(16, 16)).toImage()
    asleep = icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    for picture, token in ((awake, "danger"), (asleep, "dis")):
        painted, wanted = picture.pixelColor(8, 8), theme.color(token)
        assert max(abs(painted.red() - wanted.red()), abs(painted.green() - wanted.green())) <= 2
    assert icon.pixmap(QSize(16, 16), 2.0).toImage().width() == 32


def test_each_class_has_a_mark_of_its_own_shape(app: QApplication) -> None:
    shapes = set()
    for worker_class in WorkerClass:
        picture = marks.mark_pixmap(worker_class, 24).toImage()
        shapes.add(tuple(picture.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24)))
    assert len(shapes) == len(WorkerClass)


def test_standard_buttons_speak_vietnamese(app: QApplication, qtbot: QtBot) -> None:
    words = VietnameseWords(app)
    app.installTranslator(words)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(box)
    texts = [button.text().replace("&", "") for button in box.buttons()]
    app.removeTranslator(words)
    assert sorted(texts) == ["Bỏ", "Lưu"]
