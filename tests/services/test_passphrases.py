"""The list of phrases is read, and the names of this very cell and its members are known."""

import pytest

from dvqc_desktop.db.engine import Database
from dvqc_desktop.domain.errors.passphrases import PassphraseListed, PassphraseOfNames
from dvqc_desktop.services.passphrases import check_new_passphrase, guessable_names, listed_phrases


def test_the_list_holds_what_many_choose() -> None:
    assert len(listed_phrases()) > 100
    with pytest.raises(PassphraseListed):
        check_new_passphrase("qwertyuiop qwertyuiop")


@pytest.mark.parametrize(
    "passphrase",
    [
        "Tổ đảng Tổ máy 6",
        "tổ máy 6 tổ máy 6",
        "Nguyễn Thúy Lợi",
        "Lê Kim Oanh, Lê Kim Oanh",
        "Tổ máy 6, tổ máy 6",
        "Trần Bích Hà Trần Bích Hà",
    ],
)
def test_names_of_the_cell_and_of_its_members_are_refused(sample: Database, passphrase: str) -> None:
    names = sample.read(guessable_names)
    with pytest.raises(PassphraseOfNames):
        check_new_passphrase(passphrase, names)
