"""A document drawn by Typst: PDF bytes, or one picture per page."""

import json
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from math import ceil
from typing import Any

from dvqc_desktop.domain.rule_pack import RulePack, Unit
from dvqc_desktop.exports.documents.chain_model import ChainSheet
from dvqc_desktop.exports.documents.letters import check_letters, forget, has_long_words
from dvqc_desktop.exports.documents.model import (
    Chart,
    Document,
    OpinionSlips,
    Paper,
    PaperSet,
    RecoverySheet,
    SlipForm,
    SlipSheet,
)
from dvqc_desktop.exports.documents.parts import Drawn, drawn_in_parts, joined, pdf_pages
from dvqc_desktop.exports.documents.slip_parts import slip_counts, slips_in_parts
from dvqc_desktop.paths import resource

SCREEN_PPI = 110
PRINT_PPI = 300
COUNT_PPI = 12
PDF_FONT = "Tinos"
POCKETS = 4  # pocket slips on an A4

_TEMPLATES = {
    Paper: "paper.typ",
    PaperSet: "papers.typ",
    SlipSheet: "slips.typ",
    OpinionSlips: "opinion_slips.typ",
    ChainSheet: "chain.typ",
    RecoverySheet: "recovery.typ",
}
_LINED_SLIPS = "slips_lines.typ"


def render_pdf(document: Document, rules: RulePack) -> bytes:
    """The document as PDF, without author, path or time in it; a long one is drawn part by part.

    Raises LettersMissingError.
    """
    check_letters(document, document.name, PDF_FONT)
    parts = _drawn(document, rules, "pdf", None, pdf_pages)
    return joined(document.name, [pdf for part in parts for pdf in part])


def render_pages(document: Document, rules: RulePack, pixels_per_inch: int = SCREEN_PPI) -> tuple[bytes, ...]:
    """One PNG picture per page; 110 pixels per inch for the screen, 300 for the printer. Raises LettersMissingError."""
    check_letters(document, document.name, PDF_FONT)
    parts = _drawn(document, rules, "png", pixels_per_inch, len)
    return tuple(page for part in parts for page in part)


def chart_picture(chart: Chart) -> bytes:
    """A chart as a PNG picture, sharp enough for print."""
    import typst

    folder = resource("typst")
    data = json.dumps({"svg": chart.svg, "width": chart.width, "height": chart.height}, ensure_ascii=False)
    compiler = typst.Compiler(
        folder / "chart.typ",
        root=folder,
        font_paths=[resource("fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    picture = compiler.compile(format="png", ppi=PRINT_PPI)
    assert isinstance(picture, bytes)
    return picture


def count_pages(document: Document, rules: RulePack) -> int:
    """How many pages the document has: by its slips, or drawn as small as can be."""
    if isinstance(document, SlipSheet):
        return ceil(count_slips(document, rules) / _slips_on_a_page(document))
    return len(render_pages(document, rules, COUNT_PPI))


def count_slips(sheet: SlipSheet, rules: RulePack, first: int = 1, last: int | None = None) -> int:
    """How many slips stand on some pages of the sheet; a member with many people gets more than one."""
    total = sum(slip_counts(sheet, lambda part: _slips_of_each(part, rules)))
    on_a_page = _slips_on_a_page(sheet)
    return min(total, last * on_a_page if last else total) - (first - 1) * on_a_page


def _slips_of_each(sheet: SlipSheet, rules: RulePack) -> list[int]:
    return list(json.loads(_compiler(sheet, rules).query("<each>", field="value", one=True)))


def _drawn(
    document: Document, rules: RulePack, form: str, ppi: int | None, count: Callable[[Drawn], int]
) -> Iterator[Drawn]:
    """The document drawn part by part; between two parts the memory of the first is given back."""
    parts = 0

    def draw(part: Document) -> Drawn:
        nonlocal parts
        parts += 1
        if parts > 1:
            forget()
        return _compiled(part, rules, form, ppi)

    if isinstance(document, SlipSheet):
        yield from map(draw, slips_in_parts(document, lambda some: _slips_of_each(some, rules)))
    else:
        yield from drawn_in_parts(document, draw, count)


def _slips_on_a_page(sheet: SlipSheet) -> int:
    return 1 if sheet.form is SlipForm.LINES else POCKETS


def _compiled(document: Document, rules: RulePack, form: str, ppi: int | None) -> tuple[bytes, ...]:
    pages = _compiler(document, rules).compile(format=form, ppi=ppi)
    return tuple(pages) if isinstance(pages, list) else (pages,)


def _compiler(document: Document, rules: RulePack) -> Any:
    import typst

    folder = resource("typst")
    lined = isinstance(document, SlipSheet) and document.form is SlipForm.LINES
    return typst.Compiler(
        folder / (_LINED_SLIPS if lined else _TEMPLATES[type(document)]),
        root=folder,
        font_paths=[resource("fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": _as_json(document, rules)},
    )


def _as_json(document: Document, rules: RulePack) -> str:
    """The document with the measures and the fixed words of the rule pack, as the templates read it."""
    texts = {key: rule.value for key, rule in rules.rules.items() if rule.unit is Unit.TEXT}
    data = {"document": _tagged(document), "measures": rules.measures(), "words": texts, "font": PDF_FONT}
    data |= {"sides": rules.count("page.sides"), "long-words": has_long_words(document)}
    return json.dumps(data, ensure_ascii=False)


def _tagged(value: object) -> object:
    """Dataclasses as dictionaries that name their kind, all the way down."""
    if is_dataclass(value) and not isinstance(value, type):
        fields = {name: getattr(value, name) for name in value.__dataclass_fields__}
        return {"kind": type(value).__name__} | {name: _tagged(part) for name, part in fields.items()}
    if isinstance(value, tuple):
        return [_tagged(part) for part in value]
    return value
