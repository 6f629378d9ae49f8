"""Every refusal says what failed, what is safe and what to do, in the manners of the house."""

import importlib
import pkgutil
import re
import string
from datetime import date

import pytest

from dvqc_desktop.domain import errors
from dvqc_desktop.domain.errors import AppError

VIETNAMESE = frozenset("ăâđêôơưạảãàáầấậẩẫằắặẳẵẹẻẽèéềếệểễịỉĩìíọỏõòóồốộổỗờớợởỡụủũùúừứựửữỵỷỹỳýĐ")
MACHINE_WORDS = re.compile(
    r"\b(error|exception|traceback|errno|failed|sqlcipher|sqlalchemy|database|invalid|null|none|constraint|locked)\b",
    re.I,
)


def all_refusals() -> list[type[AppError]]:
    """Every refusal that is told; a root of several is told by its children alone."""
    for module in pkgutil.iter_modules(errors.__path__):
        importlib.import_module(f"{errors.__name__}.{module.name}")
    found: list[type[AppError]] = []
    waiting = [AppError]
    while waiting:
        children = waiting.pop().__subclasses__()
        waiting.extend(children)
        found.extend(child for child in children if child.what or not child.__subclasses__())
    return sorted(set(found), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", all_refusals(), ids=lambda kind: kind.__name__)
def test_a_refusal_has_three_parts_in_plain_words(kind: type[AppError]) -> None:
    templates = (kind.what, kind.safe, kind.remedy)
    fields = {
        name: date(2026, 11, 20) if spec and "%" in spec else 7
        for template in templates
        for _, name, spec, _ in string.Formatter().parse(template)
        if name
    }
    what, safe, remedy = kind(**fields).parts
    for part in (what, safe, remedy):
        assert part and part == part.strip()
        assert "!" not in part
        assert part.endswith((".", "…", ")", "7"))
        assert not MACHINE_WORDS.search(part)
    assert VIETNAMESE & set(what) and (VIETNAMESE | {"{"}) & set(kind.remedy)
    assert str(kind(**fields)).startswith(what)
    assert "lỗi hệ thống" not in str(kind(**fields)).casefold()
