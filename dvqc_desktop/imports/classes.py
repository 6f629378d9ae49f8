"""Classes in a list are proposals: read with their aspect, never without one for the third class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvqc_desktop.domain.classes import WorkerClass
from dvqc_desktop.imports import values
from dvqc_desktop.imports.fields import Field

if TYPE_CHECKING:
    from dvqc_desktop.imports.check import RowDesk


def read_proposal(desk: RowDesk) -> tuple[str | None, str | None]:
    """The class a row proposes and its aspect; the third class without an aspect is a warning and no proposal."""
    found = desk.read(Field.CLASS, values.read_class)
    aspect = desk.read(Field.ASPECT, values.read_text)
    if found is None or found[0] is WorkerClass.UNCLASSIFIED:
        return None, None
    class_code, beside = found
    aspects = aspect or beside or None
    if class_code is WorkerClass.NEEDS_HELP and not aspects:
        desk.warn(Field.CLASS, "thiếu mặt cần giúp; không ghi đề nghị")
        return None, None
    return class_code.value, aspects
