"""Words that stay in the book, looked for in what is written for others: the rule pack's lists and the class names."""

from sqlalchemy.orm import Session

from dvqc_desktop.domain.withheld import withheld_word
from dvqc_desktop.services.cell_settings import class_names
from dvqc_desktop.services.rules import rules_in_force


def withheld_in(session: Session, text: str, key: str = "register.withheld") -> str | None:
    """The first word of a text that may not leave the book, the cell's own names of the classes among them."""
    return withheld_word(text, withheld_words(session, key))


def withheld_words(session: Session, key: str = "register.withheld") -> tuple[str, ...]:
    """The words of a list of the rule pack, and the cell's own names of the classes."""
    return (*rules_in_force(session).lines(key), *class_names(session).values())
