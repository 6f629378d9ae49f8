"""The cell's own settings, read and changed together; and the cell's names of the classes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from dvqc_desktop.domain.cell_settings import FIELDS, NAME_KEYS, find_faults
from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.classes import WorkerClass, name_inside
from dvqc_desktop.domain.errors.settings import SettingRefusedError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.settings import read_setting, store_setting

TOPICS = frozenset({Topic.SETTINGS, Topic.CLASSES, Topic.CONTACTS, Topic.CHAIN})


def read_settings(session: Session) -> dict[str, Any]:
    """Every setting a cell may change, by its key."""
    return {field.key: read_setting(session, field.key) for field in FIELDS}


def save_settings(session: Session, values: Mapping[str, Any]) -> Change:
    """Keeps these settings as one act; what is not named stays as it is. Raises SettingRefusedError."""
    wanted = read_settings(session) | {key: one_line(value) if isinstance(value, str) else value
                                       for key, value in values.items()}  # fmt: skip
    faults = find_faults(wanted)
    for field in FIELDS:
        if field.key in faults:
            raise SettingRefusedError(words=field.words, fault=faults[field.key])
        if wanted[field.key] != read_setting(session, field.key):
            store_setting(session, field.key, wanted[field.key])
    return Change("đổi thiết lập", "", TOPICS)


def class_said(session: Session, worker_class: WorkerClass) -> str:
    """The cell's name of a class inside a sentence: "tích cực"."""
    return name_inside(str(read_setting(session, NAME_KEYS[worker_class])))


def class_names(session: Session) -> dict[WorkerClass, str]:
    """The cell's names of the four classes."""
    return {code: str(read_setting(session, key)) for code, key in NAME_KEYS.items()}
