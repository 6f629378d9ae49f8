"""Phrases that minutes often use: a short list of the cell's own, inserted by a menu."""

from sqlalchemy.orm import Session

from dvqc_desktop.domain.changes import Change, Topic
from dvqc_desktop.domain.errors.settings import SettingRefusedError
from dvqc_desktop.domain.names import one_line
from dvqc_desktop.services.settings import read_setting, store_setting

KEY = "minutes.phrases"
MOST_PHRASES, LONGEST_PHRASE = 40, 300


def list_phrases(session: Session) -> tuple[str, ...]:
    """The phrases in their order."""
    return tuple(read_setting(session, KEY))


def save_phrases(session: Session, lines: str) -> Change:
    """Keep one phrase a line; empty lines are left out. Raises SettingRefusedError for too many or too long ones."""
    phrases = [words for line in lines.split("\n") if (words := one_line(line))]
    if len(phrases) > MOST_PHRASES:
        raise SettingRefusedError(words="Câu mẫu", fault=f"Giữ không quá {MOST_PHRASES} câu.")
    if any(len(phrase) > LONGEST_PHRASE for phrase in phrases):
        raise SettingRefusedError(words="Câu mẫu", fault=f"Mỗi câu không quá {LONGEST_PHRASE} chữ.")
    store_setting(session, KEY, phrases)
    return Change("sửa câu mẫu", "", frozenset({Topic.SETTINGS}))
