"""Which figure a cell of a committee's form most likely asks for, by the words and the code of its row."""

import re
from collections.abc import Mapping

from dvqc_desktop.domain.figures import DEFINITIONS, FigureDefinition, Unit
from dvqc_desktop.domain.forms import Form, FormCell, FormSheet, Holds, Place
from dvqc_desktop.domain.names import fold
from dvqc_desktop.domain.sheet_places import place_of, reference_of
from dvqc_desktop.domain.template_maps import Beside, CellMap, Target

OTHER_WORDS = {
    "members_total": "tổng số đảng viên hiện có",
    "members_assigned": "đảng viên phụ trách vận động quần chúng",
    "members_volunteered": "tự nhận đăng ký tự nguyện",
    "workers_total": "tổng số quần chúng công nhân lao động",
    "class_needs_help": "cần giúp đỡ từng mặt kém chậm tiến",
    "class_unclassified": "chưa xếp loại",
    "opening_total": "tổng số đầu kỳ",
    "moved_up": "tiến bộ lên loại",
    "moved_down": "giảm xuống loại",
    "arrived": "mới đến tăng trong kỳ",
    "departed": "chuyển đi nghỉ giảm trong kỳ",
    "contacts_total": "lượt gặp gỡ tiếp xúc",
    "people_met": "số người được gặp gỡ",
    "proposals_received": "ý kiến kiến nghị tiếp nhận phản ánh",
    "proposals_answered": "ý kiến kiến nghị đã trả lời giải quyết",
    "meetings_held": "số kỳ buổi cuộc họp sinh hoạt",
    "tasks_done": "công việc nhiệm vụ hoàn thành",
    "tasks_overdue": "công việc nhiệm vụ quá hạn chậm",
    "introduced": "quần chúng ưu tú giới thiệu cảm tình đảng",
    "admitted": "kết nạp đảng viên mới trong kỳ",
    "made_official": "chuyển đảng chính thức công nhận",
}
"""What forms of committees write for a figure, beside the program's own words."""

ENOUGH = 0.5
_CODE = re.compile(r"\d{1,3}[a-z]?")
_WORD = re.compile(r"[a-z0-9]+")
_EMPTY_WORDS = frozenset({"so", "trong", "do", "va", "cua", "ky", "cac", "duoc", "nguoi", "la"})
_BESIDE = (
    (Beside.LAST_YEAR, ("cung ky", "nam truoc")),
    (Beside.PREVIOUS, ("ky truoc", "thang truoc", "quy truoc", "lan truoc")),
)
_NO_FIGURES = ("ghi chu", "tang, giam", "tang giam", "so sanh")
_UNITS = {fold(unit.value): unit for unit in Unit}

Row = tuple[str, str]
"""The code and the words of a row, folded."""


def row_of(sheet: FormSheet, place: Place) -> Row:
    """The code of a cell's row ("01") and its longest words, both folded."""
    words = [fold(text) for text in sheet.row_words(place)]
    code = next((text for text in reversed(words) if _CODE.fullmatch(text)), "")
    return code, max((text for text in words if text != code and text not in _UNITS), key=len, default="")


def advice_for(sheet: FormSheet, place: Place, known: Mapping[Row, str] | None = None) -> tuple[Target, ...]:
    """The targets most likely meant, the best first; none where the row says nothing.

    `known` has the figures that other maps of this book give to rows of the same code and words.
    """
    if sheet.why_not(place):
        return ()
    head = fold(sheet.head_words(place))
    if any(word in head for word in _NO_FIGURES):
        return ()
    row, unit = row_of(sheet, place), _unit_of(sheet, place)
    if unit is None and _has_units(sheet):
        return ()
    likenesses = [(_likeness(each, row[1], unit), each.name) for each in DEFINITIONS]
    names = [name for likeness, name in sorted(likenesses, key=lambda each: -each[0]) if likeness >= ENOUGH]
    remembered = (known or {}).get(row)
    if remembered is not None:
        names = [remembered, *(name for name in names if name != remembered)]
    return tuple(Target(name, _beside(head)) for name in names)


def advice_for_sheet(sheet: FormSheet, known: Mapping[Row, str] | None = None) -> dict[str, Target]:
    """The best target of every empty cell that has one; a figure stands once in a column of periods."""
    found: dict[str, Target] = {}
    taken: set[Target] = set()
    for place in sorted(sheet.cells):
        if sheet.cells[place].holds is not Holds.NOTHING:
            continue
        best = next((target for target in advice_for(sheet, place, known) if target not in taken), None)
        if best is not None:
            found[reference_of(*place)] = best
            taken.add(best)
    return found


def known_rows(cell_map: CellMap) -> dict[Row, str]:
    """What a saved map says about rows, to be used for another edition of its form."""
    texts = {place_of(reference): FormCell(text, Holds.WORDS) for reference, text in cell_map.texts.items()}
    sheet = FormSheet(cell_map.sheet, cells=texts)
    found = {row_of(sheet, place_of(reference)): target.name for reference, target in cell_map.cells.items()}
    return {row: name for row, name in found.items() if row[1]}


def version_in(form: Form) -> str:
    """What the form says of its own edition ("Mẫu số 01-DV", "ban hành kèm theo …"); empty where it says nothing."""
    for sheet in form.sheets:
        for place in sorted(sheet.cells):
            cell = sheet.cells[place]
            if cell.holds is Holds.WORDS and re.search(r"mau so|phien ban|ban hanh|bieu so|ver", fold(cell.text)):
                return cell.text.strip()[:120]
    return ""


def title_in(sheet: FormSheet) -> str:
    """The form's title: the longest words among the first rows that are written in capitals."""
    texts = [sheet.cells[place].text.strip() for place in sorted(sheet.cells) if place[0] <= 8]
    capitals = [text for text in texts if text.isupper() and len(text) > 12]
    return max(capitals, key=len, default=sheet.name)


def _unit_of(sheet: FormSheet, place: Place) -> Unit | None:
    """The unit written in the cell's row, left of it."""
    return next((_UNITS[text] for text in map(fold, sheet.row_words(place)) if text in _UNITS), None)


def _has_units(sheet: FormSheet) -> bool:
    """Whether the form writes units: then a row without one is the heading of a part."""
    return any(cell.holds is Holds.WORDS and fold(cell.text) in _UNITS for cell in sheet.cells.values())


def _beside(head: str) -> Beside:
    return next((beside for beside, words in _BESIDE if any(word in head for word in words)), Beside.NOW)


def _likeness(definition: FigureDefinition, words: str, unit: Unit | None) -> float:
    """How much of the row's words the figure's own words cover, 0 to 1; 0 where the units differ."""
    if unit is not None and definition.unit is not unit:
        return 0.0
    asked = _tokens(words)
    said = (definition.words, OTHER_WORDS.get(definition.name, ""))
    return max(_overlap(asked, _tokens(fold(each))) for each in said)


def _overlap(asked: frozenset[str], said: frozenset[str]) -> float:
    both = len(asked & said)
    return 2 * both / (len(asked) + len(said)) if both else 0.0


def _tokens(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words)) - _EMPTY_WORDS
