"""The cell's own names of the classes, kept on the application as the theme is, for whatever paints a class."""

from collections.abc import Mapping

from PySide6.QtGui import QGuiApplication

from dvqc_desktop.domain.classes import CLASS_WORDS, WorkerClass, name_inside, with_names

PROPERTY = "dvqcClassName_"


def class_name(worker_class: WorkerClass) -> str:
    """The name of a class as this cell says it."""
    app = QGuiApplication.instance()
    return str((app.property(PROPERTY + worker_class.value) if app else None) or CLASS_WORDS[worker_class])


def class_names_now() -> dict[WorkerClass, str]:
    """The names of all four."""
    return {code: class_name(code) for code in WorkerClass}


def class_name_inside(worker_class: WorkerClass) -> str:
    """The name inside a sentence, after its beginning: "tích cực"."""
    return name_inside(class_name(worker_class))


def class_initials(worker_class: WorkerClass) -> str:
    """The first letters of the name, for a badge: "TB"."""
    return "".join(word[0] for word in class_name(worker_class).split()).upper()


def with_class_names(template: str) -> str:
    """A sentence with the names in the places named by the codes: "{average} có người phụ trách"."""
    return with_names(template, class_names_now())


def keep_class_names(names: Mapping[WorkerClass, str]) -> None:
    """Says the classes by these names from now on; what is on the screen is painted again by its own page."""
    app = QGuiApplication.instance()
    if app is not None:
        for code, name in names.items():
            app.setProperty(PROPERTY + code.value, name)
