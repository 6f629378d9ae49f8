"""The chain on A4: who holds whom and through whom others are reached; nobody's class, by word, mark or place.

Direct people stand together in the order of names, whatever they need help with or do well.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from dvqc_desktop.domain.dates import format_date
from dvqc_desktop.domain.errors.exports import NothingToPrintError
from dvqc_desktop.domain.names import group_words
from dvqc_desktop.domain.rule_pack import RulePack
from dvqc_desktop.exports.documents.chain_layout import Branch, chain_pages, sheet_frame
from dvqc_desktop.exports.documents.chain_model import ChainPage, ChainSheet
from dvqc_desktop.exports.documents.heads import foot_line, unit_words
from dvqc_desktop.services.board.board_people import BoardMember
from dvqc_desktop.services.people.paper_people import PaperGroup, PaperPeople, PaperPerson
from dvqc_desktop.services.unit import Unit

NAME = "Dây chuyền phụ trách"
GAP = "Chưa có người phụ trách"
NOBODY = "chưa phụ trách ai"
PAPER = "dây chuyền"


def whole_chain(data: PaperPeople, unit: Unit, printed_on: date, rules: RulePack) -> ChainSheet:
    """The chain of everybody on one sheet, or else on one for each group. Raises NothingToPrintError."""
    if not data.people:
        raise NothingToPrintError(paper=PAPER, missing="chưa có quần chúng nào trong sổ")
    blocks = _Tree(data, None).blocks()
    for landscape in (True, False):
        pages = chain_pages(NAME, blocks, sheet_frame(rules, landscape, blocks))
        if len(pages) == 1:
            return _sheet(data, unit, printed_on, rules, landscape, pages)
    if len(data.groups) == 1:
        return _sheet(data, unit, printed_on, rules, False, pages)
    turned = all(len(_group_pages(data, group, rules, True)) == 1 for group in data.groups)
    pages = [page for group in data.groups for page in _group_pages(data, group, rules, turned)]
    return _sheet(data, unit, printed_on, rules, turned, pages)


def group_chain(data: PaperPeople, group_id: int, unit: Unit, printed_on: date, rules: RulePack) -> ChainSheet:
    """The chain of one group. Raises NothingToPrintError."""
    group = next((group for group in data.groups if group.id == group_id), None)
    if group is None:
        raise NothingToPrintError(paper=PAPER, missing="nhóm này chưa có ai")
    turned = len(_group_pages(data, group, rules, True)) == 1
    return _sheet(data, unit, printed_on, rules, turned, _group_pages(data, group, rules, turned))


def member_chain(data: PaperPeople, member_id: int, unit: Unit, printed_on: date, rules: RulePack) -> ChainSheet:
    """The chain of one member. Raises NothingToPrintError."""
    member = next((member for member in data.members if member.id == member_id), None)
    if member is None:
        raise NothingToPrintError(paper=PAPER, missing=f"không có đảng viên số {member_id} đang sinh hoạt")
    block = _Tree(data, None).member(member)
    if not block.below:
        raise NothingToPrintError(paper=PAPER, missing=f"đồng chí {member.name} {NOBODY}")
    title = f"{NAME} – đồng chí {member.name}"
    turned = len(chain_pages(title, [block], sheet_frame(rules, True, [block]))) == 1
    pages = chain_pages(title, [block], sheet_frame(rules, turned, [block]))
    return _sheet(data, unit, printed_on, rules, turned, pages)


def _group_pages(data: PaperPeople, group: PaperGroup, rules: RulePack, landscape: bool) -> list[ChainPage]:
    blocks = _Tree(data, group).blocks()
    return chain_pages(f"{NAME} – {group_words(group.name)}", blocks, sheet_frame(rules, landscape, blocks))


def _sheet(
    data: PaperPeople, unit: Unit, printed_on: date, rules: RulePack, landscape: bool, pages: Sequence[ChainPage]
) -> ChainSheet:
    subject = f"{unit_words(unit)}, theo sổ ngày {format_date(data.day)}"
    return ChainSheet(NAME, subject, foot_line(unit, printed_on, rules), landscape, tuple(pages))


class _Tree:
    """The people by whom they are held by; with a group, its people alone and those through whom they are reached."""

    def __init__(self, data: PaperPeople, group: PaperGroup | None) -> None:
        self._data, self._group = data, group
        self._below: dict[int | None, list[PaperPerson]] = {}
        for person in data.people:
            self._below.setdefault(person.holder_id, []).append(person)
        self._groups: Mapping[int | None, str] = {each.id: each.name for each in data.groups}

    def blocks(self) -> list[Branch]:
        """Members, those with a post first, then the people whom nobody holds."""
        members = [self.member(member) for member in self._data.members]
        if self._group is not None:
            members = [block for block in members if block.below]
        gaps = self._branches(None)
        return [*members, *([Branch(GAP, (f"{len(gaps)} người",), gaps, bare=True)] if gaps else [])]

    def member(self, member: BoardMember) -> Branch:
        """A member with everybody he holds, directly and through others."""
        below = self._branches(member.id)
        notes = (member.note, "" if below else NOBODY)
        return Branch(member.name, tuple(note for note in notes if note), below)

    def _branches(self, holder_id: int | None) -> tuple[Branch, ...]:
        found = []
        for person in self._below.get(holder_id, ()):
            below = self._branches(person.id)
            if below or self._group is None or person.group_id == self._group.id:
                found.append(Branch(person.name, self._lines(person), below))
        return tuple(found)

    def _lines(self, person: PaperPerson) -> tuple[str, ...]:
        own = self._group is not None and person.group_id == self._group.id
        group = "" if own or person.group_id is None else group_words(self._groups.get(person.group_id, ""))
        work = ", ".join(part for part in (person.work, _small(group), _small(person.shift)) if part)
        beside = f"cùng giúp: {', '.join(person.helpers)}" if person.helpers else ""
        return tuple(line for line in (work, beside) if line)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
