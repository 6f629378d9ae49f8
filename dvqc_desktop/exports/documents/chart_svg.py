"""Bar charts of a report as drawings for paper: the geometry of the screen, in shades and hatching that print grey."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from dvqc_desktop.domain.charts import Bar, BarGeometry, BarLook, Box, Column, Group, grouped_bars, single_bars
from dvqc_desktop.exports.documents.model import Chart

FONT = "Tinos"
WIDTH, HEIGHT, LOW = 640.0, 210.0, 182.0  # units of the drawing; four of them are a millimetre
UNITS_A_MM = 4.0
LEGEND, TAIL = 26.0, 64.0
_INK = "#1a1a1a"
_FILLS = ("#3c3c3c", "url(#lines)", "#e4e4e4")
_PATTERNS = (
    '<defs><pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#ffffff"/><rect width="2.4" height="6" fill="#5a5a5a"/></pattern>'
    '<pattern id="missing" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    '<rect width="5" height="5" fill="#ffffff"/><rect width="1" height="5" fill="#7a7a7a"/></pattern></defs>'
)


def grouped_chart(title: str, series: Sequence[str], groups: Sequence[Group], *, height: float = HEIGHT) -> Chart:
    """Bars of several series over one word each, with a line that says which is which."""
    geometry = grouped_bars(groups, Box(0, LEGEND, WIDTH, height - LEGEND))
    said = "; ".join(f"{group.text}: {', '.join(map(str, group.values))}" for group in groups)
    return _chart(title, _legend(series) + _bars(geometry), f"{', '.join(series)}. {said}", height)


def single_chart(
    title: str, columns: Sequence[Column], agreed: int = 0, agreed_words: str = "", *, height: float = HEIGHT
) -> Chart:
    """One bar over each word, what is missing hatched above it, and a line at what was agreed."""
    tail = TAIL if agreed else 0.0
    geometry = single_bars(columns, agreed, Box(0, 0, WIDTH, height), tail)
    drawn = _bars(geometry)
    if geometry.limit_y is not None:
        y, end = geometry.limit_y, WIDTH - tail
        drawn += f'<line x1="0" y1="{y:.1f}" x2="{end}" y2="{y:.1f}" stroke="{_INK}" stroke-dasharray="5 3"/>'
        drawn += _text(end + 6, y + 5, agreed_words, anchor="start")
    return _chart(title, drawn, "; ".join(f"{column.text}: {column.value}" for column in columns), height)


def _chart(title: str, drawn: str, said: str, height: float) -> Chart:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{height:g}" '
        f'viewBox="0 0 {WIDTH:g} {height:g}">{_PATTERNS}{drawn}</svg>'
    )
    return Chart(title, svg, WIDTH / UNITS_A_MM, height / UNITS_A_MM, said)


def _legend(series: Sequence[str]) -> str:
    parts, left = [], 0.0
    for words, fill in zip(series, _FILLS, strict=False):
        parts.append(f'<rect x="{left}" y="4" width="14" height="12" fill="{fill}" stroke="{_INK}"/>')
        parts.append(_text(left + 20, 15, words, anchor="start"))
        left += 44 + 7.4 * len(words)
    return "".join(parts)


def _bars(geometry: BarGeometry) -> str:
    y = geometry.axis_y
    parts = [_bar(bar) for bar in geometry.bars]
    parts.append(f'<line x1="0" y1="{y:.1f}" x2="{WIDTH:g}" y2="{y:.1f}" stroke="{_INK}" stroke-width="0.8"/>')
    parts += [_text(label.x, y + 16, label.text, bold=label.strong) for label in geometry.labels]
    return "".join(parts)


def _bar(bar: Bar) -> str:
    box = bar.box
    fill = _FILLS[bar.series]
    if bar.look is not BarLook.FULL:
        fill = "url(#missing)" if bar.look is BarLook.MISSING else "#ffffff"
    drawn = (
        f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
        f'fill="{fill}" stroke="{_INK}" stroke-width="0.8"/>'
    )
    if bar.look is BarLook.MISSING:
        return drawn
    if bar.inside:
        return drawn + _text(box.x + box.width / 2, box.y + 16, str(bar.value), ink="#ffffff")
    return drawn + _text(box.x + box.width / 2, box.y - 5, str(bar.value))


def _text(x: float, y: float, words: str, anchor: str = "middle", bold: bool = False, ink: str = _INK) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FONT}" font-size="15" fill="{ink}" '
        f'text-anchor="{anchor}"{weight}>{escape(words)}</text>'
    )
