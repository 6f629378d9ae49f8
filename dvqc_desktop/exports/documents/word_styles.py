"""The page, the styles and the page number of a .docx, all by the measures of the rule pack."""

from datetime import datetime
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.model import Paper

BODY, LIST, TABLE, CELL = "Body Text", "List", "Table Grid", "Table Text"
TITLE, SUBJECT, HEADINGS = "Title", "Subtitle", ("Heading 1", "Heading 2", "Heading 3")
_NEUTRAL_TIME = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed value, so that the file tells nothing of its making
_BLACK = RGBColor(0, 0, 0)
_ADORNMENTS = ("w:pBdr", "w:contextualSpacing", "w:numPr")  # what Word's own styles have and a Party paper has not


def set_up(document: Any, paper: Paper, rules: RulePack) -> None:
    """Page, margins, page number, foot line, styles and neutral properties."""
    _properties(document, paper)
    section = document.sections[0]
    sides = Mm(rules.number("page.width")), Mm(rules.number("page.height"))
    section.page_width, section.page_height = sides[::-1] if paper.landscape else sides
    section.orientation = WD_ORIENT.LANDSCAPE if paper.landscape else WD_ORIENT.PORTRAIT
    for side in ("top", "bottom", "left", "right"):
        setattr(section, f"{side}_margin", Mm(rules.number(f"page.margin_{side}")))
    section.header_distance = Mm(rules.number("page.number_from_edge"))
    if rules.count("page.sides") == 2:
        document.settings.element.find(qn("w:zoom")).addnext(OxmlElement("w:mirrorMargins"))
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0], rules)
    if paper.foot:
        for footer in (section.footer, section.first_page_footer):
            footer.paragraphs[0].add_run(paper.foot).font.size = Pt(rules.number("internal.foot_size"))
    _styles(document, rules)


def _properties(document: Any, paper: Paper) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title, properties.language = paper.name, "vi-VN"
    properties.created = properties.modified = _NEUTRAL_TIME


def _styles(document: Any, rules: RulePack) -> None:
    styles = document.styles
    form = _style(styles["Normal"], rules, "text.size")
    form.space_after, form.line_spacing = Pt(0), 1.0
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    _running(_style(styles[BODY], rules, "text.size"), rules)
    _running(_style(styles[LIST], rules, "text.size"), rules)
    styles[LIST].paragraph_format.left_indent = Mm(0)
    for name in HEADINGS:
        form = _style(styles[name], rules, "text.size", bold=name != HEADINGS[2])
        _running(form, rules)
        form.keep_with_next, form.space_before = True, Pt(0)
    form = _style(styles[TITLE], rules, "title.size", bold=True)
    form.alignment, form.space_before, form.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(18), Pt(0)
    form = _style(styles[SUBJECT], rules, "title.subject_size", bold=True)
    form.alignment, form.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    cell = styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = styles["Normal"]
    _style(cell, rules, "table.size")


def _style(style: Any, rules: RulePack, size: str, *, bold: bool = False) -> Any:
    """One style in the text's font, black and upright; its paragraph format."""
    font, family = style.font, rules.text("text.font")
    font.name, font.size, font.bold, font.italic = family, Pt(rules.number(size)), bold, False
    font.color.rgb = _BLACK
    fonts = style.element.rPr.rFonts
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), family)
    form = style.paragraph_format
    for holder, names in ((style.element.rPr, ("w:spacing", "w:kern")), (style.element.get_or_add_pPr(), _ADORNMENTS)):
        for found in [part for name in names for part in holder.findall(qn(name))]:
            holder.remove(found)
    return form


def _running(form: Any, rules: RulePack) -> None:
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.first_line_indent = Mm(rules.number("text.first_line_indent"))
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(rules.number("text.line"))
    form.space_after = Pt(rules.number("text.paragraph_gap"))
    form.keep_together = False


def _page_number(paragraph: Any, rules: RulePack) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(rules.number("page.number_size"))
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
