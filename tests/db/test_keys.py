"""Keys come from the passphrase and the salt; the recovery code carries the key and knows its own slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvqc_desktop.db import keys
from dvqc_desktop.domain.errors.store import RecoveryCodeMistyped
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


def test_a_seal_does_not_show_its_key() -> None:
    seal = keys.new_seal("bốn năm từ không liền nghĩa")
    assert len(seal.salt) == 16 and seal.key.hex() not in repr(seal) and repr(seal.key) not in repr(seal)
    assert keys.derive_key("bốn năm từ không liền nghĩa", seal.salt) == seal.key
