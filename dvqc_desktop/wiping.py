"""Overwrites secrets in memory: Python gives texts and bytes back uncleared, and there they can be found later."""

import ctypes
import sys

# A text's signs stand at its end, all of one width: the widest sign in it decides.
_WIDTHS = (("\x7f", "latin-1", 1), ("\xff", "latin-1", 1), ("\uffff", "utf-16-le", 2), ("\U0010ffff", "utf-32-le", 4))

_BYTES_HEAD = bytes.__basicsize__ - 1


def wipe(*secrets: str | bytes) -> None:
    """Overwrites secrets where they stand.

    Params: secrets - objects that nobody else holds, such as what was just typed or derived; never a constant. What
    is shorter than two signs is left alone, for the whole program shares those.
    """
    for secret in secrets:
        if len(secret) > 1:
            place, content = _found(secret)
            size = len(content)
            if _is_at(place, content):
                ctypes.memset(place, 0, size)
            if isinstance(secret, str):
                wipe(content)
            _is_at(id(nothing := bytes(size)) + _BYTES_HEAD, nothing)


def _is_at(place: int, content: bytes) -> bool:
    """Whether this content stands there.

    Done once more with zeros, it overwrites its own passing copy of the secret, and takes the secret out of the
    processor's wide registers: the loader of a library's next function would put them on the stack, to stay there.
    """
    return ctypes.string_at(place, len(content)) == content


def _found(secret: str | bytes) -> tuple[int, bytes]:
    """Where an object's content stands, and what should stand there."""
    if isinstance(secret, bytes):
        return id(secret) + _BYTES_HEAD, secret
    widest = max(secret)
    limit, coding, width = next(kind for kind in _WIDTHS if widest <= kind[0])
    head = sys.getsizeof(limit * 2) - 3 * width  # two signs and the zero that ends every text
    return id(secret) + head, secret.encode(coding, "surrogatepass")
