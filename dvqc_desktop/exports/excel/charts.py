"""Native bar charts of the report workbook, told apart by shade and hatching, for a printer without colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dvqc_desktop.exports.excel.book import POINTS_PER_DIGIT
from dvqc_desktop.exports.excel.styles import FONT

if TYPE_CHECKING:
    from openpyxl.chart.text import RichText

    from dvqc_desktop.exports.excel.book import SheetWriter

POINTS_PER_CM = 72 / 2.54
_GAP_ROWS = 1
_LINE = "333333"


@dataclass(frozen=True, slots=True)
class Fill:
    """How the bars of a series look: a plain shade, or lines of the shade on white (`hatching` as DrawingML says)."""

    shade: str
    hatching: str = ""


CLASS_FILLS = (Fill("0B6150"), Fill("C9D6EA"), Fill("4F2A59", "wdUpDiag"))
COVER_FILLS = (
    Fill("7FA99E"),
    Fill("E1EDEA"),
    Fill("5A6B8C", "pct20"),
    Fill("5A6B8C", "ltHorz"),
    Fill("333333", "wdDnDiag"),
)
CONTACT_FILLS = (Fill("E4E7EC"), Fill("7FA99E"), Fill("0B6150"))


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart over the rows `first` to `last`, named in column A; the head of each column stands above `first`.

    `highest` is the greatest value, so that the axis counts in whole steps.
    """

    title: str
    columns: Sequence[int]
    first: int
    last: int
    fills: Sequence[Fill]
    highest: int
    stacked: bool = False
    height_cm: float = 7.0


def add_bars(sheet: "SheetWriter", bars: Bars) -> None:
    """Put the chart under what is written, on one page of paper, and go on below it; without rows there is none."""
    if bars.last < bars.first:
        return
    sheet.keep_together(bars.height_cm * POINTS_PER_CM)
    sheet.sheet.add_chart(_chart(sheet, bars), f"A{sheet.row}")
    sheet.skip(bars.height_cm * POINTS_PER_CM)
    sheet.row += _GAP_ROWS


def _chart(sheet: "SheetWriter", bars: Bars) -> Any:
    from openpyxl.chart import BarChart, Reference

    chart: Any = BarChart()
    chart.type, chart.gapWidth = ("bar", 45) if bars.stacked else ("col", 60)
    chart.grouping, chart.overlap = ("stacked", 100) if bars.stacked else ("clustered", 0)
    chart.title = _title(bars.title)
    chart.height, chart.width = bars.height_cm, sum(sheet.widths) * POINTS_PER_DIGIT / POINTS_PER_CM
    for column in bars.columns:
        values = Reference(sheet.sheet, min_col=column, min_row=bars.first - 1, max_row=bars.last)
        chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet.sheet, min_col=1, min_row=bars.first, max_row=bars.last))
    _set_axes(chart, bars.stacked, bars.highest)
    chart.legend.position, chart.legend.txPr = "b", _text(10)
    for series, fill in zip(chart.series, bars.fills, strict=True):
        _paint(series, fill)
    return chart


def _set_axes(chart: Any, lying: bool, highest: int) -> None:
    from openpyxl.chart.shapes import GraphicalProperties

    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min, chart.y_axis.number_format = 0, "0"
    chart.y_axis.majorUnit = _step(highest)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_line("BFBFBF"))
    chart.x_axis.txPr = chart.y_axis.txPr = _text(10)
    if lying:
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"


def _step(highest: int) -> int:
    """1, 2 or 5 times a power of ten, so that at most eight lines cross the chart."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest <= 8 * step:
                return step
        power *= 10


def _labels() -> Any:
    """The value at each bar but nought; openpyxl forgets to say that the format is the label's own."""
    from openpyxl.chart.label import DataLabelList

    inner: Any = DataLabelList

    class Labels(DataLabelList):
        __elements__, __attrs__ = inner.__elements__, inner.__attrs__
        __nested__, __namespaced__ = inner.__nested__, inner.__namespaced__

        def to_tree(self: Any, *args: Any, **kwargs: Any) -> Any:
            tree = super().to_tree(*args, **kwargs)
            for form in (element for element in tree if element.tag.endswith("numFmt")):
                form.set("sourceLinked", "0")
            return tree

    made: Any = Labels(numFmt="0;;", showVal=True, txPr=_text(10))
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(made, other, False)
    return made


def _paint(series: Any, fill: Fill) -> None:
    from openpyxl.drawing.fill import PatternFillProperties

    look = series.graphicalProperties
    if fill.hatching:
        lines: Any = PatternFillProperties()
        lines.prst = fill.hatching
        lines.fgClr, lines.bgClr = _colour(fill.shade), _colour("FFFFFF")
        look.pattFill = lines
    else:
        look.solidFill = fill.shade
    look.line = _line(_LINE)
    series.dLbls = _labels()


def _colour(shade: str) -> Any:
    from openpyxl.drawing.colors import ColorChoice

    made: Any = ColorChoice()
    made.srgbClr = shade
    return made


def _line(colour: str) -> Any:
    from openpyxl.drawing.line import LineProperties

    return LineProperties(solidFill=colour, w=6350)


def _characters(size: int, bold: bool) -> Any:
    from openpyxl.drawing.text import CharacterProperties, Font

    made: Any = CharacterProperties(sz=size * 100, b=bold, solidFill="000000")
    made.latin = made.cs = Font(typeface=FONT)
    return made


def _text(size: int) -> "RichText":
    """How the words of an axis, a legend or a label look."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties

    look = _characters(size, bold=False)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)
    paragraph.r = []
    return RichText(p=[paragraph])


def _title(words: str) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

    look = _characters(12, bold=True)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), r=[RegularTextRun(rPr=look, t=words)])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)
