"""Reading something large in parts: each in a short read of its own, so that other reads come between them."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy.orm import Session

P = ParamSpec("P")
T = TypeVar("T")


class Read(Protocol):
    """How a part is read: by the store, each in a short read of its own, or within one session."""

    def __call__(self, fn: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T: ...


def within(session: Session) -> Read:
    """Reads every part within one session."""

    def read(fn: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return fn(session, *args, **kwargs)

    return read
