"""Which new passphrases are taken: 15 characters or more, and not a phrase that others would try first."""

import unicodedata
from collections.abc import Iterable

from dvqc_desktop.domain.errors.passphrases import (
    PassphraseListed,
    PassphraseOfNames,
    PassphraseRepeats,
    PassphraseTooShort,
)
from dvqc_desktop.domain.names import fold

MINIMUM = 15
_SHORT_PATTERN = 4  # characters: "ab", "1234" over and over


def length_of(passphrase: str) -> int:
    """How long a passphrase is, in characters of its NFC form: an accent does not count by itself."""
    return len(unicodedata.normalize("NFC", passphrase))


def check_new_passphrase(passphrase: str, listed: Iterable[str], names: Iterable[str] = ()) -> None:
    """Refuses a new passphrase that is too short, or only a known phrase once or over and over.

    Accents, capitals, blanks and signs do not make a phrase another one. Params: listed - phrases often chosen;
    names - of the cell and its members. Raises PassphraseTooShort, PassphraseRepeats, PassphraseListed,
    PassphraseOfNames.
    """
    length = length_of(passphrase)
    if length < MINIMUM:
        raise PassphraseTooShort(length=length, minimum=MINIMUM)
    letters = bare(passphrase)
    if any(_only_repeats(letters, letters[:size]) for size in range(_SHORT_PATTERN + 1)):
        raise PassphraseRepeats
    if any(_only_repeats(letters, bare(phrase)) for phrase in listed):
        raise PassphraseListed
    if any(_only_repeats(letters, bare(name)) for name in names):
        raise PassphraseOfNames


def bare(text: str) -> str:
    """The letters and digits of a text, without accents, capitals, blanks and signs."""
    return "".join(character for character in fold(text) if character.isalnum())


def _only_repeats(letters: str, phrase: str) -> bool:
    """True for the phrase itself, and for it again and again, the last time perhaps in part."""
    if len(letters) < len(phrase):
        return False
    return not letters if not phrase else (phrase * (len(letters) // len(phrase) + 1))[: len(letters)] == letters
