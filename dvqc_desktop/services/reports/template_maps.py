"""The maps of committees' forms that the book keeps: saved, listed, known again by the form's fingerprint."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dvqc_desktop.db.models import TemplateMap
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.templates import (
    TemplateMissingError,
    TemplateNamelessError,
    TemplateSheetEmptyError,
)
from dvqc_desktop.domain.forms import Form, form_print
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.domain.template_maps import CellMap, map_from_json, map_to_json

TOPICS = frozenset({Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class SavedMap:
    """A map of the book: its name, the edition its form tells of, and the map itself."""

    id: int
    name: str
    version: str
    cell_map: CellMap

    @property
    def words(self) -> str:
        """How it is called in lists: the name, and the edition where the form tells of one."""
        return f"{self.name} ({self.version})" if self.version else self.name


def saved_maps(session: Session) -> tuple[SavedMap, ...]:
    """All maps, by name, the newest edition of a name first."""
    rows = session.scalars(select(TemplateMap).order_by(TemplateMap.name, TemplateMap.id.desc()))
    return tuple(_saved(row) for row in rows)


def map_for(session: Session, form: Form) -> SavedMap | None:
    """The map that was made for this form, however its input cells are filled."""
    for saved in saved_maps(session):
        cell_map = saved.cell_map
        if form_print(form, cell_map.sheet, cell_map.cells) == cell_map.fingerprint:
            return saved
    return None


def save_map(session: Session, cell_map: CellMap, name: str, version: str) -> Change:
    """Keeps a map; one of the same form is replaced. Raises TemplateNamelessError, TemplateSheetEmptyError."""
    plain = one_line(name)
    if not plain:
        raise TemplateNamelessError
    if not cell_map.cells:
        raise TemplateSheetEmptyError
    row = session.scalars(select(TemplateMap).where(TemplateMap.fingerprint == cell_map.fingerprint)).one_or_none()
    if row is None:
        row = TemplateMap(fingerprint=cell_map.fingerprint)
        session.add(row)
    row.name, row.version = plain, one_line(version) or None
    row.sheet, row.cells = cell_map.sheet, map_to_json(cell_map)
    session.flush()
    return Change("ghép ô mẫu báo cáo", plain, TOPICS, row.id)


def delete_map(session: Session, map_id: int) -> Change:
    """Takes a map out of the book. Raises TemplateMissingError."""
    row = _row(session, map_id)
    session.delete(row)
    return Change("bỏ mẫu báo cáo", row.name, TOPICS)


def _row(session: Session, map_id: int) -> TemplateMap:
    row = session.get(TemplateMap, map_id)
    if row is None:
        raise TemplateMissingError
    return row


def _saved(row: TemplateMap) -> SavedMap:
    return SavedMap(row.id, row.name, row.version or "", map_from_json(row.cells, row.name))
