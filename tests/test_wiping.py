"""Secrets are overwritten where they stand; what the whole program shares is left alone."""

import pytest

from dvqc_desktop.wiping import wipe


@pytest.mark.parametrize(
    "text", ["plain words", "caf\xe9 au lait", "mưa rơi trên mái tôn", "nốt nhạc 𝄞 và \ud800", b"bytes \x00\x01"]
)
def test_a_secret_is_no_longer_readable(text: str | bytes) -> None:
    secret = text[:4] + text[4:]  # type: ignore[operator]
    wipe(secret)
    assert len(secret) == len(text) and not any(map(ord, secret) if isinstance(secret, str) else secret)


def test_signs_that_all_share_stay() -> None:
    wipe("", "a", b"", b"a")
    assert chr(97) == "a" and bytes([97]) == b"a"
