"""Reads the map of a committee's form from the file of another book."""

from pathlib import Path

from dvqc_desktop.domain.errors.templates import TemplateMapMissingError, TemplateMapUnreadableError
from dvqc_desktop.domain.template_maps import CellMap, for_others, map_from_json
from dvqc_desktop.imports.limits import MEGABYTE

LARGEST = 2 * MEGABYTE


def read_map(path: Path) -> CellMap:
    """The map in a JSON file.

    Raises:
        TemplateMapMissingError: the file is not there or may not be read.
        TemplateMapUnreadableError, TemplateFigureUnknownError: it is no map of this program.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise TemplateMapMissingError(file=path.name) from None
    if len(content) > LARGEST:
        raise TemplateMapUnreadableError(file=path.name, why="tệp quá lớn")
    try:
        return for_others(map_from_json(content.decode("utf-8-sig"), path.name))
    except UnicodeDecodeError:
        raise TemplateMapUnreadableError(file=path.name, why="tệp không phải chữ UTF-8") from None
