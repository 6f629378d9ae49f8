"""The root of all refusals: what failed, what is safe, what to do."""

from typing import ClassVar


class AppError(Exception):
    """A refusal told to the user in three parts; subclasses write the parts as templates over their values.

    The values given by name fill the templates. They are shown to the user and never logged.
    """

    what: ClassVar[str] = ""
    safe: ClassVar[str] = "Sổ không có gì thay đổi."
    remedy: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__()
        self.values_by_name = values

    def _filled(self, template: str) -> str:
        return template.format(**self.values_by_name)

    @property
    def parts(self) -> tuple[str, str, str]:
        """What failed, what is safe, what to do, in words for the screen."""
        return self._filled(self.what), self._filled(self.safe), self._filled(self.remedy)

    def __str__(self) -> str:
        return " ".join(part for part in self.parts if part)
