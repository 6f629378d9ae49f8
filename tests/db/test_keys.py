"""Keys come from the passphrase and the salt; the recovery code carries the key and knows its own slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.db import keys
from dvqc_desktop.domain.errors.store import PassphraseTooShort, RecoveryCodeMistyped
from tests.conftest import SALT


def test_composed_and_decomposed_accents_give_the_same_key() -> None:
    composed, decomposed = "Tổ máy sáu rất vui", "Tổ máy sáu rất vui"
    assert keys.derive_key(composed, SALT) == keys.derive_key(decomposed, SALT)
    assert len(keys.derive_key(composed, SALT)) == 32
    assert keys.derive_key(composed, SALT) != keys.derive_key(composed, bytes(16))


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_code_gives_its_key_however_it_is_typed(key: bytes) -> None:
    code = keys.recovery_code(key)
    typed = code.replace("-", " ").lower().replace("o", "0").replace("i", "1").replace("b", "8")
    assert keys.key_from_recovery_code(typed) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 54), st.sampled_from("ACDEFGHJKLMNPQRSTUVWXYZ234567"))
def test_a_slip_of_one_letter_is_recognised(key: bytes, place: int, letter: str) -> None:
    code = keys.recovery_code(key).replace("-", "")
    mistyped = code[:place] + letter + code[place + 1 :]
    if mistyped != code:
        with pytest.raises(RecoveryCodeMistyped):
            keys.key_from_recovery_code(mistyped)


@pytest.mark.parametrize("typed", ["", "AAAA", "không phải mã", "A" * 56, "A" * 55])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(RecoveryCodeMistyped):
        keys.key_from_recovery_code(typed)


def test_a_short_passphrase_is_refused_with_its_length() -> None:
    with pytest.raises(PassphraseTooShort) as refused:
        keys.check_new_passphrase("mười bốn ký tự")
    assert "14" in str(refused.value)
    keys.check_new_passphrase("mười lăm ký tự.")
