"""A new passphrase is long enough and not a phrase that others would try first; each refusal says why."""

import unicodedata

import pytest

from dvqc_desktop.domain.errors.passphrases import (
    CodeOfAnotherKey,
    OldPassphraseWrong,
    PassphraseListed,
    PassphraseOfNames,
    PassphraseRefused,
    PassphraseRepeats,
    PassphraseTooShort,
    PassphraseUnchanged,
)
from dvqc_desktop.domain.passphrases import check_new_passphrase, length_of

LISTED = ("mật khẩu", "Đảng Cộng sản Việt Nam")
NAMES = ("Tổ máy 6", "Nguyễn Thúy Lợi")


def test_a_short_one_is_refused_with_its_length_in_characters_as_read() -> None:
    with pytest.raises(PassphraseTooShort, match="14 ký tự, cần từ 15"):
        check_new_passphrase(unicodedata.normalize("NFD", "mười bốn ký tự"), LISTED)
    check_new_passphrase("mười lăm ký tự.", LISTED)
    assert length_of(unicodedata.normalize("NFD", "tự")) == 2


@pytest.mark.parametrize(
    "passphrase",
    [
        "Đảng Cộng sản Việt Nam",
        "dang-cong-san-viet-nam",
        "ĐẢNG CỘNG SẢN VIỆT NAM...",
        "mat khau mat khau",
        "MậtKhẩuMậtKhẩuMậtK",
    ],
)
def test_a_listed_phrase_is_refused_however_it_is_written_or_repeated(passphrase: str) -> None:
    with pytest.raises(PassphraseListed):
        check_new_passphrase(passphrase, LISTED, NAMES)


@pytest.mark.parametrize("passphrase", ["tổ máy 6 tổ máy 6", "nguyen thuy loi nguyen", "Nguyễn Thúy Lợi"])
def test_names_of_the_cell_and_of_members_are_refused(passphrase: str) -> None:
    with pytest.raises(PassphraseOfNames):
        check_new_passphrase(passphrase, LISTED, NAMES)


@pytest.mark.parametrize(
    "passphrase", ["aaaaaaaaaaaaaaa", "1212121212121212", "abc abc abc abc abc", "-" * 20, "năm năm năm năm"]
)
def test_a_few_letters_over_and_over_are_refused(passphrase: str) -> None:
    with pytest.raises(PassphraseRepeats):
        check_new_passphrase(passphrase, LISTED, NAMES)


@pytest.mark.parametrize(
    "passphrase", ["mật khẩu là chùm khế", "tổ máy 6 uống trà gừng", "密码密码壹贰叁肆伍陆柒捌玖拾零"]
)
def test_a_phrase_with_something_of_its_own_is_taken(passphrase: str) -> None:
    check_new_passphrase(passphrase, LISTED, NAMES)


@pytest.mark.parametrize("kind", [*PassphraseRefused.__subclasses__(), OldPassphraseWrong, CodeOfAnotherKey])
def test_every_refusal_has_its_three_sentences(kind: type[PassphraseUnchanged]) -> None:
    assert all(kind(length=3, minimum=15).parts)
