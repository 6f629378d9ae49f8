"""Colours, fonts, sizes and icons of the window; the only place that turns design tokens into Qt values."""

from collections.abc import Mapping
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from dvqc_desktop.paths import resource
from dvqc_desktop.ui.tokens import TOKENS

DARK_PROPERTY = "dvqcDark"
SCALE_PROPERTY = "dvqcScale"
FAMILY_PROPERTY = "dvqcFamily"
LARGER = 1.15
FONT_FILES = (
    "NotoSans-SemiCondensed.ttf",
    "NotoSans-SemiCondensedSemiBold.ttf",
    "NotoSans-SemiCondensedItalic.ttf",
)
FALLBACKS = ["Segoe UI", "Noto Sans", "Arial"]
BODY_PX = 14
QSS_SIZES = (12, 13, 14, 16, 17, 20)

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "btn",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "onAccent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "input",
    QPalette.ColorRole.Shadow: "line",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "selText",
    QPalette.ColorRole.Link: "info",
    QPalette.ColorRole.LinkVisited: "info",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED_ROLES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def is_dark() -> bool:
    """True while the dark theme is on."""
    app = QGuiApplication.instance()
    return app is not None and bool(app.property(DARK_PROPERTY))


def scale() -> float:
    """1.0, or 1.15 with the larger type."""
    app = QGuiApplication.instance()
    return float((app.property(SCALE_PROPERTY) if app else None) or 1.0)


def px(size: float) -> int:
    """A height or width that follows the size of the type, in pixels."""
    return round(size * scale())


def color(token: str) -> QColor:
    """The colour of a token in the theme now on; callers do not change it."""
    return _colors(is_dark())[token]


def colors() -> Mapping[str, QColor]:
    """All of them by token, for what asks for many in one frame; callers change nothing."""
    return _colors(is_dark())


@cache
def _colors(dark: bool) -> dict[str, QColor]:
    return {token: QColor(pair[dark]) for token, pair in TOKENS.items()}


def font(size: float = BODY_PX, weight: int = 400, italic: bool = False) -> QFont:
    """The window's type at a size in pixels of the normal type, 400 or 600 heavy; callers do not change it."""
    app = QGuiApplication.instance()
    family = str((app.property(FAMILY_PROPERTY) if app else None) or "Noto Sans SemiCondensed")
    return _font(family, px(size), weight, italic)


@cache
def _font(family: str, pixels: int, weight: int, italic: bool) -> QFont:
    made = QFont([family, *FALLBACKS])
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    made.setStretch(QFont.Stretch.SemiCondensed)
    return made


def apply_theme(app: QApplication, dark: bool = False, larger: bool = False) -> None:
    """Dresses the whole program: fonts, palette, style sheet. May be called again to change theme or type.

    The same dress is not put on twice: Qt would polish every widget anew.
    """
    if not app.property(FAMILY_PROPERTY):
        app.setStyle("Fusion")
        app.setProperty(FAMILY_PROPERTY, _load_fonts())
    app.setProperty(DARK_PROPERTY, dark)
    app.setProperty(SCALE_PROPERTY, LARGER if larger else 1.0)
    sheet = style_sheet(dark)
    if sheet == app.styleSheet():
        return
    app.styleHints().setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    app.setFont(font())
    app.setPalette(_palette(dark))
    app.setStyleSheet(sheet)


def _load_fonts() -> str:
    """Loads the type and gives the family that holds its heavy face too; systems name the families differently."""
    families: list[str] = []
    for name in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number)
    heavy = [family for family in families if any("SemiBold" in style for style in QFontDatabase.styles(family))]
    narrow = [family for family in families if family.endswith("SemiCondensed")]
    return (heavy or narrow or families or FALLBACKS)[0]


def _palette(dark: bool) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, _colors(dark)[token])
    for role in _DISABLED_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, _colors(dark)["dis"])
    return palette


def style_sheet(dark: bool) -> str:
    """The style sheet with the tokens of a theme filled in; sizes are named `f12` … `f20` and `h26` … `h30`."""
    values = {name: pair[dark] for name, pair in TOKENS.items()}
    values |= {f"f{size}": f"{px(size)}px" for size in QSS_SIZES}
    values |= {f"h{size}": f"{px(size)}px" for size in range(20, 37)}
    values["icons"] = resource("icons", "theme").as_posix()
    values["mode"] = "dark" if dark else "light"
    return Template(resource("theme.qss").read_text(encoding="utf-8")).substitute(values)


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def svg_pixmap(name: str, side: int, color_name: str) -> QPixmap:
    """A drawing of resources/icons in one colour, `side` device pixels wide."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_svg(name).replace("<path ", f'<path fill="{color_name}" ').encode()))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


class _IconEngine(QIconEngine):
    """Paints one drawing in the colours of the theme that is on when it is painted, sharp at any scale."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def _pixmap(self, side: int, mode: QIcon.Mode) -> QPixmap:
        token = "dis" if mode == QIcon.Mode.Disabled else self._token
        return svg_pixmap(self._name, side, TOKENS[token][is_dark()])

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        at = rect.topLeft() + QPoint((rect.width() - side) // 2, (rect.height() - side) // 2)
        painter.drawPixmap(QRect(at, QSize(side, side)), self._pixmap(round(side * ratio), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._with_gap(size, self._pixmap(min(size.width(), size.height()), mode))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, ratio: float) -> QPixmap:  # noqa: N802
        pixmap = QPixmap(self._pixmap(round(min(size.width(), size.height()) * ratio), mode))
        pixmap = self._with_gap(size * ratio, pixmap)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    @staticmethod
    def _with_gap(size: QSize, drawing: QPixmap) -> QPixmap:
        """The drawing at the left of a wider room: how a button keeps its icon away from its words."""
        if size.width() <= size.height():
            return drawing
        room = QPixmap(size)
        room.fill(Qt.GlobalColor.transparent)
        painter = QPainter(room)
        painter.drawPixmap(0, 0, drawing)
        painter.end()
        return room

    def clone(self) -> QIconEngine:
        return _IconEngine(self._name, self._token)


@cache
def _icon(file: str, token: str) -> QIcon:
    return QIcon(_IconEngine(file, token))


def icon(name: str, size: int = 16, color_token: str = "text2") -> QIcon:
    """An icon of resources/icons, drawn for `size` pixels.

    Params: name - without size and style ("add", or "home_filled" for the filled drawing); size - 16, 20 or 24.
    """
    base, style = (name.removesuffix("_filled"), "filled") if name.endswith("_filled") else (name, "regular")
    return _icon(f"{base}_{size}_{style}", color_token)


def pixmap(name: str, size: int, color_token: str, ratio: float = 1.0) -> QPixmap:
    """The same as a pixmap of `size` logical pixels, for delegates that paint themselves; callers do not change it."""
    base, style = (name.removesuffix("_filled"), "filled") if name.endswith("_filled") else (name, "regular")
    return _pixmap(f"{base}_{size}_{style}", size, TOKENS[color_token][is_dark()], ratio)


@cache
def _pixmap(file: str, size: int, color_name: str, ratio: float) -> QPixmap:
    made = QPixmap(svg_pixmap(file, round(size * ratio), color_name))
    made.setDevicePixelRatio(ratio)
    return made
