"""The unit the book belongs to: its kind, its names, and why and by whom the book is kept."""

from dataclasses import asdict, dataclass, replace

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.codes import UnitKind
from dvqc_desktop.domain.names import nfc, one_line
from dvqc_desktop.services.settings import read_setting, store_setting

KEY = "unit"
STATEMENT = ("purpose", "keeper", "basis")


@dataclass(frozen=True, slots=True)
class Unit:
    """A Party group (with its cell above it) or a cell; names as they stand on paper.

    `name` "Tổ đảng Tổ máy 6", `parent_name` "Chi bộ Phân xưởng Z2" (of a group), `superior_name` "Đảng bộ X.40";
    `purpose`, `keeper` and `basis` are the first-run statement on keeping the book.
    """

    kind: str = UnitKind.CELL
    name: str = ""
    code: str = ""
    parent_name: str = ""
    superior_name: str = ""
    place: str = ""
    term: str = ""
    purpose: str = ""
    keeper: str = ""
    basis: str = ""

    @property
    def is_group(self) -> bool:
        """True for a Party group, which passes conclusions, not resolutions."""
        return self.kind == UnitKind.PARTY_GROUP


def get_unit(session: Session) -> Unit:
    """The unit; empty names where the book was not set up yet."""
    return Unit(**(read_setting(session, KEY) or {}))


def has_statement(session: Session) -> bool:
    """Whether the book says what it is kept for, by whom and on what basis: asked for before anybody is classified."""
    unit = get_unit(session)
    return all(words.strip() for words in (unit.purpose, unit.keeper, unit.basis))


def save_statement(session: Session, purpose: str, keeper: str, basis: str) -> Change:
    """Keeps the statement on keeping the book; part of the unit's words."""
    _store(session, replace(get_unit(session), purpose=purpose, keeper=keeper, basis=basis))
    return Change("ghi mục đích giữ sổ", "", frozenset({Topic.SETTINGS}))


def save_unit(session: Session, unit: Unit) -> Change:
    """Keeps the unit's names and the statement on keeping the book."""
    _store(session, unit)
    return Change("ghi thông tin", unit.name, frozenset({Topic.SETTINGS}))


def _store(session: Session, unit: Unit) -> None:
    words = {field: nfc(text) if field in STATEMENT else one_line(text) for field, text in asdict(unit).items()}
    store_setting(session, KEY, words)
