"""The parts that every paper of the unit shares: its header, its closing, the foot line of internal sheets."""

from collections.abc import Iterator, Sequence
from datetime import date

from dvqc_desktop.domain.dates import format_date, paper_date
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.model import Annex, Block, Closing, Header, Signature
from dvqc_desktop.services.people.leaders import Leader
from dvqc_desktop.services.unit import Unit


def paper_header(unit: Unit, day: date, number: str | None = None) -> Header:
    """The header of a unit's paper of a day; a Party group stands under its cell, a cell under its committee."""
    superior = unit.parent_name if unit.is_group else unit.superior_name
    place = f"{unit.place}, " if unit.place else ""
    return Header(superior or unit.superior_name, unit.name, f"{place}{paper_date(day)}", number)


def signature_of(unit: Unit, signer: Leader | None, rules: RulePack) -> Signature:
    """Who signs on behalf of the unit: leader or deputy (never K/T for a cell), room for the name if unknown."""
    post = "deputy_post" if signer is not None and signer.deputy else "post"
    return Signature(
        rules.text(f"signature.{unit.kind}.{post}"),
        signer.name if signer else "",
        rules.text(f"signature.{unit.kind}.authority"),
    )


def minutes_signatures(secretary: str | None, chair: str | None, rules: RulePack) -> Closing:
    """Under minutes and lists of a meeting: the secretary at the left, the chair at the right (domain notes §1.6)."""
    left = Signature(rules.text("signature.minutes.secretary"), secretary or "")
    return Closing(Signature(rules.text("signature.minutes.chair"), chair or ""), left)


def paper_closing(unit: Unit, signer: Leader | None, rules: RulePack) -> Closing:
    """Recipients on the left, signature on the right."""
    above = unit.parent_name if unit.is_group else unit.superior_name
    report = (f"{_committee_words(above, unit)} (để báo cáo)",) if above else ()
    members = "Các đảng viên trong tổ" if unit.is_group else "Các đảng viên trong chi bộ"
    kept = "Lưu tổ đảng" if unit.is_group else "Lưu Chi bộ"
    return Closing(signature_of(unit, signer, rules), recipients=(*report, members, kept))


def annexes(parts: Sequence[tuple[str, Sequence[Block]]]) -> Iterator[Block]:
    """The annexes of a paper, each by its subject and its blocks; numbered in Arabic where there are two or more."""
    for place, (subject, blocks) in enumerate(parts, start=1):
        yield Annex(subject, place if len(parts) > 1 else None)
        yield from blocks


def unit_words(unit: Unit) -> str:
    """The unit as an internal sheet names it: a Party group with its cell, a cell alone."""
    return ", ".join(name for name in (unit.name, unit.parent_name if unit.is_group else "") if name) or "Sổ công tác"


def foot_line(unit: Unit, day: date, rules: RulePack) -> str:
    """The foot of an internal sheet: "Tài liệu nội bộ tổ đảng – in ngày 20/11/2026 – bản số …… / ……".

    Copies are numbered by hand as they are given out.
    """
    return rules.text(f"internal.foot.{unit.kind}").format(date=format_date(day))


def _committee_words(above: str, unit: Unit) -> str:
    """The body reported to: the committee of the cell above, or the superior as it is named."""
    name = above.strip()
    if unit.is_group and name.lower().startswith("chi bộ "):
        return f"Chi ủy {name[7:]}"
    if name.lower().startswith("đảng bộ "):
        return f"Đảng ủy {name[8:]}"
    return name
